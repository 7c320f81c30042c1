import type { RuntimeContract } from "../../src/contract.js";
import type { Redactor } from "../../src/redact.js";
import type { Contract } from "../model/contract.js";
import type { Answer } from "./answer.js";
import type { AnswerSchemas } from "./answer-schemas.js";
import type { Finding, FindingKind } from "./finding.js";
import type { Probe } from "./probe.js";

/** So much of an answer that is none of the contract's is shown, in characters. */
const excerptLength = 80;

/** So much of anything else that came off the wire is shown, in characters. */
const longestShown = 500;

/** So much is searched for the key, in characters. */
const longestRead = 10_000;

/** What answers are judged by. */
export interface Judge {
  readonly contract: Contract;
  /** The same contract, as the client reads answers by it. */
  readonly runtime: RuntimeContract;
  readonly schemas: AnswerSchemas;
  readonly redact: Redactor;
}

/** What an answer is, and what about it is not as the contract says. */
export interface Judged {
  readonly outcome: "success" | "failure" | "odd";
  /** The code of a failure. */
  readonly code?: string;
  /** Whether it is what the probe wanted. */
  readonly isWanted: boolean;
  readonly findings: readonly Finding[];
}

/** An answer that the contract has no words for. */
export function odd(by: Judge, probe: Probe, answer: Answer, variant: string, said = answer.text): Judged {
  const whole = by.redact.text(said.slice(0, longestRead), said.length > longestRead || answer.isCut);
  const excerpt = whole.slice(0, excerptLength);
  const findings = [finding(by, probe, answer, "unexpected-answer", variant, { excerpt })];
  return { outcome: "odd", isWanted: false, findings };
}

/** `value` as it may be shown. A known code is no secret, even where the key happens to be a part of it. */
export function shown({ redact, contract }: Judge, value: string): string {
  if (contract.errors.some(({ code }) => code === value)) return value;
  return redact.text(value.slice(0, longestRead), value.length > longestRead).slice(0, longestShown);
}

export function finding(
  by: Judge,
  { operation }: Probe,
  { status }: Answer,
  kind: FindingKind,
  variant: string,
  values: Finding["values"],
): Finding {
  const harmless = Object.entries(values).map(([name, value]) => {
    return [name, typeof value === "number" ? value : shown(by, value)];
  });
  const severity = kind === "new-wording" ? "note" : "error";
  return {
    ...{ kind, variant, severity },
    values: { operation: operation.id, status, ...Object.fromEntries(harmless) },
  };
}
