import { onAbort } from "./on-abort.js";
import type { Ticker } from "./ticker.js";

/** A time limit for one attempt, joined with the caller's own signal. */
export interface TimeLimit {
  /** Aborts when the time is up, the caller gives up, or the attempt is over. */
  readonly signal: AbortSignal;
  /** Whether the time is up. */
  readonly expired: boolean;
  /** Settles as `work` does, or rejects as soon as `signal` aborts, whether `work` heeds it or not. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Must be called when the attempt is over: leaves no timer, no listener and no half-read answer behind. */
  stop(): void;
}

/** @param ms `Infinity` for no limit but the caller's signal. */
export function startTimeLimit(ms: number, caller: AbortSignal | undefined, ticker: Ticker): TimeLimit {
  const controller = new AbortController();
  const { signal } = controller;
  let expired = false;
  const forgetTime = ticker.call(ms, () => {
    expired = true;
    controller.abort(new DOMException("the time is up", "TimeoutError"));
  });
  const forgetCaller = caller && onAbort(caller, () => controller.abort(caller.reason));
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // Who aborted before is not heard.
  if (caller?.aborted) controller.abort(caller.reason);
  return {
    signal,
    get expired() {
      return expired;
    },
    race: (work) => Promise.race([work, aborted]),
    stop() {
      forgetTime();
      forgetCaller?.();
      aborted.catch(() => undefined);
      controller.abort();
    },
  };
}
