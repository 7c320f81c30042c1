import type { RequestInput } from "../mock/sample-request.js";
import type { Operation } from "../model/contract.js";

/**
 * Why a request is made. `valid`: it should succeed. `authored`: `spec/probes.yaml` says that it provokes a code.
 * `derived`: it should fail, by the OpenAPI description. `forced`: it asks our own mock for a code.
 */
export type Origin = "valid" | "authored" | "derived" | "forced";

/** A request, and what should come of it. */
export interface Probe {
  readonly operation: Operation;
  readonly origin: Origin;
  /** A list has the codes any of which will do; `failure` is any code of the operation. */
  readonly want: "success" | "failure" | readonly string[];
  readonly credential: "right" | "wrong" | "missing";
  /** The one credential that is so, by its name in the contract, while the others are right; absent where all are. */
  readonly faulty?: string;
  readonly input: RequestInput;
  /** The text that is sent for a body. */
  readonly rawBody?: string;
  /** A valid request that comes first, and whose answer fills in the pointers of this one. */
  readonly after?: Probe;
  /** How often it is sent at most, until what is wanted comes. */
  readonly times: number;
  /** The author's word that it is sure to fail, and costs nothing. */
  readonly live: boolean;
}

/** Why a probe is not sent. */
export const skipReasons = [
  /** What it provokes is charged. */
  "billed",
  /** What it provokes blocks or slows down the caller. */
  "blocks",
  /** It might succeed, and change something or cost money. */
  "unsafe",
  /** It has to be sent many times. */
  "repeats",
  /** Enough were sent with a wrong key, or none. */
  "keys",
  /** It needs a key, and there is none. */
  "no-key",
  "budget",
  /** The service asked to wait. */
  "stopped",
  /** The service did not answer several times in a row. */
  "silent",
  /** Somebody stopped the run. */
  "interrupted",
  /** It cannot be written as a request. */
  "unsendable",
] as const;

export type SkipReason = (typeof skipReasons)[number];

/** A probe, and whether it is to be sent. */
export interface Planned {
  readonly probe: Probe;
  readonly skip?: SkipReason;
}

/**
 * What is asked. `mock` is our own, which remembers; `examples` our own as well, which answers with examples and fails
 * mostly when it is told to; `loopback` is another service on this machine; `live` any other.
 */
export type Target = "mock" | "examples" | "loopback" | "live";

/** How many requests it makes at most. */
export function costOf({ times, after }: Probe): number {
  return times + (after ? 1 : 0);
}
