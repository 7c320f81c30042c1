/** A JSON object as it came off the wire: anything may be in it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property of `object`. Only own ones count, so that nobody reaches what every object inherits. */
export function own<Value>(object: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** What the keys lead to. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) current = isJsonObject(current) ? own(current, key) : undefined;
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
