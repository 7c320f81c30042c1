import { onAbort } from "./on-abort.js";
import { startTimer, type Ticker } from "./ticker.js";

/** How long something may take. */
export interface TimeLimit<T> {
  /** In ms; `Infinity` for no limit but the caller's signal. */
  readonly ms: number;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
  /** Where many may wait, so that they share their timers. Default: a timer of its own, which is quicker. */
  readonly ticker?: Ticker;
  /** What it comes to when the time is up. */
  readonly expired: () => Promise<T>;
  /** What it rejects with where `work` failed by itself. Default: what `work` failed with. */
  readonly failed?: (cause: unknown) => unknown;
}

/**
 * What `work` comes to, when that is in time and its caller does not give up. Else it settles at once, whether `work` heeds
 * its signal or not. Leaves no timer, no listener and no half-read answer behind.
 *
 * @param work not begun where the caller gave up before.
 * @throws the reason of the caller's signal, or what `expired` or `failed` have.
 */
export function limitTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { ms, signal: caller, ticker, expired, failed = (cause) => cause }: TimeLimit<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (caller?.aborted) return reject(caller.reason);
    const controller = new AbortController();
    const stop = () => {
      forgetTime();
      forgetCaller?.();
    };
    const fail = (reason: unknown) => {
      stop();
      reject(reason);
      controller.abort(reason);
    };
    const expire = () => {
      resolve(expired());
      fail(new DOMException("the time is up", "TimeoutError"));
    };
    const forgetTime = ticker ? ticker.call(ms, expire) : startTimer(ms, expire);
    const forgetCaller = caller && onAbort(caller, () => fail(caller.reason));
    const finish = (value: T) => {
      // Nothing is left to be aborted, and to abort takes time.
      stop();
      resolve(value);
    };
    work(controller.signal).then(finish, (cause) => fail(failed(cause)));
  });
}
