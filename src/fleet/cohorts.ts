import type { PeriodCount } from "./period-count.js";
import type { Store } from "./store.js";

/** Requests of this worker that were counted in the same period, by the same store. */
export interface Cohort {
  readonly period: number;
  /** What tells a store from the same one after it lost its data; 0 where that is not known. */
  readonly mark: number;
  /** How many ended that the store may not know of; below 0 where it was told of some twice. */
  untold: number;
}

/** So many of a cohort ended. */
export interface Ended {
  readonly cohort: Cohort;
  readonly requests: number;
}

/** Remembers which requests ended that the store has not confirmed yet, however often it has to be told. */
export class Cohorts {
  readonly #store: Store;
  readonly #name: string;
  readonly #begun: PeriodCount;
  readonly #ended: PeriodCount;
  #cohorts: readonly Cohort[] = [];

  constructor(store: Store, name: string, begun: PeriodCount, ended: PeriodCount) {
    this.#store = store;
    this.#name = name;
    this.#begun = begun;
    this.#ended = ended;
  }

  find(period: number, mark: number): Cohort {
    const known = this.#cohorts.find((one) => one.period === period && one.mark === mark);
    const cohort = known ?? { period, mark, untold: 0 };
    if (!known) this.#cohorts = [...this.#cohorts, cohort];
    return cohort;
  }

  /** @param isFirst whether nobody was there before in this period: who is, draws the number that marks the store. */
  async mark(period: number, isFirst: boolean): Promise<number> {
    const key = `${this.#name}:mark:${period}`;
    if (!isFirst) return (await this.#store.get(key)).points;
    const drawn = 1 + Math.floor(Math.random() * 2 ** 30);
    return (await this.#store.add(key, drawn, this.#begun.memory)).points;
  }

  /** What the store may not know now. */
  get news(): readonly Ended[] {
    this.#cohorts = this.#cohorts.filter(({ period }) => this.#begun.counts(period));
    return this.#cohorts.map((cohort) => ({ cohort, requests: cohort.untold }));
  }

  async tell(news: readonly Ended[]): Promise<void> {
    await Promise.all(news.map((ended) => this.#tellOf(ended)));
  }

  async #tellOf({ cohort, requests }: Ended): Promise<void> {
    const { period, mark } = cohort;
    if (requests === 0) return;
    // A store that lost its data does not know that they began, and would have fewer than none under way.
    const knowsThem = mark === 0 || (await this.mark(period, false)) === mark;
    if (knowsThem) await (requests > 0 ? this.#ended : this.#begun).add(period, Math.abs(requests));
    // However late: what was told again meanwhile is then below 0, and made up for the next time.
    cohort.untold -= requests;
  }
}
