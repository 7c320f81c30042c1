import type { Address } from "./build-request.js";
import type { Finding } from "./finding.js";
import type { Judge } from "./judged.js";
import type { Planned, Probe, SkipReason, Target } from "./probe.js";
import { Runner } from "./runner.js";

/** How requests are made. */
export interface RunOptions extends Address {
  readonly target: Target;
  /** In ms: how long an answer may take. */
  readonly timeout: number;
  /** In ms: how long after each other requests are sent at the soonest. */
  readonly pace: number;
  /** Ends the run. */
  readonly signal: AbortSignal;
  readonly onProgress: (probe: Probe, number: number) => void;
}

/** What became of a probe. */
export interface Row {
  readonly probe: Probe;
  /** Why it was not sent. */
  readonly skip?: SkipReason;
  /** The HTTP status of the last answer; absent where there was none. */
  readonly status?: number;
  /** The code of the last answer. */
  readonly code?: string;
  readonly findings: readonly Finding[];
}

export interface Run {
  readonly rows: readonly Row[];
  /** How many requests were made. */
  readonly requests: number;
  /** Every code that an answer had, known or not. */
  readonly seen: ReadonlySet<string>;
  /** What made the run end early: a code, or the HTTP status of an answer. */
  readonly stoppedBy?: string;
}

/** Sends what is planned, one by one, and judges what comes back. */
export async function runProbes(by: Judge, plan: readonly Planned[], options: RunOptions): Promise<Run> {
  const runner = new Runner(by, options);
  const rows: Row[] = [];
  for (const { probe, skip } of plan) {
    const reason = skip ?? runner.reasonToStop;
    rows.push(reason === undefined ? await runner.ask(probe) : { probe, skip: reason, findings: [] });
  }
  const { requests, seen, stoppedBy } = runner;
  return { rows, requests, seen, ...(stoppedBy !== undefined && { stoppedBy }) };
}
