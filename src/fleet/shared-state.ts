import type { RuntimeContract, Scope } from "../contract.js";
import { blockOf, closureBy, isAnswer } from "../cooldown/cooldowns.js";
import { type Closure, latestOf, probeTime } from "../cooldown/gate.js";
import { mayHaveFailed, type Outcome } from "../cooldown/keeper.js";
import type { Threshold } from "../cooldown/threshold.js";
import { type FleetLimiter, toSeconds } from "./fleet-limiter.js";
import { SharedGate } from "./shared-gate.js";
import { SharedGuard } from "./shared-guard.js";

/** What the store says to a request. */
export interface Entry {
  /** A gate that is closed until its time, whatever happens. */
  readonly closed?: Closure | undefined;
  /** Why this request must not be sent though no gate is closed. */
  readonly refusal?: Closure | undefined;
  /** What it is the whole fleet's probe of. */
  readonly probes: readonly Scope[];
  /** When it began, for each guard. */
  readonly periods: readonly number[];
}

/** A request that was let through, and how it ended. */
export interface Exit {
  /** What the store said; nothing where it did not answer. */
  readonly entry: Entry | undefined;
  readonly outcome: Outcome;
}

/** In this order for all, so that no two workers hold one lease each and want the other's. */
const scopes = ["ip", "key"] as const;

/** A probe that never came back is forgotten after at most so many ms. */
const longestProbe = 600_000;

/** All that a fleet has in its store. Rejects with whatever the limiter throws. */
export class SharedState {
  readonly #limiter: FleetLimiter;
  readonly #prefixes: Readonly<Record<Scope, string>>;
  readonly #gates: readonly SharedGate[];
  readonly #guards: readonly SharedGuard[];

  /** @param prefixes what the keys about this clientKey, and about this way out, begin with. */
  constructor(
    limiter: FleetLimiter,
    prefixes: Readonly<Record<Scope, string>>,
    { errors }: RuntimeContract,
    thresholds: readonly Threshold[],
  ) {
    this.#limiter = limiter;
    this.#prefixes = prefixes;
    const blocks = Object.entries(errors).flatMap(([code, { retry }]) =>
      typeof retry === "object" ? [{ code, scope: retry.scope, reason: "blocked" as const }] : [],
    );
    const pauses = thresholds.map(({ code, scope }) => ({ code, scope, reason: "guard" as const }));
    this.#gates = [...blocks, ...pauses].map((gate) => new SharedGate(limiter, prefixes[gate.scope], gate));
    this.#guards = thresholds.map(
      (threshold) => new SharedGuard(limiter, prefixes[threshold.scope], threshold),
    );
  }

  /**
   * What the store says to requests that want to be sent now.
   *
   * @param timeouts how long each may take, in ms.
   */
  async enter(timeouts: readonly number[]): Promise<Entry[]> {
    const periods = this.#guards.map((guard) => guard.period);
    const [states, atRisk] = await Promise.all([
      Promise.all(this.#gates.map((gate) => gate.state())),
      Promise.all(this.#guards.map((guard, at) => guard.begin(periods[at] ?? 0, timeouts.length))),
    ]);
    const closed = latestOf(states.filter((state) => typeof state === "object"));
    if (closed) return timeouts.map(() => ({ closed, probes: [], periods }));
    const waiting = this.#gates.filter((_, at) => states[at] === "probation");
    const first = await this.#claim(waiting, timeouts[0] ?? 0);
    // While there is a probe, it goes alone.
    const refusal = first.refusal ?? (waiting[0] && probing(waiting[0]));
    return timeouts.map((_, at) => ({
      refusal: this.#tooMany(atRisk, timeouts.length - at - 1) ?? (at === 0 ? first.refusal : refusal),
      probes: at === 0 ? first.probes : [],
      periods,
    }));
  }

  /** Notes how requests that were let through ended. Resolves to what nobody may send any more for. */
  async leave(exits: readonly Exit[]): Promise<readonly Closure[]> {
    const now = Date.now();
    const pauses = await Promise.all(this.#guards.map((guard, at) => countEnds(guard, at, exits)));
    const blocks = exits.map(({ outcome }) => blockOf(outcome, now));
    const closures = [...pauses, ...blocks].filter((closure) => closure !== undefined);
    await this.close(closures);
    const probes = exits.filter(({ entry }) => entry && entry.probes.length > 0);
    await Promise.all(
      probes.map(({ entry, outcome }) => this.#endProbes(entry?.probes ?? [], isAnswer(outcome))),
    );
    return closures;
  }

  async close(closures: readonly Closure[]): Promise<void> {
    const closing = this.#gates.map((gate) => {
      const closure = latestOf(
        closures.filter(({ code, reason }) => gate.code === code && gate.reason === reason),
      );
      return closure && gate.close(closure.until);
    });
    await Promise.all(closing);
  }

  /** Those under way may all fail: together they must stay below what the service punishes. `later` ones came after. */
  #tooMany(atRisk: readonly number[], later: number): Closure | undefined {
    const guard = this.#guards.find(({ threshold }, at) => (atRisk[at] ?? 0) - later >= threshold.errors);
    return guard && closureBy(guard.threshold, Date.now());
  }

  /** Whoever counts one in a lease is the probe; the others are told to come back. */
  async #claim(waiting: readonly SharedGate[], timeout: number): Promise<Omit<Entry, "periods">> {
    const probes: Scope[] = [];
    const customDuration = toSeconds(Math.min(timeout, longestProbe)) + 1;
    for (const scope of scopes) {
      const gate = waiting.find((one) => one.scope === scope);
      if (!gate) continue;
      const { consumedPoints } = await this.#limiter.penalty(this.#lease(scope), 1, { customDuration });
      if (Number(consumedPoints) !== 1) return { refusal: probing(gate), probes };
      probes.push(scope);
    }
    return { probes };
  }

  async #endProbes(probes: readonly Scope[], answered: boolean): Promise<void> {
    const gates = answered ? this.#gates.filter(({ scope }) => probes.includes(scope)) : [];
    await Promise.all(gates.map((gate) => gate.open()));
    await Promise.all(probes.map((scope) => this.#limiter.delete(this.#lease(scope))));
  }

  #lease(scope: Scope): string {
    return `${this.#prefixes[scope]}:probe`;
  }
}

function probing({ code, scope, reason }: SharedGate): Closure {
  return { code, scope, reason, until: Date.now() + probeTime };
}

/** Resolves to the pause where there were too many failures of late. */
async function countEnds(
  guard: SharedGuard,
  at: number,
  exits: readonly Exit[],
): Promise<Closure | undefined> {
  const begun = (has: (outcome: Outcome) => boolean) =>
    exits.filter(({ outcome }) => has(outcome)).map(({ entry }) => entry?.periods[at]);
  const succeeded = begun((outcome) => !mayHaveFailed(outcome)).filter((period) => period !== undefined);
  const failed = begun(mayHaveFailed);
  await guard.succeed(succeeded);
  const failures = failed.length > 0 ? await guard.fail(failed) : 0;
  return failures >= guard.threshold.pauseAt ? closureBy(guard.threshold, Date.now()) : undefined;
}
