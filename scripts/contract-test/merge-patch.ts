import { isRecord, type JsonObject, type JsonValue } from "../load/json.js";

/** JSON Merge Patch (RFC 7396): what `patch` has replaces what is there, null removes, and maps are gone into. */
export function mergePatch(target: JsonValue | undefined, patch: unknown): JsonValue {
  if (!isRecord(patch)) return plain(patch);
  return mergeMaps(target, patch);
}

/** The same where what comes of it is a map, such as the parameters of a request. */
export function mergeMaps(
  target: JsonValue | undefined,
  patch: Readonly<Record<string, unknown>> = {},
): JsonObject {
  const base: Readonly<Record<string, unknown>> = isRecord(target) ? target : {};
  const merged = new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(base)) merged.set(name, plain(value));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/** YAML has no values that JSON has not, as its reader makes sure. */
function plain(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
