import type { RuntimeContract } from "../../src/contract.js";
import type { Redactor } from "../../src/redact.js";
import type { Contract } from "../model/contract.js";
import type { Answer } from "./answer.js";
import type { AnswerSchemas } from "./answer-schemas.js";
import type { Finding, FindingKind } from "./finding.js";
import type { Probe } from "./probe.js";

/** So much of an answer that is none of the contract's is shown, in characters. */
const excerptLength = 80;

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
  const whole = by.redact.text(said.slice(0, 10_000), said.length > 10_000 || answer.isCut);
  const excerpt = whole.slice(0, excerptLength);
  const findings = [finding(by, probe, answer, "unexpected-answer", variant, { excerpt })];
  return { outcome: "odd", isWanted: false, findings };
}

/** A known code is no secret, even where the key happens to be a part of it. */
export function finding(
  { redact, contract }: Judge,
  { operation }: Probe,
  { status }: Answer,
  kind: FindingKind,
  variant: string,
  values: Finding["values"],
): Finding {
  const isKnown = (value: string) => contract.errors.some(({ code }) => code === value);
  const shown = Object.entries(values).map(([name, value]) => {
    return [name, typeof value === "number" || isKnown(value) ? value : redact.text(value)];
  });
  const severity = kind === "new-wording" ? "note" : "error";
  return {
    ...{ kind, variant, severity },
    values: { operation: operation.id, status, ...Object.fromEntries(shown) },
  };
}
