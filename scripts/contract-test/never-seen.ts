import type { Contract, ContractError } from "../model/contract.js";
import type { Finding } from "./finding.js";
import type { PlanOptions } from "./plan.js";
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

/** What no answer had, and why. Where a request should have provoked it, that is an error; else a warning. */
export function neverSeen(codes: readonly ContractError[], { rows, seen }: Run): Finding[] {
  return codes
    .filter(({ code }) => !seen.has(code))
    .map(({ code }): Finding => {
      const own = rows.filter(({ probe }) => typeof probe.want !== "string" && probe.want.includes(code));
      const sent = own.some(({ skip }) => skip === undefined);
      const [first] = own;
      const variant = sent ? "answered" : (first?.skip ?? "no-probe");
      return { kind: "never-seen", variant, severity: sent ? "error" : "warning", values: { code } };
    });
}
