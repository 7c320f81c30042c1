import { monitorEventLoopDelay } from "node:perf_hooks";
import { type MockServer, startMock } from "./mock-server.js";
import { PackedCli } from "./packed-cli.js";
import { printRow } from "./race.js";

/*
 * 1,000 tasks at once, each of which takes the mock two polls: with runTask, and with the loop that one writes by hand. In turns,
 * in one process, and the mock in another. npm run bench -- tasks
 */

type Solve = () => Promise<unknown>;

const tasks = 1000;
const rounds = 3;
const clientKey = "demo-key";
const task = { type: "CoordinateTask" };
const every = 3000;

using cli = new PackedCli();
const { createClient }: typeof import("../../src/index.js") = await cli.import("src/index.js");
using mock = await startMock();
const api = createClient({ baseUrl: mock.url, clientKey });
const contenders: Readonly<Record<string, Solve>> = {
  "by hand": () => solveByHand(mock),
  maloi: () => api.runTask(task),
};

console.log(`Node ${process.versions.node}; ${tasks} tasks at once, medians of ${rounds} rounds\n`);
printRow(["", "× requests", "requests/task", "memory/task", "delay, 99 %", "longest delay", "time"]);
const measured = new Map(Object.keys(contenders).map((name) => [name, [] as Figures[]]));
for (let round = 0; round <= rounds; round++) {
  for (const [name, solve] of Object.entries(contenders)) {
    const figures = await measure(solve);
    // The first connections and the compiler's work are nobody's.
    if (round > 0) measured.get(name)?.push(figures);
  }
}
const all = [...measured].map(([name, figures]) => [name, mediansOf(figures)] as const);
const base = all[0]?.[1].requests ?? Number.NaN;
for (const [name, { requests, memory, p99, longest, time }] of all) {
  printRow([
    ...[
      name,
      (requests / base).toFixed(2),
      (requests / tasks).toFixed(2),
      `${(memory / tasks).toFixed(1)} kB`,
    ],
    ...[`${p99.toFixed(0)} ms`, `${longest.toFixed(0)} ms`, `${(time / 1000).toFixed(1)} s`],
  ]);
}

interface Figures {
  readonly requests: number;
  /** In kB: the most that the heap had more than before. */
  readonly memory: number;
  /** In ms. */
  readonly p99: number;
  readonly longest: number;
  readonly time: number;
}

async function measure(solve: Solve): Promise<Figures> {
  const before = await mock.requests();
  globalThis.gc?.();
  const empty = process.memoryUsage().heapUsed;
  let most = empty;
  // What is alive, and not what waits to be collected, is asked for while all wait for their poll.
  const sampler = setInterval(() => {
    globalThis.gc?.();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }, every / 2);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const started = performance.now();
  delay.enable();
  await Promise.all(Array.from({ length: tasks }, solve));
  delay.disable();
  clearInterval(sampler);
  return {
    requests: (await mock.requests()) - before,
    memory: (most - empty) / 1000,
    p99: delay.percentile(99) / 1e6,
    longest: delay.max / 1e6,
    time: performance.now() - started,
  };
}

function mediansOf(figures: readonly Figures[]): Figures {
  const of = (name: keyof Figures) =>
    figures.map((one) => one[name]).sort((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0;
  return {
    ...{ requests: of("requests"), memory: of("memory"), p99: of("p99") },
    ...{ longest: of("longest"), time: of("time") },
  };
}

/** As the guide tells it: create, then ask every three seconds. */
async function solveByHand({ url }: MockServer): Promise<unknown> {
  const post = async (path: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url + path, {
      ...{ method: "POST", headers },
      body: JSON.stringify({ clientKey, ...body }),
    });
    const answer = await response.json();
    if (answer.errorId !== 0) throw new Error(answer.errorCode);
    return answer;
  };
  const { taskId } = await post("/createTask", { task });
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, every));
    const { status, solution } = await post("/getTaskResult", { taskId });
    if (status === "ready") return solution;
  }
}
