import type { RuntimeContract, Scope } from "../contract.js";
import { isAnswer } from "../cooldown/cooldowns.js";
import { type Closure, latestOf, probeTime } from "../cooldown/gate.js";
import { mayHaveFailed, type Outcome } from "../cooldown/keeper.js";
import type { Threshold } from "../cooldown/threshold.js";
import { type GateState, SharedGate } from "./shared-gate.js";
import { type Admission, SharedGuard } from "./shared-guard.js";
import { type Lease, SharedProbes } from "./shared-probes.js";
import type { Store } from "./store.js";
import type { Flight } from "./under-way.js";

/** What the store says to a request. */
export interface Entry {
  /** A gate that is closed until its time, whatever happens. */
  readonly closed?: Closure | undefined;
  /** Why this request must not be sent though no gate is closed. */
  readonly refusal?: Closure | undefined;
  /** What it is the whole fleet's probe of. */
  readonly leases: readonly Lease[];
  /** As what each guard counted it in; nothing where it did not. */
  readonly flights: readonly (Flight | undefined)[];
}

/** A probe that is over. */
interface Probed {
  readonly lease: Lease;
  readonly answered: boolean;
}

/** All that a fleet has in its store. Rejects with whatever the limiter throws. */
export class SharedState {
  readonly #gates: readonly SharedGate[];
  readonly #guards: readonly SharedGuard[];
  readonly #probes: SharedProbes;
  /** Those that the store may not know of. */
  #probed: readonly Probed[] = [];

  constructor(
    stores: Readonly<Record<Scope, Store>>,
    { errors }: RuntimeContract,
    thresholds: readonly Threshold[],
  ) {
    const blocks = Object.entries(errors).flatMap(([code, { retry }]) =>
      typeof retry === "object" ? [{ code, scope: retry.scope, reason: "blocked" as const }] : [],
    );
    const pauses = thresholds.map(({ code, scope }) => ({ code, scope, reason: "guard" as const }));
    this.#gates = [...blocks, ...pauses].map((gate) => new SharedGate(stores[gate.scope], gate));
    this.#guards = thresholds.map((threshold) => new SharedGuard(stores[threshold.scope], threshold));
    this.#probes = new SharedProbes(stores);
  }

  /**
   * What the store says to requests that want to be sent now. All must end, also those that are refused.
   *
   * @param timeouts how long each may take, in ms.
   */
  async enter(timeouts: readonly number[]): Promise<readonly Entry[]> {
    const beginnings = this.#guards.map((guard) => guard.begin(timeouts.length));
    try {
      const states = Promise.all(this.#gates.map((gate) => gate.state()));
      const [admissions, found] = await Promise.all([Promise.all(beginnings), states]);
      return await this.#decide(timeouts, admissions, found);
    } catch (error) {
      for (const [at, beginning] of beginnings.entries()) this.#guards[at]?.giveBack(beginning);
      throw error;
    }
  }

  async #decide(
    timeouts: readonly number[],
    admissions: readonly Admission[],
    states: readonly GateState[],
  ): Promise<readonly Entry[]> {
    const closed = latestOf(states.filter((state) => typeof state === "object"));
    const waiting = this.#gates.filter((_, at) => states[at] === "probation");
    const scopes = new Set(waiting.map(({ scope }) => scope));
    const { leases, taken } = await this.#probes.claim(closed ? new Set() : scopes, timeouts[0] ?? 0);
    return timeouts.map((_, at) => {
      const flights = admissions.map((admission) => admission.flights[at]);
      const isFirst = at === 0;
      // While there is a probe, it goes alone.
      const gate = waiting.find(({ scope }) => (isFirst ? scope === taken : true));
      const refusal = this.#tooMany(admissions, at) ?? (gate && soon(gate));
      return { closed, refusal, leases: isFirst ? leases : [], flights };
    });
  }

  #tooMany(admissions: readonly Admission[], at: number): Closure | undefined {
    const guard = this.#guards.find((_, index) => at >= (admissions[index]?.admitted ?? 0));
    return guard && soon({ ...guard.threshold, reason: "guard" });
  }

  /** Notes how a request ended; the store learns it with the next `tell`. `entry` is nothing where it had not answered. */
  note(entry: Entry | undefined, outcome: Outcome): void {
    for (const [at, guard] of this.#guards.entries()) {
      guard.end(entry?.flights[at], mayHaveFailed(outcome));
    }
    const answered = isAnswer(outcome);
    this.#probed = [...this.#probed, ...(entry?.leases ?? []).map((lease) => ({ lease, answered }))];
  }

  /**
   * Tells the store what it does not know yet. Resolves to the pauses that begin now.
   *
   * @param closures what is to be told besides.
   */
  async tell(closures: readonly Closure[]): Promise<readonly Closure[]> {
    const told = await Promise.all(this.#guards.map((guard) => guard.tell()));
    const pauses = told.filter((pause) => pause !== undefined);
    await Promise.all(this.#gates.map((gate) => gate.closeAsIn([...closures, ...pauses])));
    const over = this.#probed;
    await Promise.all(over.map((probed) => this.#endProbe(probed)));
    this.#probed = this.#probed.filter((probed) => !over.includes(probed));
    return pauses;
  }

  async #endProbe({ lease, answered }: Probed): Promise<void> {
    const gates = answered ? this.#gates.filter(({ scope }) => scope === lease.scope) : [];
    await Promise.all(gates.map((gate) => gate.open()));
    await this.#probes.release(lease);
  }
}

/** Refuses for as long as it may take until others are back. */
function soon({ code, scope, reason }: Omit<Closure, "until">): Closure {
  return { code, scope, reason, until: Date.now() + probeTime };
}
