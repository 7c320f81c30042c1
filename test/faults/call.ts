import { getActiveResourcesInfo } from "node:process";
import { inspect } from "node:util";
import { type ClientEvent, createClient } from "../../src/index.js";
import { clientKey } from "./key.js";
import { kindOf } from "./kind.js";
import type { OperationName } from "./table/row.js";

export const deadline = 2500;
export const grace = 250;

/** How a call went. */
export interface CallReport {
  /** `success`, the kind of the error, `never`, or what it threw that is no error of ours. */
  readonly end: string;
  readonly error?: unknown;
  readonly tries: number;
  /** In ms. */
  readonly took: number;
  /** How many timers there are more than before. */
  readonly timers: number;
  readonly events: readonly ClientEvent[];
}

export async function callOnce(baseUrl: string, operation: OperationName): Promise<CallReport> {
  const events: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => void events.push(event);
  const api = createClient({ baseUrl, clientKey, timeout: 300, deadline, onEvent });
  const before = { timers: timers(), time: performance.now() };
  const call = operation === "createTask" ? api.createTask({ task: { type: "T" } }) : api.getBalance();
  const ended = call.then(
    () => ({ end: "success" }),
    (error: unknown) => ({ end: kindOf(error) || inspect(error), error }),
  );
  const result = await Promise.race([ended, never()]);
  const took = performance.now() - before.time;
  const tries = events.filter(({ type }) => type === "request").length;
  return { ...result, tries, took, timers: timers() - before.timers, events };
}

/** So that a call that hangs fails at once and says so. Not held, or it would be counted. */
async function never(): Promise<{ end: string }> {
  await new Promise((resolve) => setTimeout(resolve, deadline + 2 * grace).unref());
  return { end: "never" };
}

function timers(): number {
  return getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}
