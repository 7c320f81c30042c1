import { type Cooldowns, scopes } from "../cooldown/cooldowns.js";
import type { Keeper, Pass, Patience } from "../cooldown/keeper.js";
import type { Ticker } from "../ticker.js";
import { limitTime } from "../time-limit.js";
import type { Entry } from "./shared-state.js";
import type { StoreVisits } from "./store-visits.js";
import { recountTime } from "./under-way.js";

/**
 * Keeps the requests of a whole fleet back: where one worker is blocked, all are. While the store does not answer, the client
 * goes on with its own memory, which is kept at all times.
 */
export class SharedCooldowns implements Keeper {
  readonly #own: Cooldowns;
  readonly #visits: StoreVisits;
  readonly #ticker: Ticker;

  constructor(own: Cooldowns, visits: StoreVisits, ticker: Ticker) {
    this.#own = own;
    this.#visits = visits;
    this.#ticker = ticker;
  }

  async enter(operation: string, patience: Patience): Promise<Pass | undefined> {
    this.#refuse(operation);
    const asked = this.#visits.ask(operation, patience.timeout);
    let mustGiveBack = true;
    try {
      const answer = await this.#await(asked, patience);
      if (!answer) return undefined;
      const own = this.#admit(operation, answer.value);
      mustGiveBack = false;
      return this.#pass(operation, patience, answer.value, own);
    } finally {
      // Also where nobody waits for the store's word any more.
      if (mustGiveBack) void asked.then((entry) => entry && this.#visits.end(operation, entry, "unsent"));
    }
  }

  /** Where this client itself knows, the store is not asked; only told what it may not know. */
  #refuse(operation: string): void {
    try {
      this.#own.refuse(operation);
    } catch (error) {
      if (this.#visits.news.length > 0) void this.#visits.tell(operation);
      throw error;
    }
  }

  #admit(operation: string, entry: Entry | undefined): Pass {
    if (entry?.closed) this.#own.close(operation, entry.closed);
    const closure = entry?.closed ?? entry?.refusal;
    if (closure) throw this.#own.refusal(operation, closure);
    const isProbed = (scope: string) => !entry || entry.leases.some((lease) => lease.scope === scope);
    const openScopes = scopes.filter((scope) => !isProbed(scope));
    for (const scope of openScopes) this.#own.open(operation, scope);
    return this.#own.enter(operation);
  }

  #pass(operation: string, patience: Patience, entry: Entry | undefined, own: Pass): Pass {
    const forget = this.#remind(operation);
    return {
      leave: async (outcome) => {
        forget();
        await own.leave(outcome);
        const told = this.#visits.end(operation, entry, outcome);
        // So that no worker sends what this one knows to be blocked, or is refused what this one knows to be open.
        const isNews = typeof outcome === "object" || (entry && entry.leases.length > 0);
        // A caller who gives up meanwhile has been told so.
        if (isNews) await this.#await(told, patience).catch(() => undefined);
      },
    };
  }

  /** While a request is under way, the store is visited now and then, so that it is not forgotten there. */
  #remind(operation: string): () => void {
    const start = () =>
      this.#ticker.call(recountTime, () => {
        forget = start();
        void this.#visits.tell(operation);
      });
    let forget = start();
    return () => forget();
  }

  /** Waits for as long as the call has time; `undefined` where it has none left. */
  #await<T>(work: Promise<T>, { ends, signal }: Patience): Promise<{ readonly value: T } | undefined> {
    const found = work.then((value) => ({ value }));
    const expired = () => Promise.resolve(undefined);
    return limitTime<{ readonly value: T } | undefined>(() => found, {
      ...{ ms: ends - Date.now(), signal, ticker: this.#ticker, expired },
    });
  }
}
