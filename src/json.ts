/** A JSON object as it came off the wire: anything may be in it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the keys lead to. Only own properties count, so that a body cannot reach what every object inherits. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (!isJsonObject(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

/** The type of a JSON value, with `array` and `null` told apart from `object`, and what is no finite number from `number`. */
export function jsonType(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number" && !Number.isFinite(value)) return "infinity";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The value that `text` is JSON for; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
