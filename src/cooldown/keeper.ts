import type { MaloiError } from "../errors/maloi-error.js";

/** How a request ended; `abandoned` where the caller gave it up, `unsent` where there was no time left for it. */
export type Outcome = "success" | "abandoned" | "unsent" | MaloiError;

/** How long may be waited for a decision, and for what is noted afterwards. */
export interface Patience {
  /** When the call ends at the latest, in ms since the epoch. */
  readonly ends: number;
  /** How long the request itself may then take, in ms. */
  readonly timeout: number;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
}

/** A request that was let through. */
export interface Pass {
  /** Must be called once, when the request is over. Neither throws nor rejects. */
  leave(outcome: Outcome): void | Promise<void>;
}

/** Decides whether a request may be sent now. */
export interface Keeper {
  /**
   * Resolves to nothing where the call's time was up before that was known.
   *
   * @throws CooldownError where it must not; the signal's reason where the caller gave up.
   */
  enter(operation: string, patience: Patience): Pass | Promise<Pass | undefined>;
}

/** What was abandoned may have failed at the service: it counts. */
export function mayHaveFailed(outcome: Outcome): boolean {
  return outcome !== "success" && outcome !== "unsent";
}
