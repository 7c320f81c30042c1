import { type Cohort, Cohorts, type Ended } from "./cohorts.js";
import { PeriodCount } from "./period-count.js";
import type { Store } from "./store.js";

/** In ms. What a worker had under way that died is forgotten after at most twice this. */
const length = 120_000;

/** What is under way for longer, in ms, must be counted anew now and then, so that it is not forgotten. */
export const recountTime = length / 2;

/** A request that was counted. */
export interface Flight {
  cohort: Cohort;
}

/** Requests that were counted in, and how many may be under way with them. */
export interface Begun {
  readonly flights: readonly Flight[];
  readonly count: number;
}

/** What is read before requests are counted in. */
export interface Look {
  readonly period: number;
  readonly begun: number;
  readonly ended: number;
}

/**
 * How many requests the whole fleet has under way: those that began, less those that ended. There may be fewer, for a moment,
 * and after a worker died. Never are there more.
 */
export class UnderWay {
  readonly #begun: PeriodCount;
  readonly #ended: PeriodCount;
  readonly #cohorts: Cohorts;
  readonly #flights = new Set<Flight>();

  constructor(store: Store, name: string) {
    this.#begun = new PeriodCount(store, `${name}:begun`, length, 1);
    this.#ended = new PeriodCount(store, `${name}:ended`, length, 1);
    this.#cohorts = new Cohorts(store, name, this.#begun, this.#ended);
  }

  /** Must come before `begin`: else the end of what began after it would hide what began before. */
  async look(): Promise<Look> {
    const period = this.#begun.period();
    const [begun, ended] = await Promise.all([this.#begun.sum(period), this.#ended.sum(period)]);
    return { period, begun, ended };
  }

  /** Sums up the same periods as that look did, whatever time it is now. */
  async begin(requests: number, { period, ended }: Look): Promise<Begun> {
    const begun = await this.#begun.add(period, requests);
    const flights = Array.from({ length: requests }, () => ({ cohort: this.#cohorts.find(period, 0) }));
    for (const flight of flights) this.#flights.add(flight);
    try {
      // Only now, so that of two workers whose clocks differ at least one sees the other.
      const asking = [this.#begun.sumBeside(period), this.#cohorts.mark(period, begun === requests)] as const;
      const [others, mark] = await Promise.all(asking);
      for (const flight of flights) flight.cohort = this.#cohorts.find(period, mark);
      return { flights, count: begun + others - ended };
    } catch (error) {
      this.end(flights);
      throw error;
    }
  }

  /** The store learns it with the next `tell`. */
  end(flights: readonly Flight[]): void {
    for (const flight of flights) {
      if (this.#flights.delete(flight)) flight.cohort.untold++;
    }
  }

  /** Those that ended and that the store may not know of. */
  get news(): readonly Ended[] {
    return this.#cohorts.news;
  }

  tell(news: readonly Ended[]): Promise<void> {
    return this.#cohorts.tell(news);
  }

  /** What began long ago begins again, now, and then ends where it was. */
  async recount(): Promise<void> {
    const before = this.#begun.period(Date.now() - length / 4);
    const old = [...this.#flights].filter(({ cohort }) => cohort.period < before);
    if (old.length === 0) return;
    const { flights } = await this.begin(old.length, await this.look());
    for (const [index, flight] of old.entries()) {
      const fresh = flights[index];
      // What ended meanwhile has ended where it was already.
      if (!fresh || !this.#flights.has(flight)) continue;
      [flight.cohort, fresh.cohort] = [fresh.cohort, flight.cohort];
    }
    this.end(flights);
  }
}
