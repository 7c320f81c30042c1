import { onAbort } from "./on-abort.js";

/** Longer than this no timer can wait; it would fire at once. */
const longest = 2 ** 31 - 1;

/** Calls `callback` after `ms`, unless the returned function is called before. */
export function startTimer(ms: number, callback: () => void): () => void {
  const timer = ms > longest ? undefined : setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

interface Tick {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly callbacks: Set<() => void>;
}

/** Timers that are shared: however many wait for the same tick, there is one. */
export class Ticker {
  readonly #grain: number;
  readonly #ticks = new Map<number, Tick>();

  /** @param grain waits end at whole multiples of this, in ms. */
  constructor(grain: number) {
    this.#grain = grain;
  }

  /** Calls `callback` after at least `ms`, and at most a grain more, unless the returned function is called before. */
  call(ms: number, callback: () => void): () => void {
    if (ms > longest) return () => undefined;
    const at = Math.ceil((Date.now() + ms) / this.#grain) * this.#grain;
    const tick = this.#ticks.get(at) ?? this.#schedule(at);
    // Its own, so that the same callback may be given twice.
    const own = () => callback();
    tick.callbacks.add(own);
    return () => this.#forget(at, tick, own);
  }

  /** Resolves after at least `ms`. Rejects with the signal's reason when it aborts. */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const forgetTick = this.call(ms, () => {
        forgetAbort?.();
        resolve();
      });
      const forgetAbort =
        signal &&
        onAbort(signal, () => {
          forgetTick();
          reject(signal.reason);
        });
    });
  }

  #schedule(at: number): Tick {
    const callbacks = new Set<() => void>();
    const timer = setTimeout(() => {
      this.#ticks.delete(at);
      for (const callback of callbacks) callback();
    }, at - Date.now());
    const tick = { timer, callbacks };
    this.#ticks.set(at, tick);
    return tick;
  }

  #forget(at: number, tick: Tick, callback: () => void): void {
    tick.callbacks.delete(callback);
    if (tick.callbacks.size > 0 || this.#ticks.get(at) !== tick) return;
    clearTimeout(tick.timer);
    this.#ticks.delete(at);
  }
}
