/** A time limit for one attempt, joined with the caller's own signal. */
export interface TimeLimit {
  /** Aborts when the time is up or the caller gives up. */
  readonly signal: AbortSignal;
  /** Whether the time is up. */
  readonly expired: boolean;
  /** Settles as `work` does, or rejects as soon as `signal` aborts, whether `work` heeds it or not. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Must be called when the attempt is over: leaves no timer and no listener behind. */
  stop(): void;
}

/** Longer than this no timer can wait; it would fire at once. */
const longest = 2 ** 31 - 1;

/** @param ms `Infinity` for no limit but the caller's signal. */
export function startTimeLimit(ms: number, caller?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  let expired = false;
  const give = () => controller.abort(caller?.reason);
  const timer =
    ms <= longest
      ? setTimeout(() => {
          expired = true;
          controller.abort(new DOMException("the time is up", "TimeoutError"));
        }, ms)
      : undefined;
  if (caller?.aborted) give();
  else caller?.addEventListener("abort", give, { once: true });
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    race: (work) => Promise.race([work, rejectionOf(controller.signal)]),
    stop() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", give);
    },
  };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
