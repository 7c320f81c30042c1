import { isJsonObject, type JsonObject } from "../../load/json.js";
import type { Change } from "../change.js";
import { matchByName } from "../match.js";
import type { DiffRule } from "../rules.js";
import type { Described, OperationPair } from "./diff-openapi.js";
import type { Use } from "./finding.js";
import { type Documents, diffContent, diffSchema, objectAt } from "./use.js";

/** What the service answers, by the HTTP status. */
export function diffAnswers({ id, base, head }: OperationPair): Change[] {
  const { removed, added, both } = matchByName(answersOf(base), answersOf(head), ([status]) => status);
  const about = (status: string, success: DiffRule, failure: DiffRule): Change => ({
    rule: isFailure(status) ? failure : success,
    subject: id,
    values: { status },
  });
  const documents = { base: base.document, head: head.document };
  return [
    ...removed.map(([status]) => about(status, "answer-removed", "failure-answer-removed")),
    ...added.map(([status]) => about(status, "answer-added", "failure-answer-added")),
    ...both.flatMap(([[status, from], [, to]]) => {
      const use: Use = { operation: id, part: `responses ${status}`, direction: "answer" };
      return [
        ...diffContent(use, documents, from["content"], to["content"]),
        ...diffHeaders(use, documents, from, to),
      ];
    }),
  ];
}

/** OpenAPI writes `4XX` for all of them. */
function answersOf({ document, operation: { responses } }: Described): [string, JsonObject][] {
  const entries = isJsonObject(responses) ? Object.entries(responses) : [];
  return entries.map(([status, answer]) => [status.toUpperCase(), objectAt(document, answer) ?? {}]);
}

/** Failures are told by the catalog, and clients stand those that they do not know. */
const isFailure = (status: string): boolean => /^[45]/.test(status);

function diffHeaders(use: Use, documents: Documents, from: JsonObject, to: JsonObject): Change[] {
  const { removed, added, both } = matchByName(
    headersOf(documents.base, from),
    headersOf(documents.head, to),
    ([name]) => name,
  );
  const about = (rule: DiffRule, name: string): Change => ({
    rule,
    subject: use.operation,
    values: { place: use.part, name },
  });
  return [
    ...removed.map(([name]) => about("answer-header-removed", name)),
    ...added.map(([name]) => about("answer-header-added", name)),
    ...both.flatMap(([[name, a], [, b]]) => {
      const inner = { ...use, part: `${use.part} header ${name}` };
      const wasSure = a["required"] === true && b["required"] !== true;
      return [
        ...(wasSure ? [about("answer-header-removed", name)] : []),
        ...diffSchema(inner, documents, a["schema"], b["schema"]),
      ];
    }),
  ];
}

function headersOf(document: JsonObject, { headers }: JsonObject): [string, JsonObject][] {
  const entries = isJsonObject(headers) ? Object.entries(headers) : [];
  return entries.map(([name, header]) => [name.toLowerCase(), objectAt(document, header) ?? {}]);
}
