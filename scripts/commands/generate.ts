import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { outputFolder } from "../emit/generated-file.js";
import { recordsFolder, sourceFolders } from "../load/source-folders.js";
import { applyDiff } from "../write/apply.js";
import { eachOf } from "../write/at-once.js";
import { listFiles } from "../write/diff.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { type LastRun, Memory } from "./last-run.js";
import { programPrint } from "./program-print.js";
import { reportWarnings } from "./report-problems.js";
import { printOf } from "./sealed-file.js";
import { SourceSnapshot } from "./source-snapshot.js";

/**
 * Writes `generated/`, or with `check` says whether it is as it would be written. That is never taken from the last run; what
 * is written may be, where nothing that it was made from has changed.
 */
export async function generate(terminal: Terminal, options: { readonly check: boolean }): Promise<ExitCode> {
  const { root, words, progress } = terminal;
  const memory = options.check ? undefined : await Memory.of(root, programPrint());
  const last = await memory?.lastRun();
  progress(words.say("progress.reading"));
  const snapshot = await SourceSnapshot.of(root, [...sourceFolders, recordsFolder]);
  if (last && (await isStillSo(root, last, snapshot))) return leaveAlone(terminal, last);
  // Loading what it takes to make anything takes longer than all that was done until here.
  const { generateAnew, generateSince } = await import("./generate-anew.js");
  return memory ? generateSince(terminal, memory, last, snapshot) : generateAnew(terminal, options);
}

/** Whether everything that was read and written is as the last run left it. */
async function isStillSo(
  root: string,
  { sources, referenced, outputs }: LastRun,
  snapshot: SourceSnapshot,
): Promise<boolean> {
  if (sources !== (await snapshot.state(referenced))) return false;
  const folder = join(root, outputFolder);
  const found = (await listFiles(folder)) ?? [];
  if (found.length !== Object.keys(outputs).length) return false;
  const same = await eachOf(found, async (path) => {
    const content = await readFile(join(folder, path)).catch(() => undefined);
    return content !== undefined && outputs[path]?.content === printOf(content);
  });
  return same.every(Boolean);
}

async function leaveAlone(terminal: Terminal, { problems, outputs }: LastRun): Promise<ExitCode> {
  const { root, words, out, data } = terminal;
  reportWarnings(terminal, problems);
  const none = { missing: [], stale: [], orphaned: [] };
  const count = Object.keys(outputs).length;
  // A run that was killed may have left something beside the folder.
  await applyDiff({ ...none, folder: join(root, outputFolder), unchanged: count, foreign: false });
  data(none);
  out(words.say("generate.unchanged", { count }));
  return exitCodes.ok;
}
