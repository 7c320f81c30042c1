import type { JsonObject, JsonValue } from "../../load/json.js";

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

const all: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

/** The types that a schema names; all where it names none. OpenAPI 3.0 has `nullable` beside `type`. */
export function typesOf({ type, nullable }: JsonObject): ReadonlySet<JsonType> {
  const named = [type].flat();
  if (type === undefined) return new Set(all);
  const types = [...all, "integer" as const].filter((known) => named.includes(known));
  return new Set([...types, ...(nullable === true ? (["null"] as const) : [])]);
}

export function typeOf(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return "object";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "string" ? "string" : "boolean";
}

/** Those of `types` that `others` do not have. A number may be an integer, but not the other way round. */
export function typesBeyond(types: ReadonlySet<JsonType>, others: ReadonlySet<JsonType>): JsonType[] {
  return [...types].filter((type) => !others.has(type) && !(type === "integer" && others.has("number")));
}

/** One schema for each of `types`, always the same. */
export function schemaOf(type: JsonType): JsonObject {
  return single[type];
}

const single: Readonly<Record<JsonType, JsonObject>> = {
  null: { type: "null" },
  boolean: { type: "boolean" },
  integer: { type: "integer" },
  number: { type: "number" },
  string: { type: "string" },
  array: { type: "array" },
  object: { type: "object" },
};
