import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { outputFolder } from "../emit/generated-file.js";
import { emitAll } from "../emit/index.js";
import { generatorLibraries } from "../emit/libraries.js";
import type { MadeBefore } from "../emit/made-before.js";
import { isRecord } from "../load/json.js";
import { changedRecords, type RecordFile, recordTranslations } from "../locales/record-translations.js";
import type { SoundBuilt } from "../model/build.js";
import { documentWordsFor, packageManifest } from "../words/words.js";
import { applyDiff } from "../write/apply.js";
import { diffFolder, type FolderDiff } from "../write/diff.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { finish } from "./interrupts.js";
import { reportProblems } from "./report-problems.js";
import { writeRecords } from "./write-records.js";

/** Writes what is generated from `contract`, or with `check` says whether it is there as it would be written. */
export async function writeContract(
  terminal: Terminal,
  { contract, draft }: Pick<SoundBuilt, "contract" | "draft">,
  options: {
    readonly check: boolean;
    readonly before?: MadeBefore;
    /** Is told how many files were written, in place of a line that says so. */
    readonly onWritten?: (count: number) => void;
    /** Is told what was written down about translations. */
    readonly onRecorded?: (records: readonly RecordFile[]) => void;
  },
): Promise<ExitCode> {
  const { words, progress } = terminal;
  progress(words.say("progress.making"));
  const files = await emitAll(contract, documentWordsFor, options.before).catch(ifLibraryMissing);
  if (!files) return refuseWithout(terminal);
  const diff = await diffFolder(join(terminal.root, outputFolder), files);
  if (diff.foreign) return refuse(terminal);
  const records = changedRecords(draft, recordTranslations(draft));
  if (options.check) return reportStaleness(terminal, diff, records, files.length);
  progress(words.say("progress.writing"));
  await finish(async () => {
    await writeRecords(terminal.root, records);
    options.onRecorded?.(records);
    await applyDiff(diff);
  });
  reportWritten(terminal, diff, files.length, options.onWritten);
  return exitCodes.ok;
}

/** @throws whatever else went wrong. */
function ifLibraryMissing(error: unknown): undefined {
  const missing = error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND";
  if (missing && generatorLibraries.some((name) => error.message.includes(`'${name}'`))) return undefined;
  throw error;
}

function refuseWithout({ words, err }: Terminal): ExitCode {
  const { devDependencies } = packageManifest();
  const versions = generatorLibraries.map((name) => `${name}@${devDependencies[name]}`);
  const command = `npm install --save-dev ${versions.join(" ")}`;
  err(words.say("generate.libraries", { libraries: generatorLibraries.join(", "), command }));
  return exitCodes.problems;
}

function refuse(terminal: Terminal): ExitCode {
  const file = `${outputFolder}/`;
  const place = { file, line: 1, column: 1, length: 1, excerpt: "" };
  reportProblems(terminal, [{ rule: "foreign-output", place, values: { file } }], "total");
  return exitCodes.problems;
}

async function reportStaleness(
  terminal: Terminal,
  diff: FolderDiff,
  records: readonly RecordFile[],
  count: number,
): Promise<ExitCode> {
  const { words, out, err, data, root } = terminal;
  data({ ...diffData(diff), records: records.map(({ path }) => path) });
  const lines = [
    ...changeLines(diff, (kind) => words.say(`generate.${kind}`)),
    ...records.map(({ path }) => `${words.say("generate.stale")}  ${path}`),
  ];
  if (lines.length === 0) {
    out(words.say("generate.unchanged", { count }));
    return exitCodes.ok;
  }
  for (const line of lines) err(line);
  err(words.say("generate.remedy", { command: await remedy(root) }));
  return exitCodes.problems;
}

const written = { missing: "new", stale: "changed", orphaned: "removed" } as const;

function reportWritten(
  { words, out, data }: Terminal,
  diff: FolderDiff,
  count: number,
  onWritten: ((count: number) => void) | undefined,
): void {
  data(diffData(diff));
  const lines = changeLines(diff, (kind) => words.say(`generate.${written[kind]}`));
  for (const line of lines) out(line);
  const changed = diff.missing.length + diff.stale.length;
  if (onWritten) onWritten(changed);
  else if (lines.length === 0) out(words.say("generate.unchanged", { count }));
  else out(words.say("generate.written", { count: changed }));
}

/** The files that differ, or differed until now. */
function diffData({ missing, stale, orphaned }: FolderDiff): object {
  const named = (path: string) => `${outputFolder}/${path}`;
  return {
    missing: missing.map(({ path }) => named(path)),
    stale: stale.map(({ path }) => named(path)),
    orphaned: orphaned.map(named),
  };
}

function changeLines(diff: FolderDiff, name: (kind: "missing" | "stale" | "orphaned") => string): string[] {
  return [
    ...diff.missing.map(({ path }) => `${name("missing")}  ${outputFolder}/${path}`),
    ...diff.stale.map(({ path }) => `${name("stale")}  ${outputFolder}/${path}`),
    ...diff.orphaned.map((path) => `${name("orphaned")}  ${outputFolder}/${path}`),
  ];
}

/** The command that mends stale output: the project's own script where it has one. */
async function remedy(root: string): Promise<string> {
  // One that is missing or broken is npm's to complain about.
  const manifest: unknown = await readFile(join(root, "package.json"), "utf8")
    .then((text): unknown => JSON.parse(text))
    .catch(() => undefined);
  const scripts = isRecord(manifest) ? manifest["scripts"] : undefined;
  const own = isRecord(scripts) && "generate" in scripts;
  const elsewhere = relative(process.cwd(), root);
  if (elsewhere === "") return own ? "npm run generate" : "npx maloi generate";
  return own ? `npm run generate --prefix ${elsewhere}` : `npx maloi generate --root ${elsewhere}`;
}
