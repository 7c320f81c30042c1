import { judge, textAt } from "../../src/envelope.js";
import { isJsonObject } from "../../src/json.js";
import { readPlaceholders } from "../../src/placeholders.js";
import type { ContractError } from "../model/contract.js";
import { nearest } from "../model/nearest.js";
import type { Answer } from "./answer.js";
import type { Finding, FindingKind } from "./finding.js";
import { finding, type Judge, type Judged, odd, shown } from "./judged.js";
import type { Probe } from "./probe.js";

/** The body decides, as it does for the client. */
export function judgeAnswer(by: Judge, probe: Probe, answer: Answer): Judged {
  const { status, isCut, headers } = answer;
  if (isCut) return odd(by, probe, answer, "large");
  if (status >= 300 && status < 400) return odd(by, probe, answer, "redirect", headers.get("location") ?? "");
  const { kind } = probe.operation.returns;
  const judged = judge(by.runtime.envelope, answer, kind === "object" ? undefined : kind);
  if (judged === "success") return judgeSuccess(by, probe, answer);
  const code = judged === "failure" ? textAt(by.runtime.envelope.code, answer) : undefined;
  if (code !== undefined && code !== "") return judgeFailure(by, probe, answer, code);
  if (!isJsonObject(answer.body)) return odd(by, probe, answer, "no-json");
  const reason = typeof judged === "object" ? judged.odd : "a failure without a code";
  const findings = [finding(by, probe, answer, "outside-schema", "failure", { reason })];
  return { outcome: "odd", isWanted: false, findings };
}

function judgeFailure(by: Judge, probe: Probe, answer: Answer, code: string): Judged {
  const { operation, want } = probe;
  const known = by.contract.errors.find((error) => error.code === code);
  // Who sends what is wrong in itself has to be told so; a service that breaks over it did not look.
  const isBroken = want === "failure" && (known?.status ?? answer.status) >= 500;
  const isWanted = want === "failure" ? !isBroken : want.includes(code);
  const wanted = typeof want === "string" ? "" : want.join(", ");
  const found = (kind: FindingKind, variant: string, values: Finding["values"] = {}) =>
    finding(by, probe, answer, kind, variant, { code, ...values });
  const suggestion = known
    ? undefined
    : nearest(
        code,
        by.contract.errors.map((error) => error.code),
      );
  const { status, body } = answer;
  const mismatch = body === undefined ? undefined : by.schemas.ofFailure(status, body);
  const declared =
    body === undefined || mismatch !== undefined ? undefined : by.schemas.ofDeclared(operation, status, body);
  const findings = [
    ...(known || suggestion === undefined ? [] : [found("undocumented-code", "near", { suggestion })]),
    ...(known || suggestion !== undefined ? [] : [found("undocumented-code", "far")]),
    ...(known && !operation.codes.includes(code) ? [found("undocumented-code", "operation")] : []),
    ...(known && known.status !== status ? [found("wrong-status", "code", { wanted: known.status })] : []),
    ...(mismatch !== undefined ? [found("outside-schema", "failure", { reason: mismatch })] : []),
    ...(declared !== undefined ? [found("outside-schema", "declared", { reason: declared })] : []),
    ...(isBroken ? [found("unexpected-answer", "broke")] : []),
    ...(isWanted || isBroken
      ? []
      : [found("unexpected-answer", want === "success" ? "failed" : "another", { wanted })]),
    ...(known ? newWording(by, probe, answer, known) : []),
  ];
  return { outcome: "failure", code, isWanted, findings };
}

/** The services' words may change; where they follow none of the contract's, parameters cannot be read from them. */
function newWording(by: Judge, probe: Probe, answer: Answer, { code, texts }: ContractError): Finding[] {
  const text = textAt(by.runtime.envelope.description, answer);
  if (text === undefined || text === "") return [];
  const wordings = Object.values(texts).map(({ description }) => description);
  if (wordings.some((wording) => readPlaceholders(wording, text.normalize("NFC")))) return [];
  // The key is looked for before the text is cut, for a part of it would not be found.
  const shownText = shown(by, text).slice(0, 200);
  return [finding(by, probe, answer, "new-wording", "text", { code, text: shownText })];
}

function judgeSuccess(by: Judge, probe: Probe, answer: Answer): Judged {
  const { operation, want, credential, faulty } = probe;
  const { ok, status, body, text } = answer;
  const isWanted = want === "success";
  const { kind, mayBeEmpty } = operation.returns;
  const found = (what: FindingKind, variant: string, values: Finding["values"] = {}) =>
    finding(by, probe, answer, what, variant, values);
  const mayLackBody = kind === "text" || kind === "blob" || kind === "nothing" || (mayBeEmpty && text === "");
  if (ok && !mayLackBody && body === undefined) return odd(by, probe, answer, "no-json");
  const wanted = typeof want === "string" ? "" : want.join(", ");
  const isDescribed = by.schemas.hasAnswer(operation, status);
  const reason =
    mayLackBody || body === undefined ? undefined : by.schemas.ofSuccess(operation, status, body);
  const findings = [
    ...(ok ? [] : [found("wrong-status", "success")]),
    ...(ok && !isDescribed ? [found("wrong-status", "unknown")] : []),
    ...(reason === undefined ? [] : [found("outside-schema", "success", { reason })]),
    ...(faulty === undefined ? [] : [found("unexpected-answer", `open-${credential}`, { faulty })]),
    ...(isWanted || faulty !== undefined
      ? []
      : [found("unexpected-answer", wanted === "" ? "succeeded" : "succeeded-code", { wanted })]),
  ];
  return { outcome: "success", isWanted, findings };
}
