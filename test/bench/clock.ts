/** Waits for whatever answers were under way: they need no clock, only turns of the event loop. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const real = { setTimeout, clearTimeout, now: Date.now, random: Math.random };

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** In ms: timers are rounded up to it, so that several share one turn of the event loop, which is what costs most. */
const tick = 50;

/**
 * The time of a simulation, in ms from 0. The usual fake clocks give a millisecond of real time to each timer, which is a
 * quarter of an hour for an hour of this; so this one gives a turn of the event loop to all that are due together.
 */
export class SimulatedClock {
  now = 0;
  readonly #timers = new Map<number, Set<Timer>>();

  /** Takes the place of the system's clock and timers, and `random` that of its chance, until the result is called. */
  install(random: () => number): () => void {
    Object.assign(globalThis, {
      setTimeout: (callback: () => void, ms = 0) => this.#add(callback, ms),
      clearTimeout: (timer: Timer | undefined) => this.#remove(timer),
    });
    Date.now = () => this.now;
    Math.random = random;
    return () => {
      Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
      Date.now = real.now;
      Math.random = real.random;
    };
  }

  async runTo(end: number): Promise<void> {
    for (; this.now < end; this.now += tick) {
      const due = this.#timers.get(this.now);
      if (!due) continue;
      this.#timers.delete(this.now);
      for (const { callback } of due) callback();
      await settled();
    }
  }

  #add(callback: () => void, ms: number): Timer {
    const timer = { at: this.now + Math.max(1, Math.ceil(ms / tick)) * tick, callback };
    const due = this.#timers.get(timer.at);
    if (due) due.add(timer);
    else this.#timers.set(timer.at, new Set([timer]));
    return timer;
  }

  #remove(timer: Timer | undefined): void {
    if (!timer) return;
    const due = this.#timers.get(timer.at);
    due?.delete(timer);
    if (due?.size === 0) this.#timers.delete(timer.at);
  }
}
