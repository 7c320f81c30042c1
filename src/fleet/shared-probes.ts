import type { Scope } from "../contract.js";
import type { Store } from "./store.js";

const key = "probe";

/** In this order for all, so that no two workers hold one lease each and want the other's. */
const leaseOrder = ["ip", "key"] as const;

/** A probe that never came back is forgotten after at most so many ms. */
const longest = 600_000;

/** The right to send the one probe of the whole fleet. */
export interface Lease {
  readonly scope: Scope;
  /** Until then nobody else gets it, in ms since the epoch. */
  readonly until: number;
}

/** What was claimed, and what another worker has. */
export interface Claim {
  readonly leases: readonly Lease[];
  readonly taken?: Scope;
}

/** Sees to it that one worker at a time sends a probe of a scope. */
export class SharedProbes {
  readonly #stores: Readonly<Record<Scope, Store>>;

  constructor(stores: Readonly<Record<Scope, Store>>) {
    this.#stores = stores;
  }

  /** @param timeout how long the probe may take, in ms. */
  async claim(scopes: ReadonlySet<Scope>, timeout: number): Promise<Claim> {
    const leases: Lease[] = [];
    const ms = Math.min(timeout, longest) + 1000;
    for (const scope of leaseOrder.filter((one) => scopes.has(one))) {
      const until = Date.now() + ms;
      // Whoever counts one is the first.
      const { points } = await this.#stores[scope].add(key, 1, ms);
      if (points !== 1) return { leases, taken: scope };
      leases.push({ scope, until });
    }
    return { leases };
  }

  /**
   * Lets others have it. After its time it may be somebody else's already. A `delete` that is under way for longer than that
   * may still end another's: then two probes are sent.
   */
  async release({ scope, until }: Lease): Promise<void> {
    if (Date.now() < until) await this.#stores[scope].delete(key);
  }
}
