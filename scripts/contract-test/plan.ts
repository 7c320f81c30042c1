import type { Contract } from "../model/contract.js";
import { isOpen } from "../model/credential.js";
import type { Probes } from "../model/probes-format.js";
import { derivedProbes, forced, forcedProbes, isAnsweredByMock } from "./derive-probes.js";
import { liveBudget, withLiveRules } from "./live-rules.js";
import { costOf, type Planned, type Probe, type Target } from "./probe.js";
import { authoredProbes, validProbes } from "./probes-of.js";

/** What a run is about. */
export interface PlanOptions {
  readonly target: Target;
  readonly hasKey: boolean;
  /** So many requests are made at most. */
  readonly budget: number;
  /** The header that our own mock is asked for a code with. */
  readonly codeHeader: string;
  /** Only these operations; all where there are none. */
  readonly operations: readonly string[];
  /** Only what provokes these codes; everything where there are none. */
  readonly codes: readonly string[];
}

/** Every request that there is, in the order it is sent in, and why some are not sent. */
export function planProbes(contract: Contract, probes: Probes, options: PlanOptions): Planned[] {
  const { target, hasKey } = options;
  const all = probesFor(contract, probes, options).filter((probe) => isAskedFor(probe, options));
  const plan = all.map((probe): Planned => {
    const needsKey = [probe, probe.after].some(
      (one) => one && !isOpen(one.operation) && (one.credential === "right" || one.faulty !== undefined),
    );
    return needsKey && !hasKey ? { probe, skip: "no-key" } : { probe };
  });
  const allowed = target === "live" ? withLiveRules(contract, plan) : plan;
  return withinBudget(allowed, budgetOf(contract, options));
}

/** So many requests may be made to the target. */
export function budgetOf(contract: Contract, { target, budget }: PlanOptions): number {
  return target === "live" ? liveBudget(contract, budget) : budget;
}

function probesFor(contract: Contract, probes: Probes, { target, codeHeader }: PlanOptions): Probe[] {
  const authored = authoredProbes(contract, probes);
  const isOurs = target === "mock" || target === "examples";
  const derived = derivedProbes(contract, probes)
    .filter((probe) => !authored.some((one) => isSame(one, probe)))
    .filter((probe) => !isOurs || isAnsweredByMock(contract, probe));
  return [
    ...validProbes(contract, probes, isOurs),
    // What does not remember has to be told.
    ...(target === "examples" ? authored.map((probe) => forced(probe, codeHeader)) : authored),
    ...derived,
    ...(isOurs ? forcedProbes(contract, probes, codeHeader) : []),
  ];
}

/** What an author has written need not be derived. */
function isSame(a: Probe, b: Probe): boolean {
  if (a.operation.id !== b.operation.id || a.credential !== b.credential) return false;
  if (a.faulty !== b.faulty) return false;
  if (a.credential !== "right") return true;
  if (a.rawBody !== undefined || b.rawBody !== undefined)
    return a.rawBody !== undefined && b.rawBody !== undefined;
  return JSON.stringify(a.input) === JSON.stringify(b.input);
}

function isAskedFor({ operation, want }: Probe, { operations, codes }: PlanOptions): boolean {
  if (operations.length > 0 && !operations.includes(operation.id)) return false;
  return codes.length === 0 || (typeof want !== "string" && want.some((code) => codes.includes(code)));
}

function withinBudget(plan: readonly Planned[], budget: number): Planned[] {
  let left = budget;
  return plan.map((planned) => {
    if (planned.skip !== undefined) return planned;
    const cost = costOf(planned.probe);
    if (cost > left) return { ...planned, skip: "budget" };
    left -= cost;
    return planned;
  });
}
