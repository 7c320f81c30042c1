import type { RuntimeContract, Scope } from "../contract.js";
import { ApiError } from "../errors/api-error.js";
import { CooldownError } from "../errors/cooldown-error.js";
import { type Docs, docsOf } from "../errors/docs-url.js";
import { UnexpectedResponseError } from "../errors/unexpected-response-error.js";
import type { Emit } from "../events.js";
import { ErrorGuard } from "./error-guard.js";
import { type Closure, Gate, latestOf, probeTime } from "./gate.js";
import { type Keeper, mayHaveFailed, type Outcome, type Pass } from "./keeper.js";
import { type Threshold, thresholdsOf } from "./threshold.js";

export const scopes = ["key", "ip"] as const;

/** A threshold, and how near this client is to it. */
interface Watch {
  readonly threshold: Threshold;
  readonly guard: ErrorGuard;
}

/** Keeps requests back while the service blocks this key or this IP address, and before it would. Knows this client's alone. */
export class Cooldowns implements Keeper {
  readonly #gates = { key: new Gate(), ip: new Gate() };
  readonly #watches: readonly Watch[];
  readonly #emit: Emit;
  readonly #docs: Docs | undefined;

  /** @param share of a documented threshold at which nothing is sent any more. */
  constructor(contract: RuntimeContract, share: number, emit: Emit) {
    this.#emit = emit;
    this.#docs = docsOf(contract);
    this.#watches = thresholdsOf(contract, share).map((threshold) => {
      return { threshold, guard: new ErrorGuard(threshold.within) };
    });
  }

  enter(operation: string): Pass {
    const now = Date.now();
    const closure = this.#closureAt(now);
    if (closure) throw this.refusal(operation, closure);
    for (const { guard } of this.#watches) guard.enter();
    const probes = scopes.filter((scope) => this.#gates[scope].enter());
    return { leave: (outcome) => this.#leave(operation, probes, outcome) };
  }

  /** Those whose time is not over. */
  get closures(): readonly Closure[] {
    const now = Date.now();
    return scopes
      .map((scope) => this.#gates[scope].closure)
      .filter((closure) => closure !== undefined)
      .filter(({ until }) => until > now);
  }

  /** @throws CooldownError where the time of a closure is not over; whether it is to be probed then is not asked. */
  refuse(operation: string): void {
    const closure = latestOf(this.closures);
    if (closure) throw this.refusal(operation, closure);
  }

  refusal(operation: string, closure: Closure): CooldownError {
    return new CooldownError(operation, closure, this.#docs);
  }

  close(operation: string, closure: Closure): void {
    if (!this.#gates[closure.scope].close(closure, Date.now())) return;
    const { code, scope, until, reason } = closure;
    this.#emit({ type: "cooldownStart", operation, code, scope, reason, until: new Date(until) });
  }

  /** Others found the service open again: no probe is needed any more where the time of the closure is over. */
  open(operation: string, scope: Scope): void {
    if (this.#gates[scope].open(Date.now())) this.#emit({ type: "cooldownEnd", operation, scope });
  }

  #leave(operation: string, probes: readonly Scope[], outcome: Outcome): void {
    const now = Date.now();
    for (const { threshold, guard } of this.#watches) {
      guard.leave(mayHaveFailed(outcome), now);
      if (!mayHaveFailed(outcome) || guard.failuresAt(now) < threshold.pauseAt) continue;
      this.close(operation, closureBy(threshold, now));
    }
    const block = blockOf(outcome, now);
    if (block) this.close(operation, block);
    for (const scope of probes) {
      if (this.#gates[scope].endProbe(isAnswer(outcome), now)) {
        this.#emit({ type: "cooldownEnd", operation, scope });
      }
    }
  }

  #closureAt(now: number): Closure | undefined {
    const closures = [this.#gates.key.closureAt(now), this.#gates.ip.closureAt(now)];
    for (const { threshold, guard } of this.#watches) {
      // Those under way may all fail: together they must stay below what the service punishes.
      if (guard.worstAt(now) < threshold.errors - 1) continue;
      const { until, ...pause } = closureBy(threshold, now);
      // What is under way is soon over; what has failed is not.
      const isSoonOver = guard.failuresAt(now) < threshold.errors - 1;
      closures.push({ ...pause, until: isSoonOver ? now + probeTime : until });
    }
    return latestOf(closures);
  }
}

/** The pause that keeps a threshold from being reached. */
export function closureBy({ code, scope, within }: Threshold, now: number): Closure {
  return { code, scope, until: now + within, reason: "guard" };
}

/** The closure that the service itself announced. */
export function blockOf(outcome: Outcome, now: number): Closure | undefined {
  if (!(outcome instanceof ApiError) || typeof outcome.retry !== "object") return undefined;
  const { code, retry, retryAfter } = outcome;
  return { code, scope: retry.scope, until: now + (retryAfter ?? retry.wait), reason: "blocked" };
}

/** Whether the service was there to answer, whatever it said. */
export function isAnswer(outcome: Outcome): boolean {
  return outcome === "success" || outcome instanceof ApiError || outcome instanceof UnexpectedResponseError;
}
