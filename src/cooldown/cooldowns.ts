import type { RuntimeContract, Scope } from "../contract.js";
import { ApiError } from "../errors/api-error.js";
import { CooldownError } from "../errors/cooldown-error.js";
import type { MaloiError } from "../errors/maloi-error.js";
import { UnexpectedResponseError } from "../errors/unexpected-response-error.js";
import type { Emit } from "../events.js";
import { ErrorGuard } from "./error-guard.js";
import { type Closure, Gate } from "./gate.js";

/** A request that was let through. Must be given back when it is over. */
export interface Pass {
  /** The gates that it is the probe of. */
  readonly probes: readonly Scope[];
}

/** How a request ended; `abandoned` where the caller gave it up. */
export type Outcome = "success" | "abandoned" | MaloiError;

interface Threshold {
  readonly code: string;
  readonly scope: Scope;
  /** So many failures within the guard's window bring the code about. */
  readonly errors: number;
  readonly guard: ErrorGuard;
}

const scopes = ["key", "ip"] as const;

/** Keeps requests back while the service blocks this key or this IP address, and before it would. */
export class Cooldowns {
  readonly #gates = { key: new Gate(), ip: new Gate() };
  readonly #thresholds: readonly Threshold[];
  readonly #share: number;
  readonly #emit: Emit;

  /** @param share of a documented threshold at which nothing is sent any more. */
  constructor({ errors }: RuntimeContract, share: number, emit: Emit) {
    this.#share = share;
    this.#emit = emit;
    this.#thresholds = Object.entries(errors).flatMap(([code, { trigger, retry }]) => {
      if (!trigger || typeof retry !== "object") return [];
      return [{ code, scope: retry.scope, errors: trigger.errors, guard: new ErrorGuard(trigger.within) }];
    });
  }

  /** @throws CooldownError where the request must not be sent now. */
  enter(operation: string): Pass {
    const now = Date.now();
    const closure = this.#closureAt(now);
    if (closure) throw new CooldownError(operation, closure);
    for (const { guard } of this.#thresholds) guard.enter();
    return { probes: scopes.filter((scope) => this.#gates[scope].enter()) };
  }

  leave(operation: string, { probes }: Pass, outcome: Outcome): void {
    const now = Date.now();
    const failure = typeof outcome === "object" ? outcome : undefined;
    // What was abandoned may have failed at the service: it counts.
    for (const threshold of this.#thresholds) this.#count(operation, threshold, outcome !== "success", now);
    if (failure instanceof ApiError && typeof failure.retry === "object") {
      const { code, retry, retryAfter } = failure;
      const until = now + (retryAfter ?? retry.wait);
      this.#close(operation, { code, scope: retry.scope, until, reason: "blocked" }, now);
    }
    const answered =
      outcome === "success" || failure instanceof ApiError || failure instanceof UnexpectedResponseError;
    for (const scope of probes) {
      if (this.#gates[scope].endProbe(answered, now)) this.#emit({ type: "cooldownEnd", operation, scope });
    }
  }

  #closureAt(now: number): Closure | undefined {
    const closures = scopes.map((scope) => this.#gates[scope].closureAt(now));
    for (const { code, scope, errors, guard } of this.#thresholds) {
      // Those under way may all fail: together they must stay below what the service punishes.
      if (guard.worstAt(now) < errors - 1) continue;
      closures.push({ code, scope, until: now + guard.within, reason: "guard" });
    }
    return closures.reduce((a, b) => (a && b ? (a.until < b.until ? b : a) : (a ?? b)), undefined);
  }

  #count(operation: string, { code, scope, errors, guard }: Threshold, failed: boolean, now: number): void {
    guard.leave(failed, now);
    if (!failed || guard.failuresAt(now) < errors * this.#share) return;
    this.#close(operation, { code, scope, until: now + guard.within, reason: "guard" }, now);
  }

  #close(operation: string, closure: Closure, now: number): void {
    if (!this.#gates[closure.scope].close(closure, now)) return;
    const { code, scope, until, reason } = closure;
    this.#emit({ type: "cooldownStart", operation, code, scope, reason, until: new Date(until) });
  }
}
