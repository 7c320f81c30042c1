import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Order, Report, WorkerOptions } from "./worker.js";

/** A client in a process of its own. */
export interface Worker extends AsyncDisposable {
  carryOut(order: Order): Promise<Report>;
  /** Ends the process at once. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL("worker.ts", import.meta.url));

export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const child = fork(program, [JSON.stringify(options)], { execArgv: ["--import", "tsx"] });
  await said(child);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };
  return {
    async carryOut(order) {
      child.send(order);
      return (await said(child)) as Report;
    },
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

/** What the process says next. */
async function said(child: ChildProcess): Promise<unknown> {
  const stop = new AbortController();
  const ended = once(child, "exit", stop).then(() => Promise.reject(new Error("the worker ended")));
  try {
    const message = once(child, "message", stop);
    const [saying] = await Promise.race([message, ended]);
    return saying;
  } finally {
    ended.catch(() => undefined);
    stop.abort();
  }
}
