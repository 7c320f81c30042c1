import { existsSync, type FSWatcher, watch as watchFolder } from "node:fs";
import { join } from "node:path";
import { diffContracts } from "../diff/diff-contracts.js";
import type { Contract } from "../model/contract.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { reportChanges } from "./diff-report.js";
import { writeContract } from "./generate.js";
import { loadContract } from "./load-contract.js";
import { stopSignal } from "./stop-signal.js";

const folders = ["spec", "locales"];

/** An editor writes a file in several steps; when for so many ms nothing happened, it is done. */
const quiet = 50;

/**
 * Writes `generated/`, and again whenever a source has changed, until it is stopped. Says what each change means for those who
 * use the contract. While the sources have errors, what was written stays.
 */
export async function watch(terminal: Terminal): Promise<ExitCode> {
  const stopped = stopSignal();
  let known = await refresh(terminal, undefined);
  const watchers = onChange(terminal.root, async () => {
    known = await refresh(terminal, known);
  });
  terminal.out(
    terminal.words.say("generate.watching", { folders: folders.map((name) => `${name}/`).join(", ") }),
  );
  await stopped;
  for (const watcher of watchers) watcher.close();
  return exitCodes.ok;
}

async function refresh(terminal: Terminal, known: Contract | undefined): Promise<Contract | undefined> {
  const contract = await loadContract(terminal, "total");
  if (!contract) return known;
  await writeContract(terminal, contract, { check: false });
  if (known) reportChanges(terminal, diffContracts(known, contract), { reasons: false });
  return contract;
}

/** Calls `work` after each change, never while it is still at the one before. */
function onChange(root: string, work: () => Promise<void>): FSWatcher[] {
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const note = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(work);
    }, quiet);
  };
  const there = folders.map((name) => join(root, name)).filter((folder) => existsSync(folder));
  return there.map((folder) => watchFolder(folder, { recursive: true }, note));
}
