import type { Emit } from "../events.js";
import type { Ticker } from "../ticker.js";

/** A store that failed is asked again after so many ms. */
const pause = 1000;

/** The store's time is waited for in so many steps. */
const steps = 5;

/** Asks the store, but never waits for it for long. While it is lost, it is asked once in a while. */
export class StoreWatch {
  readonly #timeout: number;
  readonly #ticker: Ticker;
  readonly #emit: Emit;
  #isLost = false;
  #askAgainAt = 0;

  /** @param timeout how long the store may take, in ms. */
  constructor(timeout: number, ticker: Ticker, emit: Emit) {
    this.#timeout = timeout;
    this.#ticker = ticker;
    this.#emit = emit;
  }

  /**
   * What `work` resolves to; `undefined` where the store did not answer in time, failed, or was not asked because it did so
   * just now. Never rejects.
   */
  async ask<T>(operation: string, work: () => Promise<T>): Promise<T | undefined> {
    const wasLost = this.#isLost;
    if (wasLost) {
      const now = Date.now();
      if (now < this.#askAgainAt) return undefined;
      // Of all who ask now, one does.
      this.#askAgainAt = now + pause;
    }
    try {
      const answer = await this.#waitFor(work);
      // What was asked before the store was lost says nothing about whether it is back.
      if (wasLost) this.#noteBack(operation);
      return answer;
    } catch (error) {
      this.#noteLost(operation, error);
      return undefined;
    }
  }

  /** @throws Late, or what `work` does. */
  async #waitFor<T>(work: () => Promise<T>): Promise<T> {
    const answered = new AbortController();
    try {
      return await Promise.race([work(), this.#waitInVain(answered.signal)]);
    } finally {
      answered.abort();
    }
  }

  /** In steps, each of which is over once however long this process was busy and did not listen: that is not the store's fault. */
  async #waitInVain(signal: AbortSignal): Promise<never> {
    for (let step = 0; step < steps; step++) await this.#ticker.wait(this.#timeout / steps, signal);
    throw new Late();
  }

  #noteBack(operation: string): void {
    if (this.#isLost) this.#emit({ type: "fleetBack", operation });
    this.#isLost = false;
  }

  #noteLost(operation: string, error: unknown): void {
    this.#askAgainAt = Date.now() + pause;
    if (!this.#isLost) this.#emit({ type: "fleetLost", operation, reason: reasonOf(error) });
    this.#isLost = true;
  }
}

class Late extends Error {}

/** Not the message: a store's may name its password. */
function reasonOf(error: unknown): string {
  if (error instanceof Late) return "timeout";
  if (!(error instanceof Error)) return typeof error;
  try {
    const code: unknown = Reflect.get(error, "code");
    return String(typeof code === "string" ? code : error.name);
  } catch {
    return "unknown";
  }
}
