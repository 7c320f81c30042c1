import { type JsonObject, type JsonValue, pointerTokens } from "../load/json.js";
import type { ContractError, Envelope, Status } from "../model/contract.js";

/** The envelope's schema: the objects that its pointers lead through, each with what it must have. */
export function failureSchema(envelope: Envelope, { errorId }: Status, code: JsonObject): JsonObject {
  const leaves: [pointer: string, schema: JsonObject][] = [
    ...(errorId === undefined
      ? []
      : [
          [
            envelope.failure.pointer,
            { type: Number.isInteger(errorId) ? "integer" : "number", enum: [errorId] },
          ] as [string, JsonObject],
        ]),
    [envelope.code, code],
    [envelope.description, { type: "string" }],
  ];
  return nest(leaves, (properties) => ({ type: "object", required: Object.keys(properties), properties }));
}

/** What the service answers with `error`. Placeholders show as the guide shows them. */
export function failureExample(
  envelope: Envelope,
  status: Status,
  error: ContractError,
  language: string,
): JsonObject {
  const leaves: [pointer: string, value: JsonValue][] = [
    ...(status.errorId === undefined
      ? []
      : [[envelope.failure.pointer, status.errorId] as [string, JsonValue]]),
    [envelope.code, error.code],
    [envelope.description, withEllipses(error.texts[language]?.description ?? "")],
  ];
  return nest(leaves, (properties) => properties);
}

/** `text` with "…" for each placeholder, as the guide writes it. */
export function withEllipses(text: string): string {
  return text.replace(/\{\{[A-Za-z][A-Za-z0-9]*\}\}/g, "…");
}

/** Puts each leaf where its pointer says. The same pointer twice is one leaf: the last wins. */
function nest(
  leaves: readonly (readonly [string, JsonValue])[],
  wrap: (value: JsonObject) => JsonObject,
): JsonObject {
  return nestTokens(
    leaves.map(([pointer, value]) => [pointerTokens(pointer), value] as const),
    wrap,
  );
}

type Leaf = readonly [tokens: readonly string[], value: JsonValue];

function nestTokens(leaves: readonly Leaf[], wrap: (value: JsonObject) => JsonObject): JsonObject {
  const byHead = new Map<string, Leaf[]>();
  for (const [[head = "", ...tail], value] of leaves) {
    byHead.set(head, [...(tail.length === 0 ? [] : (byHead.get(head) ?? [])), [tail, value]]);
  }
  const entries = [...byHead].map(([head, inner]): [string, JsonValue] => {
    const [tail, value] = inner[0] ?? [[], null];
    return [head, tail.length === 0 ? value : nestTokens(inner, wrap)];
  });
  return wrap(Object.fromEntries(entries));
}
