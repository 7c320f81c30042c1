import type { Cooldowns } from "../cooldown/cooldowns.js";
import type { Closure } from "../cooldown/gate.js";
import type { Outcome } from "../cooldown/keeper.js";
import { Batcher } from "./batcher.js";
import type { Entry, SharedState } from "./shared-state.js";
import type { StoreWatch } from "./store-watch.js";

/** Why the store is to be visited: for a request that wants to be sent, or just to tell the news. */
interface Visit {
  readonly operation: string;
  /** How long that request may take, in ms. */
  readonly timeout?: number;
}

/** A closure that lasts is told again after so many ms, in case that the store lost it. */
const retellTime = 5000;

/**
 * Visits the store for all requests of a client. However many there are, it is visited once at a time: it is told what
 * happened, then asked, so that nobody is refused because of a request that is over.
 */
export class StoreVisits {
  readonly #own: Cooldowns;
  readonly #state: SharedState;
  readonly #watch: StoreWatch;
  readonly #visits = new Batcher((visits: readonly Visit[]) => this.#visit(visits));
  /** The closures that the store knows; it surely did a while ago. */
  #told: readonly Closure[] = [];
  #tellAgainAt = 0;

  constructor(own: Cooldowns, state: SharedState, watch: StoreWatch) {
    this.#own = own;
    this.#state = state;
    this.#watch = watch;
  }

  /** Resolves to what the store says to a request; nothing where it does not answer. */
  ask(operation: string, timeout: number): Promise<Entry | undefined> {
    return this.#visits.add({ operation, timeout });
  }

  /** Resolves when the store knows that a request is over, or cannot be told now. */
  async end(operation: string, entry: Entry | undefined, outcome: Outcome): Promise<void> {
    this.#state.note(entry, outcome);
    await this.tell(operation);
  }

  async tell(operation: string): Promise<void> {
    await this.#visits.add({ operation });
  }

  /** All closures that last, where the store may not know one of them. */
  get news(): readonly Closure[] {
    const { closures } = this.#own;
    const isKnown = closures.every((closure) => this.#told.includes(closure));
    return isKnown && Date.now() < this.#tellAgainAt ? [] : closures;
  }

  async #visit(visits: readonly Visit[]): Promise<readonly (Entry | undefined)[]> {
    // Of several requests at once, events name the first one's.
    const operation = visits[0]?.operation ?? "";
    const timeouts = visits.map(({ timeout }) => timeout).filter((timeout) => timeout !== undefined);
    let entering: Promise<readonly Entry[]> = Promise.resolve([]);
    let isOver = false;
    const entries = await this.#watch.ask(operation, async () => {
      await this.#tell(operation);
      if (!isOver && timeouts.length > 0) entering = this.#state.enter(timeouts);
      return entering;
    });
    isOver = true;
    if (!entries) this.#lose(entering);
    const answers = (entries ?? [])[Symbol.iterator]();
    return visits.map(({ timeout }) => (timeout === undefined ? undefined : answers.next().value));
  }

  async #tell(operation: string): Promise<void> {
    const { news } = this;
    for (const pause of await this.#state.tell(news)) this.#own.close(operation, pause);
    if (news.length === 0) return;
    this.#told = news;
    this.#tellAgainAt = Date.now() + retellTime;
  }

  #lose(entering: Promise<readonly Entry[]>): void {
    this.#told = [];
    // What comes too late is of no use to anybody. The store that it came from is there, lost or not.
    const giveBack = async (late: readonly Entry[]) => {
      for (const entry of late) this.#state.note(entry, "unsent");
      if (late.length > 0) await this.#state.tell([]);
    };
    entering.then(giveBack).catch(() => undefined);
  }
}
