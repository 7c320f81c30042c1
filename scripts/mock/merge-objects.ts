import { isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";

/** `frame` with what is in `own` in its place. */
export function overlay(frame: JsonValue, own: JsonObject): JsonObject {
  return isJsonObject(frame) ? mergeObjects(frame, own) : own;
}

export function mergeObjects(one: JsonObject, other: JsonObject): JsonObject {
  const merged = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const known = merged.get(name);
    merged.set(name, isJsonObject(known) && isJsonObject(value) ? mergeObjects(known, value) : value);
  }
  return Object.fromEntries(merged);
}
