import { closureBy } from "../cooldown/cooldowns.js";
import type { Closure } from "../cooldown/gate.js";
import type { Threshold } from "../cooldown/threshold.js";
import { PeriodCount, skew } from "./period-count.js";
import type { Store } from "./store.js";
import { type Flight, UnderWay } from "./under-way.js";

/** Failures are counted in so many periods per window, and forgotten period by period. */
const periods = 4;

export interface Admission {
  readonly flights: readonly Flight[];
  /** So many of the requests may be sent. */
  readonly admitted: number;
}

/** Counts the failures of a whole fleet, and what is under way and may fail. */
export class SharedGuard {
  readonly threshold: Threshold;
  readonly #underWay: UnderWay;
  readonly #failed: PeriodCount;
  /** How many failed in each period that the store may not know of. */
  readonly #untold = new Map<number, number>();

  constructor(store: Store, threshold: Threshold) {
    const { code, within } = threshold;
    const name = encodeURIComponent(code);
    const length = Math.max(within / periods, skew);
    this.threshold = threshold;
    this.#underWay = new UnderWay(store, name);
    // The window, and what a worker counted in whose clock is behind.
    this.#failed = new PeriodCount(store, `${name}:failed`, length, Math.ceil((within + skew) / length));
  }

  /**
   * Those under way may all fail: together with those that failed of late they must stay below what the service punishes.
   * Of so many requests, as many are counted in as there seems to be room for.
   */
  async begin(requests: number): Promise<Admission> {
    const most = this.threshold.errors - 1;
    const look = await this.#underWay.look();
    const asked = Math.min(requests, most - (look.begun - look.ended));
    if (asked <= 0) return { flights: [], admitted: 0 };
    const beginning = this.#underWay.begin(asked, look);
    try {
      // What ended since that look is counted as under way; what had ended before has been counted as failed by now.
      const [{ flights, count }, failures] = await Promise.all([beginning, this.#failed.sum()]);
      return { flights, admitted: asked - Math.max(0, count + failures - most) };
    } catch (error) {
      this.giveBack(beginning);
      throw error;
    }
  }

  /** A request is over. The store learns it with the next `tell`. */
  end(flight: Flight | undefined, failed: boolean): void {
    if (failed) this.#fail();
    if (flight) this.#underWay.end([flight]);
  }

  /** Of no use any more, whenever they begin. */
  giveBack(beginning: Promise<Pick<Admission, "flights">>): void {
    beginning.then(({ flights }) => this.#underWay.end(flights)).catch(() => undefined);
  }

  /** Resolves to the pause where there were too many failures of late. */
  async tell(): Promise<Closure | undefined> {
    await this.#underWay.recount();
    // Whoever ends from now on may have failed, which is not told now; and none that failed may ever be nowhere.
    const { news } = this.#underWay;
    const pause = this.#untold.size > 0 ? await this.#tellFailures() : undefined;
    await this.#underWay.tell(news);
    return pause;
  }

  async #tellFailures(): Promise<Closure | undefined> {
    const period = this.#failed.period();
    const telling = [...this.#untold].map(async ([begun, failures]) => {
      if (failures <= 0) return;
      await this.#failed.add(begun, failures);
      this.#count(begun, -failures);
    });
    await Promise.all(telling);
    if ((await this.#failed.sum()) < this.threshold.pauseAt) return undefined;
    // Until all that failed is forgotten, so that the next failure does not bring the next pause about.
    return { ...closureBy(this.threshold, Date.now()), until: this.#failed.endOf(period) };
  }

  #fail(): void {
    this.#count(this.#failed.period(), 1);
    for (const period of this.#untold.keys()) {
      if (!this.#failed.counts(period)) this.#untold.delete(period);
    }
  }

  #count(period: number, failures: number): void {
    const untold = (this.#untold.get(period) ?? 0) + failures;
    if (untold === 0) this.#untold.delete(period);
    else this.#untold.set(period, untold);
  }
}
