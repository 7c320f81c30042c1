import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { JsonObject, JsonValue } from "../../scripts/load/json.js";
import { isJsonObject } from "../../scripts/load/json.js";

/** The published schema of catalog.json, as teams get it. */
export const schema: JsonObject = JSON.parse(readFileSync("spec/schema/catalog.schema.json", "utf8"));

/** What `value` has that the schema does not allow, each in a line; nothing where it is valid. */
export function violations(value: unknown, by: JsonObject = schema): string[] {
  const validate = compiled(by);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const cache = new Map<JsonObject, ReturnType<Ajv["compile"]>>();

function compiled(by: JsonObject): ReturnType<Ajv["compile"]> {
  const known = cache.get(by) ?? new Ajv({ strict: true, allowUnionTypes: true }).compile(by);
  cache.set(by, known);
  return known;
}

/** The same, but for those who write: without room for what it does not name, and for states that nobody knows yet. */
export const strictSchema: JsonObject = strictly(schema);

function strictly(node: JsonObject): JsonObject {
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strictlyAny(value)]));
  const isOpenEnum = Array.isArray(node["anyOf"]) && isEnum(node["anyOf"][0]);
  return {
    ...inner,
    ...(node["type"] === "object" && isJsonObject(node["properties"]) && { additionalProperties: false }),
    ...(isOpenEnum && Array.isArray(inner["anyOf"]) && { anyOf: inner["anyOf"].slice(0, 1) }),
  };
}

function strictlyAny(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => strictlyAny(item));
  return isJsonObject(value) ? strictly(value) : value;
}

function isEnum(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && "enum" in value;
}
