import type { Contract, ContractError } from "../model/contract.js";
import type { Finding } from "./finding.js";
import type { PlanOptions } from "./plan.js";
import type { SkipReason } from "./probe.js";
import type { Run } from "./run.js";

/** The codes that a run is to see: those of the operations that it asks, unless it was asked for some alone. */
export function wantedCodes(
  { errors }: Contract,
  { operations, codes }: Pick<PlanOptions, "operations" | "codes">,
): ContractError[] {
  return errors
    .filter(({ retired }) => retired === undefined)
    .filter(({ code }) => codes.length === 0 || codes.includes(code))
    .filter((error) => operations.length === 0 || error.operations.some((id) => operations.includes(id)));
}

/**
 * What no answer had, and why. Where a request that was answered should have provoked it, that is an error; else a
 * warning, one for all the codes that did not come for the same reason.
 */
export function neverSeen(codes: readonly ContractError[], run: Run): Finding[] {
  const groups = new Map<Reason, string[]>();
  for (const { code } of codes.filter(({ code }) => !run.seen.has(code))) {
    const reason = reasonFor(code, run);
    if (reason !== undefined) groups.set(reason, [...(groups.get(reason) ?? []), code]);
  }
  return [...groups].flatMap(([variant, missing]): Finding[] =>
    variant === "answered"
      ? missing.map((code) => ({ kind: "never-seen", variant, severity: "error", values: { code } }))
      : [{ kind: "never-seen", variant, severity: "warning", values: { codes: missing.join(", ") } }],
  );
}

type Reason = "answered" | "no-probe" | SkipReason;

/** Nothing where its requests had no answer, which is a finding of its own. */
function reasonFor(code: string, { rows }: Run): Reason | undefined {
  const own = rows.filter(({ probe }) => typeof probe.want !== "string" && probe.want.includes(code));
  if (own.some(({ status }) => status !== undefined)) return "answered";
  if (own.some(({ skip }) => skip === undefined)) return undefined;
  return own[0]?.skip ?? "no-probe";
}
