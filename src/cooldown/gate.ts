import type { Scope } from "../contract.js";

/** Why nothing is sent, and until when. */
export interface Closure {
  /** The code that the service blocked with, or that the block would come with. */
  readonly code: string;
  readonly scope: Scope;
  /** In ms since the epoch. */
  readonly until: number;
  /** `blocked`: the service said so. `guard`: there were so many failures that it soon would. */
  readonly reason: "blocked" | "guard";
}

/** While a probe is under way, others are told to come back after this time, in ms. */
export const probeTime = 1000;

/** A fleet's store rounds up: who asks it when the time is over may have to wait for so much longer, in ms, which is no news. */
const rounding = 1000;

/** Of several closures, the one that counts. */
export function latestOf(closures: readonly (Closure | undefined)[]): Closure | undefined {
  return closures.reduce((a, b) => (b && !(a && a.until >= b.until) ? b : a), undefined);
}

/** Lets requests through while it is open. When a closure is over, it lets one through first, to see. */
export class Gate {
  #closure: Closure | undefined;
  #probing = false;

  /** Closes it, or keeps it closed for longer; never for less long than it is. Returns whether that is news. */
  close(closure: Closure, now: number): boolean {
    const before = this.#closure;
    if (before && before.until >= closure.until) return false;
    this.#closure = closure;
    if (!before || before.reason !== closure.reason) return true;
    return before.until <= now && closure.until - before.until > rounding;
  }

  get closure(): Closure | undefined {
    return this.#closure;
  }

  /** What keeps a request from being sent now, if anything does. */
  closureAt(now: number): Closure | undefined {
    if (!this.#closure || (now >= this.#closure.until && !this.#probing)) return undefined;
    return { ...this.#closure, until: Math.max(this.#closure.until, now + (this.#probing ? probeTime : 0)) };
  }

  /** A request passes. Returns whether it is the probe. */
  enter(): boolean {
    this.#probing = this.#closure !== undefined;
    return this.#probing;
  }

  /** The probe came back. Returns whether the gate opened: it does not where the service was not reached or blocked again. */
  endProbe(answered: boolean, now: number): boolean {
    this.#probing = false;
    return answered && this.open(now);
  }

  /** Ends a closure whose time is over. Returns whether there was one. */
  open(now: number): boolean {
    if (!this.#closure || this.#closure.until > now) return false;
    this.#closure = undefined;
    return true;
  }
}
