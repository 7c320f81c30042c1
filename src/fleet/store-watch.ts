import type { Emit } from "../events.js";
import type { Ticker } from "../ticker.js";
import { startTimeLimit } from "../time-limit.js";

/** A store that failed is asked again after so many ms. */
const pause = 1000;

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
    const now = Date.now();
    if (this.#isLost && now < this.#askAgainAt) return undefined;
    this.#askAgainAt = now + pause;
    const limit = startTimeLimit(this.#timeout, undefined, this.#ticker);
    try {
      const working = work();
      const answer = await limit.race(working).catch((error: unknown) => {
        // What came while this process was busy with other things is looked at before it is called late.
        if (limit.expired) return this.#lastChance(working, error);
        throw error;
      });
      if (this.#isLost) this.#emit({ type: "fleetBack", operation });
      this.#isLost = false;
      return answer;
    } catch (error) {
      this.#askAgainAt = Date.now() + pause;
      const reason = limit.expired ? "timeout" : reasonOf(error);
      if (!this.#isLost) this.#emit({ type: "fleetLost", operation, reason });
      this.#isLost = true;
      return undefined;
    } finally {
      limit.stop();
    }
  }

  #lastChance<T>(working: Promise<T>, error: unknown): Promise<T> {
    const late = this.#ticker.wait(1, undefined).then(() => Promise.reject(error));
    return Promise.race([working, late]);
  }
}

/** Not the message: a store's may name its password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" ? code : error.name;
}
