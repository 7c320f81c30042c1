import type { FleetLimiter, LimiterState } from "./fleet-limiter.js";

/** What the store knows of a key; zeros where it knows nothing. */
export interface Known {
  readonly points: number;
  /** In ms: how long it will remember the key. */
  readonly left: number;
}

const nothing: Known = { points: 0, left: 0 };

/** No date is later, in ms since the epoch. */
const latest = 8.64e15;

/** The keys about one clientKey, or about one way out. Rejects with what the limiter throws, or where it talks nonsense. */
export class Store {
  readonly #limiter: FleetLimiter;
  readonly #prefix: Promise<string>;

  /** @param prefix what all keys begin with. Where it is rejected, so is everything. */
  constructor(limiter: FleetLimiter, prefix: Promise<string>) {
    this.#limiter = limiter;
    this.#prefix = prefix;
    prefix.catch(() => undefined);
  }

  /** @param ms how long a key that is new will be remembered; one that is there stays for as long as it would. */
  async add(key: string, points: number, ms: number): Promise<Known> {
    const options = { customDuration: toSeconds(ms) };
    return read(await this.#limiter.penalty(await this.#name(key), points, options));
  }

  async get(key: string): Promise<Known> {
    const found = await this.#limiter.get(await this.#name(key));
    return found ? read(found) : nothing;
  }

  /** From now on the key will be remembered for `ms`, whether it was there or not. */
  async keep(key: string, ms: number): Promise<void> {
    await this.#limiter.block(await this.#name(key), toSeconds(ms));
  }

  async delete(key: string): Promise<void> {
    await this.#limiter.delete(await this.#name(key));
  }

  async #name(key: string): Promise<string> {
    return `${await this.#prefix}:${key}`;
  }
}

/** Stores keep time in whole seconds. */
function toSeconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

/** Some stores give numbers as text. What is no number would close a gate for ever, or open it. */
function read({ consumedPoints, msBeforeNext }: LimiterState): Known {
  const [points, left] = [Number(consumedPoints), Number(msBeforeNext)];
  const makesSense = Number.isSafeInteger(points) && points >= 0 && Math.abs(left) <= latest - Date.now();
  if (!makesSense) throw new TypeError("the limiter's answer makes no sense");
  return { points, left: Math.max(0, left) };
}
