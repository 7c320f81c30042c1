import { spawn } from "node:child_process";
import { once } from "node:events";

/** What a run of a program took. */
export interface Cost {
  /** From its start to its end, in ms. */
  readonly time: number;
  /** Of the processor, in ms: what else the machine does adds less to it. */
  readonly work: number;
  /** The most that it ever had, in MB. */
  readonly memory: number;
}

/** Runs a program of Node's in a process of its own. What it prints is of no interest, unless it fails. */
export async function measured(script: string, args: readonly string[], cwd = process.cwd()): Promise<Cost> {
  const report = `data:text/javascript,${encodeURIComponent(atExit)}`;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", report, script, ...args], {
    cwd,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const said = { err: "", report: "" };
  child.stderr?.on("data", (chunk) => {
    said.err += String(chunk);
  });
  child.stdio[3]?.on("data", (chunk) => {
    said.report += String(chunk);
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${script} ${args.join(" ")} ended with ${String(code)}\n${said.err}`);
  const [memory = 0, work = 0] = said.report.split(" ").map(Number);
  return { time: performance.now() - started, work: work / 1000, memory: memory / 1024 };
}

/** Nobody but the process itself knows the most that it had. */
const atExit = `
  import { writeSync } from "node:fs";
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, maxRSS + " " + (userCPUTime + systemCPUTime));
  });
`;

export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
