import type { RuntimeContract, Scope } from "../contract.js";

/** A number of failures that the service punishes. */
export interface Threshold {
  /** What it then answers with. */
  readonly code: string;
  /** What it then blocks. */
  readonly scope: Scope;
  /** So many failures within `within` ms bring the code about. */
  readonly errors: number;
  readonly within: number;
  /** At so many failures nothing is sent for a while. */
  readonly pauseAt: number;
}

/** @param share of the documented number at which to pause. */
export function thresholdsOf({ errors }: RuntimeContract, share: number): Threshold[] {
  return Object.entries(errors).flatMap(([code, { trigger, retry }]) => {
    if (!trigger || typeof retry !== "object") return [];
    return [{ code, scope: retry.scope, ...trigger, pauseAt: trigger.errors * share }];
  });
}
