import type { Scope } from "../contract.js";
import { type Closure, latestOf } from "../cooldown/gate.js";
import type { Store } from "./store.js";

/** For so long after its time a closure is remembered, in ms, so that whoever comes then sends a probe first. */
const probation = 86_400_000;

/** Stores keep whole seconds, and answer late: a closure is kept for so much longer, in ms, than it is said to last. */
const margin = 1000;

/** Where another worker shortened a closure meanwhile, it is closed again; so often. */
const tries = 3;

/** `probation`: the time of the closure is over, but nobody has seen the service open yet. */
export type GateState = "open" | "probation" | Closure;

/**
 * A gate that all workers of a fleet see, for one code and one reason. A limiter can neither compare and set nor lengthen what
 * is there: where a worker's `block` or `delete` is under way for long, it may undo what another has written since. Who was
 * blocked tells it again and again, so that this is not for long.
 */
export class SharedGate {
  readonly code: string;
  readonly scope: Scope;
  readonly reason: Closure["reason"];
  readonly #store: Store;
  readonly #key: string;

  constructor(store: Store, { code, scope, reason }: Omit<Closure, "until">) {
    this.code = code;
    this.scope = scope;
    this.reason = reason;
    this.#store = store;
    this.#key = `${encodeURIComponent(code)}:${reason}`;
  }

  async state(): Promise<GateState> {
    const { left } = await this.#store.get(this.#key);
    if (left === 0) return "open";
    const closed = left - probation - margin;
    if (closed <= 0) return "probation";
    return { code: this.code, scope: this.scope, reason: this.reason, until: Date.now() + closed };
  }

  /** Closes it as the closures say that are about it, if any are. */
  async closeAsIn(closures: readonly Closure[]): Promise<void> {
    const own = closures.filter(({ code, reason }) => code === this.code && reason === this.reason);
    const closure = latestOf(own);
    if (closure) await this.#close(closure.until);
  }

  /** Closes it, or keeps it closed for longer; never for less long than it is. */
  async #close(until: number): Promise<void> {
    const wanted = until - Date.now();
    if (wanted <= 0) return;
    const kept = wanted + probation + margin;
    // In one step, so that of two workers that are blocked at once none undoes what the other wrote.
    let { left } = await this.#store.add(this.#key, 1, kept);
    for (let tried = 0; left < kept - margin && tried < tries; tried++) {
      await this.#store.keep(this.#key, kept);
      left = (await this.#store.get(this.#key)).left;
    }
  }

  /** Ends a closure whose time is over. */
  async open(): Promise<void> {
    if ((await this.state()) === "probation") await this.#store.delete(this.#key);
  }
}
