import { spawn } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLine, environmentWith } from "../commands/maloi.js";
import { startWriter, type Writer } from "./writer-process.js";

/* Processes that are killed while they write, at moments that are random and can be had again. */

export const seed = Number(process.env["MALOI_KILL_SEED"] ?? Date.now() % 2 ** 31);
export const replay = `to try the same moments again: MALOI_KILL_SEED=${seed}`;

/** Timers are a millisecond or more late, which is much here; so the last of it is spent looking at the clock. */
async function waitUntil(time: number): Promise<void> {
  const rest = time - performance.now();
  if (rest > 5) await sleep(rest - 5);
  while (performance.now() < time);
}

/** Kills `writer` so long after it began, in milliseconds. */
export async function killAfter(writer: Writer, delay: number): Promise<void> {
  const began = performance.now();
  writer.go();
  await waitUntil(began + delay);
  writer.kill();
  await writer.end;
}

/** How long a writer that is not killed takes on this machine now, in milliseconds. */
export async function timeOf(program: string, folder: string, list: string): Promise<number> {
  const writer = await startWriter(program, folder, list);
  const began = performance.now();
  writer.go();
  await writer.end;
  return performance.now() - began;
}

/** Those of `names` that a process writes in before it moves what it wrote to its place. */
export const workshops = (names: readonly string[], pid: number): string[] =>
  names.filter((name) => new RegExp(`^\\.maloi-${pid}-[0-9a-f]{8}$`).test(name));

function startCommand(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, commandLine(args), { cwd, env: environmentWith(), stdio: "ignore" });
  const closed = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const kill = async () => {
    child.kill("SIGKILL");
    await closed;
  };
  return { pid: child.pid ?? 0, closed, kill };
}

/** Starts the command in `cwd`, kills it after so many milliseconds, and returns what its number was. */
export async function killAt(args: readonly string[], cwd: string, delay: number): Promise<number> {
  const { pid, kill } = startCommand(args, cwd);
  await sleep(delay);
  await kill();
  return pid;
}

/** The same, but from when its workshop is seen in `folder`. */
export async function killWhileWriting(
  args: readonly string[],
  cwd: string,
  folder: string,
  delay: number,
): Promise<number> {
  const { pid, closed, kill } = startCommand(args, cwd);
  const watcher = watch(folder);
  const begun = new Promise<void>((resolve) => {
    watcher.on("change", () => workshops(readdirSync(folder), pid).length > 0 && resolve());
  });
  await Promise.race([begun, closed]);
  watcher.close();
  await waitUntil(performance.now() + delay);
  await kill();
  return pid;
}
