import { isJsonObject, type JsonObject, type JsonValue, pointerTokens } from "../load/json.js";
import type { ContractError, Status, Texts } from "../model/contract.js";
import type { Envelope, Locator } from "../model/envelope-format.js";
import type { ErrorText } from "../model/locale-format.js";
import { expression, key } from "./typescript.js";

type Leaf = readonly [tokens: readonly string[], value: JsonValue];

/** The envelope's schema: the objects that its pointers lead through, each with what it must have. */
export function failureSchema(envelope: Envelope, status: Status, codes: JsonObject): JsonObject {
  const { failure, code, description } = envelope;
  const value = failureValue(envelope, status);
  const leaves: Leaf[] = [
    ...leafAt(
      failure && { pointer: failure.pointer },
      value === undefined ? undefined : { ...typeOf(value), enum: [value] },
    ),
    ...leafAt(code, codes),
    ...leafAt(description, { type: "string" }),
  ];
  return nest(leaves, (properties) => ({ type: "object", required: Object.keys(properties), properties }));
}

/** As little of its TypeScript type as tells it from a success. */
export function failureType(envelope: Envelope, status: Status): string {
  const { failure, code } = envelope;
  const value = failureValue(envelope, status);
  const leaves: Leaf[] = [
    ...leafAt(failure && { pointer: failure.pointer }, value === undefined ? undefined : expression(value)),
    ...leafAt(code, "unknown"),
  ];
  return typeText(nest(leaves, (properties) => properties));
}

function typeText(type: JsonValue): string {
  if (!isJsonObject(type)) return String(type);
  return `{ ${Object.entries(type)
    .map(([name, inner]) => `${key(name)}: ${typeText(inner)}`)
    .join("; ")} }`;
}

/** What the service answers with `error`. Placeholders show as the guide shows them. */
export function failureExample(
  envelope: Envelope,
  status: Status,
  error: Pick<ContractError, "code"> & { readonly texts: Texts<Pick<ErrorText, "description">> },
  language: string,
): JsonObject {
  const { failure, code, description } = envelope;
  const leaves: Leaf[] = [
    ...leafAt(failure && { pointer: failure.pointer }, failureValue(envelope, status)),
    ...leafAt(code, wireCode(code, error.code)),
    ...leafAt(description, withEllipses(error.texts[language]?.description ?? "")),
  ];
  return nest(leaves, (properties) => properties);
}

/** A code as it comes over the wire. */
export function wireCode(locator: Locator, code: string): string | number {
  const whole = `${locator.prefix ?? ""}${code}`;
  return "type" in locator && locator.type === "number" ? Number(whole) : whole;
}

/** The JSON type of codes on the wire. */
export function wireType(locator: Locator): "string" | "number" {
  return "type" in locator && locator.type === "number" ? "number" : "string";
}

/** `text` with "…" for each placeholder, as the guide writes it. */
export function withEllipses(text: string): string {
  return text.replace(/\{\{[A-Za-z][A-Za-z0-9]*\}\}/g, "…");
}

/** What stands where a failure is told: as the response table says, else what the envelope itself names. */
function failureValue({ failure }: Envelope, { errorId }: Status): JsonValue | undefined {
  return errorId ?? failure?.is;
}

function typeOf(value: JsonValue): JsonObject {
  if (typeof value !== "number") return value === null ? {} : { type: typeof value };
  return { type: Number.isInteger(value) ? "integer" : "number" };
}

function leafAt(locator: Locator | undefined, value: JsonValue | undefined): Leaf[] {
  return locator && "pointer" in locator && value !== undefined
    ? [[pointerTokens(locator.pointer), value]]
    : [];
}

/** Puts each leaf where its tokens say. Of two leaves of which one is within the other, the inner one is enough. */
function nest(leaves: readonly Leaf[], wrap: (value: JsonObject) => JsonObject): JsonObject {
  const byHead = new Map<string, Leaf[]>();
  for (const [[head = "", ...tail], value] of leaves) {
    byHead.set(head, [...(byHead.get(head) ?? []), [tail, value]]);
  }
  const entries = [...byHead].map(([head, inner]): [string, JsonValue] => {
    const deeper = inner.filter(([tail]) => tail.length > 0);
    return [head, deeper.length > 0 ? nest(deeper, wrap) : (inner.at(-1)?.[1] ?? null)];
  });
  return wrap(Object.fromEntries(entries));
}
