import type { Scope } from "../contract.js";
import type { Closure } from "../cooldown/gate.js";
import { type FleetLimiter, toSeconds } from "./fleet-limiter.js";

/** For so long after its time a closure is remembered, in ms, so that whoever comes then sends a probe first. */
const probation = 86_400_000;

/** `probation`: the time of the closure is over, but nobody has seen the service open yet. */
export type GateState = "open" | "probation" | Closure;

/** A gate that all workers of a fleet see, for one code and one reason. */
export class SharedGate {
  readonly code: string;
  readonly scope: Scope;
  readonly reason: Closure["reason"];
  readonly #limiter: FleetLimiter;
  readonly #key: string;

  constructor(limiter: FleetLimiter, prefix: string, { code, scope, reason }: Omit<Closure, "until">) {
    this.code = code;
    this.scope = scope;
    this.reason = reason;
    this.#limiter = limiter;
    this.#key = `${prefix}:${encodeURIComponent(code)}:${reason}`;
  }

  async state(): Promise<GateState> {
    const kept = await this.#kept();
    if (kept === 0) return "open";
    const left = kept - probation;
    if (left <= 0) return "probation";
    return { code: this.code, scope: this.scope, reason: this.reason, until: Date.now() + left };
  }

  /** Closes it, or keeps it closed for longer; never for less long than it is. */
  async close(until: number): Promise<void> {
    const wanted = toSeconds(until - Date.now() + probation);
    // In one step, so that of two workers that are blocked at once none undoes what the other wrote.
    const { msBeforeNext } = await this.#limiter.penalty(this.#key, 1, { customDuration: wanted });
    if (toSeconds(msBeforeNext ?? 0) < wanted) await this.#limiter.block(this.#key, wanted);
  }

  /** Ends a closure whose time is over. */
  async open(): Promise<void> {
    if ((await this.state()) === "probation") await this.#limiter.delete(this.#key);
  }

  async #kept(): Promise<number> {
    const found = await this.#limiter.get(this.#key);
    return Math.max(0, found?.msBeforeNext ?? 0);
  }
}
