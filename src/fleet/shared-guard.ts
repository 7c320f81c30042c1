import type { Threshold } from "../cooldown/threshold.js";
import { type FleetLimiter, toSeconds } from "./fleet-limiter.js";

/** Clocks of workers may differ by so much, in ms, before a count is lost too early. */
const skew = 10_000;

type Count = "begun" | "succeeded" | "failed";

/**
 * Counts the requests of a whole fleet. Counts belong to periods as long as the threshold's window, which begin at whole
 * multiples of it, the same for all workers; this one and the one before together are never less than the window. They only
 * ever grow, because not every store can count down.
 */
export class SharedGuard {
  readonly threshold: Threshold;
  readonly #limiter: FleetLimiter;
  readonly #prefix: string;

  constructor(limiter: FleetLimiter, prefix: string, threshold: Threshold) {
    this.threshold = threshold;
    this.#limiter = limiter;
    this.#prefix = `${prefix}:${encodeURIComponent(threshold.code)}`;
  }

  get period(): number {
    return Math.floor(Date.now() / this.threshold.within);
  }

  /** Counts so many requests in. Resolves to how many have failed or still may. */
  async begin(period: number, requests: number): Promise<number> {
    const counts = await Promise.all([
      this.#add("begun", period, requests),
      this.#count("begun", period - 1),
      this.#count("succeeded", period),
      this.#count("succeeded", period - 1),
    ]);
    return counts[0] + counts[1] - counts[2] - counts[3];
  }

  /** @param periods in which the requests began. */
  async succeed(periods: readonly number[]): Promise<void> {
    const counts = new Map<number, number>();
    for (const period of periods) counts.set(period, (counts.get(period) ?? 0) + 1);
    await Promise.all([...counts].map(([period, count]) => this.#add("succeeded", period, count)));
  }

  /**
   * Resolves to how many have failed of late.
   *
   * @param periods in which the requests began; nothing for those that the store was not told of.
   */
  async fail(periods: readonly (number | undefined)[]): Promise<number> {
    const { period } = this;
    // Those that began long ago count as long as those that began just now.
    const late = periods.filter((begun) => begun !== period).length;
    const [failed, before] = await Promise.all([
      this.#add("failed", period, periods.length),
      this.#count("failed", period - 1),
      this.#add("begun", period, late),
    ]);
    return failed + before;
  }

  async #add(count: Count, period: number, points: number): Promise<number> {
    if (points === 0) return 0;
    const options = { customDuration: toSeconds(2 * this.threshold.within + skew) };
    const { consumedPoints } = await this.#limiter.penalty(this.#key(count, period), points, options);
    return Number(consumedPoints ?? points);
  }

  async #count(count: Count, period: number): Promise<number> {
    const found = await this.#limiter.get(this.#key(count, period));
    return Number(found?.consumedPoints ?? 0);
  }

  #key(count: Count, period: number): string {
    return `${this.#prefix}:${count}:${period}`;
  }
}
