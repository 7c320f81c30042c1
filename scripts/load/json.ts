/** Plain data as YAML and JSON give it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Whether `value` is a map, as opposed to a list or a scalar. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same for data that is known to be plain. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return isRecord(value);
}

const isEnumerable = Object.prototype.propertyIsEnumerable;

/** What stands at a JSON Pointer (RFC 6901) in `document`; own properties only. */
export function valueAt(document: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const token of pointerTokens(pointer)) {
    // Enumerable, so that a list has its items, but no length.
    if (value === null || typeof value !== "object" || !isEnumerable.call(value, token)) return undefined;
    value = (value as JsonObject)[token];
  }
  return value;
}

/** Follows `$ref` within `document`; anything else is returned as it is. A circle of references leads nowhere. */
export function dereference(document: JsonObject, value: JsonValue | undefined): JsonValue | undefined {
  const seen = new Set<string>();
  let current = value;
  while (isJsonObject(current) && typeof current["$ref"] === "string") {
    const reference = current["$ref"];
    if (seen.has(reference) || !reference.startsWith("#/")) return undefined;
    seen.add(reference);
    current = valueAt(document, decode(reference.slice(1)));
  }
  return current;
}

/** Without its percent signs; as it is where they mean nothing. */
export function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The keys that a JSON Pointer leads through. */
export function pointerTokens(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
