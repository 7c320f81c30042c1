import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { outputFolder } from "../emit/generated-file.js";
import { type Made, MadeBefore } from "../emit/made-before.js";
import { isRecord, type JsonObject } from "../load/json.js";
import { recordsFolder } from "../load/source-folders.js";
import { type Reader, readAnew } from "../load/sources.js";
import type { SoundBuilt } from "../model/build.js";
import { eachOf } from "../write/at-once.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { type LastRun, type LastRunFile, printOf } from "./last-run.js";
import { loadBuilt } from "./load-contract.js";
import { sourceState } from "./source-state.js";
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
  file: LastRunFile,
  last: LastRun | undefined,
): Promise<ExitCode> {
  const { root } = terminal;
  const known = last?.referenced ?? [];
  const state = await sourceState(root, known, [recordsFolder]);
  const description = new Description(last?.openapi);
  const built = await loadBuilt(terminal, "total", { ...readAnew, bundle: description.bundle });
  if (!built.contract) return exitCodes.problems;
  const before = new MadeBefore(await outputsOf(root, last));
  const code = await writeContract(terminal, built, { check: false, before });
  if (code !== exitCodes.ok) return code;
  const run = runOf(built, before.known, description.print);
  const isSame =
    isDeepStrictEqual(known, run.referenced) && state === (await sourceState(root, known, [recordsFolder]));
  await file.write({ ...run, ...(isSame && { sources: state }) });
  return code;
}

/** The OpenAPI description, which is not checked again while it is the same. */
class Description {
  /** Of the one that was found sound. */
  print: string | undefined;

  constructor(print: string | undefined) {
    this.print = print;
  }

  readonly bundle: Reader["bundle"] = async (root, openapi) => {
    const { file, text, value } = openapi;
    const print = printOf(`${file}\n${text}`);
    if (print === this.print && isPlain(value)) return { document: value, problems: [], files: [] };
    const bundled = await readAnew.bundle(root, openapi);
    const { document, files = [] } = bundled;
    // What is in several files, or was made another one of, is made of them each time.
    const isAsWritten = document !== undefined && files.length === 0 && isDeepStrictEqual(document, value);
    this.print = isAsWritten ? print : undefined;
    return isAsWritten && isPlain(value) ? { ...bundled, document: value } : bundled;
  };
}

/** What YAML without tags gives is plain data. */
function isPlain(value: unknown): value is JsonObject {
  return isRecord(value);
}

/** The files that are there as the last run left them. */
async function outputsOf(root: string, last: LastRun | undefined): Promise<ReadonlyMap<string, Made>> {
  const found = await eachOf(Object.entries(last?.outputs ?? {}), async ([path, prints]) => {
    const content = await readFile(join(root, outputFolder, path), "utf8").catch(() => undefined);
    if (content === undefined || printOf(content) !== prints.content) return [];
    return [[path, { print: prints.part, file: { path, content } }] as const];
  });
  return new Map(found.flat());
}

function runOf(
  { draft, problems }: SoundBuilt,
  made: ReadonlyMap<string, Made>,
  openapi: string | undefined,
): LastRun {
  const outputs = [...made].map(([path, { print, file }]) => {
    return [path, { part: print, content: printOf(file.content) }] as const;
  });
  return {
    referenced: [...(draft.sources.referenced ?? [])].sort(),
    ...(openapi !== undefined && { openapi }),
    problems,
    outputs: Object.fromEntries(outputs),
  };
}
