import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import { type Change, shown } from "../change.js";
import { matchByName } from "../match.js";
import { compareSchemas } from "./compare-schemas.js";
import { toChange, type Use } from "./finding.js";
import { isIdentical } from "./identical.js";

export interface Documents {
  readonly base: JsonObject;
  readonly head: JsonObject;
}

/** What became of a schema in one use of it. No schema is one that allows anything. */
export function diffSchema(
  use: Use,
  { base, head }: Documents,
  from: JsonValue | undefined,
  to: JsonValue | undefined,
): Change[] {
  const comparison = { base, head, direction: use.direction, seen: new Set<string>() };
  const found = compareSchemas(comparison, listed(from), listed(to));
  return found.flatMap((finding) => toChange(use, finding));
}

const listed = (schema: JsonValue | undefined): readonly JsonValue[] =>
  schema === undefined ? [] : [schema];

/** What became of a body: its media types, each with its schema. */
export function diffContent(
  use: Use,
  documents: Documents,
  from: JsonValue | undefined,
  to: JsonValue | undefined,
): Change[] {
  const isRequest = use.direction === "request";
  const { removed, added, both } = matchByName(mediaOf(from), mediaOf(to), ([name]) => name.toLowerCase());
  const about = (rule: Change["rule"], name: string): Change => ({
    rule,
    subject: use.operation,
    values: { place: use.part, name },
  });
  return [
    ...removed.map(([name]) => about(isRequest ? "media-removed" : "answer-media-removed", name)),
    ...added.map(([name]) => about(isRequest ? "media-added" : "answer-media-added", name)),
    ...both.flatMap(([[name, a], [, b]]) => {
      const inner = name === "application/json" ? use : { ...use, part: `${use.part} ${name}` };
      return [
        ...diffSchema(inner, documents, a["schema"], b["schema"]),
        ...diffEncoding(inner, documents, a, b),
      ];
    }),
  ];
}

function mediaOf(content: JsonValue | undefined): [string, JsonObject][] {
  const entries = isJsonObject(content) ? Object.entries(content) : [];
  return entries.map(([name, media]) => [name, isJsonObject(media) ? media : {}]);
}

function diffEncoding(use: Use, { base, head }: Documents, a: JsonObject, b: JsonObject): Change[] {
  const [from, to] = [a["encoding"], b["encoding"]];
  if (isIdentical(base, head, from, to)) return [];
  const values = { place: `${use.part} encoding`, from: shown(from), to: shown(to) };
  return [{ rule: "operation-unclear", subject: use.operation, values }];
}

/** The object that stands there, or that a reference there leads to. */
export function objectAt(document: JsonObject, value: JsonValue | undefined): JsonObject | undefined {
  const found = dereference(document, value);
  return isJsonObject(found) ? found : undefined;
}
