import { blockOf, type Cooldowns, scopes } from "../cooldown/cooldowns.js";
import type { Closure } from "../cooldown/gate.js";
import type { Keeper, Outcome, Pass, Patience } from "../cooldown/keeper.js";
import type { Ticker } from "../ticker.js";
import { startTimeLimit } from "../time-limit.js";
import { Batcher } from "./batcher.js";
import type { Entry, Exit, SharedState } from "./shared-state.js";
import type { StoreWatch } from "./store-watch.js";

/** A request of an operation, and what it asks the store or tells it. */
type Of<T> = T & { readonly operation: string };

/** What the store said; nothing where it did not answer. */
interface Word {
  readonly entry: Entry | undefined;
}

/**
 * Keeps the requests of a whole fleet back: where one worker is blocked, all are. While the store does not answer, the client
 * goes on with its own memory, which is kept at all times. However many requests there are, the store is asked one question
 * at a time, and told one thing at a time.
 */
export class SharedCooldowns implements Keeper {
  readonly #own: Cooldowns;
  readonly #state: Promise<SharedState>;
  readonly #watch: StoreWatch;
  readonly #ticker: Ticker;
  readonly #entries = new Batcher((asked: readonly Of<Patience>[]) => this.#enterAll(asked));
  readonly #exits = new Batcher((exits: readonly Of<Exit>[]) => this.#leaveAll(exits));
  /** Blocks that the store could not be told of yet. */
  #untold: readonly Closure[] = [];

  constructor(own: Cooldowns, state: Promise<SharedState>, watch: StoreWatch, ticker: Ticker) {
    this.#own = own;
    this.#state = state;
    this.#watch = watch;
    this.#ticker = ticker;
  }

  async enter(operation: string, patience: Patience): Promise<Pass | undefined> {
    this.#refuse(operation);
    const asked = this.#entries.add({ operation, ...patience });
    let isUsed = false;
    try {
      const word = await this.#await(asked, patience);
      if (!word) return undefined;
      const { entry } = word;
      const own = this.#admit(operation, entry);
      isUsed = entry !== undefined;
      return { leave: (outcome) => this.#leave(operation, patience, entry, own, outcome) };
    } finally {
      // Also where nobody waits for the store's word any more.
      if (!isUsed) void asked.then(({ entry }) => this.#giveBack(operation, entry));
    }
  }

  /** Where this client itself knows, the store is not asked; only told what it does not know. */
  #refuse(operation: string): void {
    try {
      this.#own.refuse(operation);
    } catch (error) {
      if (this.#untold.length > 0) void this.#watch.ask(operation, () => this.#publish());
      throw error;
    }
  }

  async #enterAll(asked: readonly Of<Patience>[]): Promise<readonly Word[]> {
    const operation = operationOf(asked);
    let asking: Promise<readonly Entry[]> | undefined;
    const ask = () => {
      asking = this.#publish().then((state) => state.enter(asked.map(({ timeout }) => timeout)));
      return asking;
    };
    const entries = await this.#watch.ask(operation, ask);
    if (entries) return entries.map((entry) => ({ entry }));
    // What comes too late is of no use to anybody. The store that it came from is there, lost or not.
    const giveBack = async (late: readonly Entry[]) => {
      const state = await this.#state;
      await state.leave(late.map((entry) => ({ entry, outcome: "unsent" })));
    };
    asking?.then(giveBack).catch(() => undefined);
    return asked.map(() => ({ entry: undefined }));
  }

  #admit(operation: string, entry: Entry | undefined): Pass {
    if (entry?.closed) this.#own.close(operation, entry.closed);
    const closure = entry?.closed ?? entry?.refusal;
    if (closure) throw this.#own.refusal(operation, closure);
    const isOpen = scopes.filter((scope) => entry && !entry.probes.includes(scope));
    for (const scope of isOpen) this.#own.open(operation, scope);
    return this.#own.enter(operation);
  }

  async #leave(
    operation: string,
    patience: Patience,
    entry: Entry | undefined,
    own: Pass,
    outcome: Outcome,
  ): Promise<void> {
    await own.leave(outcome);
    const told = this.#exits.add({ operation, entry, outcome });
    // So that no worker sends what this one knows to be blocked, or is refused what this one knows to be open.
    const isNews = typeof outcome === "object" || (entry && entry.probes.length > 0);
    // A caller who gives up meanwhile has been told so.
    if (isNews) await this.#await(told, patience).catch(() => undefined);
  }

  #giveBack(operation: string, entry: Entry | undefined): void {
    if (entry) void this.#exits.add({ operation, entry, outcome: "unsent" });
  }

  async #leaveAll(exits: readonly Of<Exit>[]): Promise<readonly object[]> {
    const operation = operationOf(exits);
    const closures = await this.#watch.ask(operation, async () => (await this.#state).leave(exits));
    if (!closures) this.#untold = [...this.#untold, ...blocksOf(exits)];
    for (const closure of closures ?? []) this.#own.close(operation, closure);
    return exits;
  }

  async #publish(): Promise<SharedState> {
    const state = await this.#state;
    const closures = this.#untold;
    if (closures.length > 0) await state.close(closures);
    this.#untold = this.#untold.filter((closure) => !closures.includes(closure));
    return state;
  }

  /** Waits for as long as the call has time; `undefined` where it has none left. */
  async #await<T extends object>(work: Promise<T>, { ends, signal }: Patience): Promise<T | undefined> {
    const limit = startTimeLimit(ends - Date.now(), signal, this.#ticker);
    try {
      return await limit.race(work);
    } catch (error) {
      if (limit.expired) return undefined;
      throw error;
    } finally {
      limit.stop();
    }
  }
}

/** Of several requests at once, events name the first one's. */
function operationOf(asked: readonly { readonly operation: string }[]): string {
  return asked[0]?.operation ?? "";
}

function blocksOf(exits: readonly Exit[]): Closure[] {
  const now = Date.now();
  return exits.map(({ outcome }) => blockOf(outcome, now)).filter((closure) => closure !== undefined);
}
