import type { RuntimeContract, Scope } from "../contract.js";
import type { Cooldowns } from "../cooldown/cooldowns.js";
import type { Keeper } from "../cooldown/keeper.js";
import { thresholdsOf } from "../cooldown/threshold.js";
import type { Emit } from "../events.js";
import type { Ticker } from "../ticker.js";
import { checkLimiter, type FleetLimiter } from "./fleet-limiter.js";
import { SharedCooldowns } from "./shared-cooldowns.js";
import { SharedState } from "./shared-state.js";
import { Store } from "./store.js";
import { StoreVisits } from "./store-visits.js";
import { StoreWatch } from "./store-watch.js";

export type { FleetLimiter, LimiterState } from "./fleet-limiter.js";

export interface FleetOptions {
  /**
   * Names the IP address that the service sees this worker under. Workers behind the same one must give the same name,
   * because they are blocked together.
   *
   * @default "default": all workers leave by the same address
   */
  readonly egress?: string | undefined;
  /**
   * How long the store may take before the client goes on without it, in ms.
   *
   * @default 250
   */
  readonly timeout?: number | undefined;
}

/** A client as its fleet sees it. */
export interface Member {
  readonly contract: RuntimeContract;
  readonly baseUrl: string;
  /** What tells its account from others: a secret. Where its secrets are all functions, it is empty. */
  readonly account: string;
  /** Share of a documented threshold at which nothing is sent any more. */
  readonly share: number;
  /** What the client knows by itself. */
  readonly own: Cooldowns;
  readonly emit: Emit;
  readonly ticker: Ticker;
}

/** Clients, in whatever processes and on whatever machines, that share what they know about blocks. */
export interface Fleet {
  join(member: Member): Keeper;
}

const defaultTimeout = 250;

/**
 * Lets all clients that are given a fleet over the same store stop together: where the service blocks one, none sends; all
 * their failures count towards the pause before a block; and one probe for all finds out whether it is over. Each request
 * waits for the store's word, and each failure for the store to know of it, each for at most twice `timeout`. While the store
 * is slow or down, each client goes on with its own memory and says so with the event `fleetLost`.
 *
 * @param limiter any limiter of rate-limiter-flexible over a store, whatever its `points` and `duration`. The store learns a
 * hash of the key, never the key. One that has an insurance is never lost: while it stands in, counts are not shared, and
 * blocks only once the store is back.
 *
 * @example
 * const limiter = new RateLimiterRedis({ storeClient: new Redis(), points: 1, duration: 1 });
 * const api = createClient({ baseUrl, clientKey, fleet: createFleet(limiter) });
 *
 * @throws TypeError where an argument cannot be meant.
 */
export function createFleet(limiter: FleetLimiter, options: FleetOptions = {}): Fleet {
  const { egress = "default", timeout = defaultTimeout } = options;
  if (!(timeout > 0)) throw new TypeError("timeout must be a positive number of milliseconds");
  checkLimiter(limiter);
  return {
    join({ contract, baseUrl, account, share, own, emit, ticker }) {
      const storeOf = (scope: Scope, who: string) => new Store(limiter, prefixOf(scope, baseUrl, who));
      const stores = { key: storeOf("key", account), ip: storeOf("ip", egress) };
      const state = new SharedState(stores, contract, thresholdsOf(contract, share));
      const visits = new StoreVisits(own, state, new StoreWatch(timeout, ticker, emit));
      return new SharedCooldowns(own, visits, ticker);
    },
  };
}

/** Short, in characters that every store takes, and without what it is made of. */
async function prefixOf(scope: Scope, baseUrl: string, who: string): Promise<string> {
  const service = new URL(baseUrl, globalThis.location?.href).href.replace(/\/+$/, "");
  const text = new TextEncoder().encode(JSON.stringify([service, who]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  const hex = [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `maloi:${scope}:${hex.join("")}`;
}
