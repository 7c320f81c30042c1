import type { Change } from "../change.js";
import type { DiffRule } from "../rules.js";
import type { OperationPair } from "./diff-openapi.js";
import { diffContent, objectAt } from "./use.js";

/** What a client sends as the body. */
export function diffBody({ id, base, head }: OperationPair): Change[] {
  const from = objectAt(base.document, base.operation["requestBody"]);
  const to = objectAt(head.document, head.operation["requestBody"]);
  const about = (rule: DiffRule): Change => ({ rule, subject: id });
  const isRequired = to?.["required"] === true;
  if (!from && !to) return [];
  if (!to) return [about("body-removed")];
  if (!from) return [about(isRequired ? "body-required" : "body-added")];
  const wasRequired = from["required"] === true;
  const documents = { base: base.document, head: head.document };
  const use = { operation: id, part: "requestBody", direction: "request" } as const;
  return [
    ...(wasRequired === isRequired ? [] : [about(isRequired ? "body-required" : "body-optional")]),
    ...diffContent(use, documents, from["content"], to["content"]),
  ];
}
