import { NetworkError } from "./errors/network-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import type { Redactor } from "./redact.js";
import type { Ticker } from "./ticker.js";
import { startTimeLimit } from "./time-limit.js";

/** One try at a request. */
export interface Attempt<T> {
  readonly operation: string;
  /** In ms. */
  readonly timeout: number;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
  send(signal: AbortSignal): Promise<T>;
  /** Whether anything may have been sent. Default: what the failure says. */
  mayBeSent?(): boolean;
}

/**
 * What `send` resolves to.
 *
 * @throws TimeoutError, NetworkError, or the reason of the caller's signal.
 */
export async function makeAttempt<T>(
  { operation, timeout, signal, send, mayBeSent }: Attempt<T>,
  redact: Redactor,
  ticker: Ticker,
): Promise<T> {
  const limit = startTimeLimit(timeout, signal, ticker);
  try {
    // A caller who gave up before it began, in a listener of events for one, has nothing sent.
    limit.signal.throwIfAborted();
    return await limit.race(send(limit.signal));
  } catch (cause) {
    if (limit.expired) throw new TimeoutError(operation, timeout);
    signal?.throwIfAborted();
    throw new NetworkError(operation, redact.cause(cause), mayBeSent?.() === false ? false : undefined);
  } finally {
    limit.stop();
  }
}
