import type { Store } from "./store.js";

/**
 * Clocks of workers may differ by so much, in ms. One that is ahead counts into a period that has not begun yet for others,
 * so that the next period is always read as well; one that is behind counts into a period that may be over for others.
 */
export const skew = 10_000;

/**
 * A number that all workers count up together, in periods that begin at whole multiples of their length. It never goes down,
 * because not every store can count down.
 */
export class PeriodCount {
  readonly #store: Store;
  readonly #name: string;
  readonly #length: number;
  readonly #before: number;

  /**
   * @param length of a period, in ms; not below `skew`.
   * @param before how many periods before the present one still count.
   */
  constructor(store: Store, name: string, length: number, before: number) {
    this.#store = store;
    this.#name = name;
    this.#length = length;
    this.#before = before;
  }

  /** The period of a moment, of this one by default. */
  period(at = Date.now()): number {
    return Math.floor(at / this.#length);
  }

  /** Whether a period still counts. */
  counts(period: number): boolean {
    return period >= this.period() - this.#before;
  }

  /** When a period does not count any more, for nobody, in ms since the epoch. */
  endOf(period: number): number {
    return (period + this.#before + 1) * this.#length;
  }

  /** For how long a period must be remembered, in ms. */
  get memory(): number {
    return (this.#before + 1) * this.#length + 2 * skew;
  }

  /** Resolves to the period's count, this included. */
  async add(period: number, points: number): Promise<number> {
    return (await this.#store.add(this.#key(period), points, this.memory)).points;
  }

  /** All that counts in a period, the present one by default. */
  sum(period = this.period()): Promise<number> {
    return this.#sumOf(this.#around(period));
  }

  /** The same without what was counted in that period itself. */
  sumBeside(period: number): Promise<number> {
    return this.#sumOf(this.#around(period).filter((other) => other !== period));
  }

  #around(period: number): readonly number[] {
    return Array.from({ length: this.#before + 2 }, (_, index) => period - this.#before + index);
  }

  async #sumOf(periods: readonly number[]): Promise<number> {
    const known = await Promise.all(periods.map((period) => this.#store.get(this.#key(period))));
    return known.reduce((sum, { points }) => sum + points, 0);
  }

  #key(period: number): string {
    return `${this.#name}:${period}`;
  }
}
