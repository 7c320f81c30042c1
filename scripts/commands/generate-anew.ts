import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type GeneratedFile, outputFolder } from "../emit/generated-file.js";
import { knowPrint, type Made, MadeBefore } from "../emit/made-before.js";
import type { RecordFile } from "../locales/record-translations.js";
import { eachOf } from "../write/at-once.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { KnownReadings } from "./known-readings.js";
import type { LastRun, Memory, OutputPrints } from "./last-run.js";
import { loadBuilt } from "./load-contract.js";
import { RememberingReader } from "./remembering-reader.js";
import { printOf } from "./sealed-file.js";
import type { SourceSnapshot } from "./source-snapshot.js";
import { writeContract } from "./write-contract.js";

/** Makes all of `generated/`. */
export async function generateAnew(
  terminal: Terminal,
  options: { readonly check: boolean },
): Promise<ExitCode> {
  const built = await loadBuilt(terminal, "total");
  return built.contract ? writeContract(terminal, built, options) : exitCodes.problems;
}

/** Makes what is not as `last` left it, and remembers this run in its stead. */
export async function generateSince(
  terminal: Terminal,
  memory: Memory,
  last: LastRun | undefined,
  snapshot: SourceSnapshot,
): Promise<ExitCode> {
  const readings = new KnownReadings(await memory.readings.read());
  const reader = new RememberingReader(snapshot, readings, last);
  const built = await loadBuilt(terminal, "total", reader);
  if (!built.contract) return exitCodes.problems;
  if (reader.sound) knowPrint(built.contract.openapi, reader.sound.print);
  const before = new MadeBefore(await outputsOf(terminal.root, last));
  const onRecorded = (records: readonly RecordFile[]) => {
    for (const { path, content } of records) snapshot.noteWritten(path, content);
  };
  const code = await writeContract(terminal, built, { check: false, before, onRecorded });
  if (code !== exitCodes.ok || snapshot.isTorn) return code;
  const referenced = [...(built.draft.sources.referenced ?? [])].sort();
  await memory.keepLastRun({
    sources: await snapshot.state(referenced),
    referenced,
    ...(reader.sound && { openapi: reader.sound }),
    problems: built.problems,
    outputs: outputPrints(before.known, last),
  });
  if (readings.isChanged) await memory.readings.write(readings.lines);
  return code;
}

/** The files that are there as the last run left them. */
async function outputsOf(root: string, last: LastRun | undefined): Promise<ReadonlyMap<string, Made>> {
  const found = await eachOf(Object.entries(last?.outputs ?? {}), async ([path, prints]) => {
    const content = await readFile(join(root, outputFolder, path)).catch(() => undefined);
    if (content === undefined || printOf(content) !== prints.content) return [];
    return [[path, { print: prints.part, file: new FoundFile(path, content) }] as const];
  });
  return new Map(found.flat());
}

/** A file as it was found. Few of them are looked into. */
class FoundFile implements GeneratedFile {
  readonly path: string;
  readonly isThere = true;
  readonly #content: Buffer;

  constructor(path: string, content: Buffer) {
    this.path = path;
    this.#content = content;
  }

  get content(): string {
    return this.#content.toString("utf8");
  }
}

function outputPrints(made: ReadonlyMap<string, Made>, last: LastRun | undefined): LastRun["outputs"] {
  const outputs = [...made].map(([path, { print, file }]): [string, OutputPrints] => {
    const known = file.isThere ? last?.outputs[path] : undefined;
    return [path, known ?? { part: print, content: printOf(file.content) }];
  });
  return Object.fromEntries(outputs);
}
