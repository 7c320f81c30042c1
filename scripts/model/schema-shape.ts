import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";

/**
 * The properties that every value of `schema` has, with the JSON type of each: `string`, `number`, `boolean`, `array`,
 * `object`, or `any` where the schema leaves it open. Looks through `$ref` and `allOf`; what `oneOf` and `anyOf` say
 * is not true of every value.
 */
export function requiredProperties(
  document: JsonObject,
  schema: JsonValue | undefined,
): Readonly<Record<string, string>> {
  const shape = shapeOf(document, schema, 0);
  return Object.fromEntries([...shape.required].map((name) => [name, shape.types.get(name) ?? "any"]));
}

interface Shape {
  readonly required: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, string>;
}

const deepest = 32;

function shapeOf(document: JsonObject, schema: JsonValue | undefined, depth: number): Shape {
  const resolved = dereference(document, schema);
  if (!isJsonObject(resolved) || depth > deepest) return { required: new Set(), types: new Map() };
  const parts = Array.isArray(resolved["allOf"])
    ? resolved["allOf"].map((part: JsonValue) => shapeOf(document, part, depth + 1))
    : [];
  const names = Array.isArray(resolved["required"]) ? resolved["required"] : [];
  const properties = isJsonObject(resolved["properties"]) ? Object.entries(resolved["properties"]) : [];
  const required = names.filter((name: JsonValue) => typeof name === "string");
  const types = properties.map(
    ([name, property]) => [name, typeOf(dereference(document, property))] as const,
  );
  return {
    required: new Set([...parts.flatMap((part) => [...part.required]), ...required]),
    types: new Map([...parts.flatMap((part) => [...part.types]), ...types]),
  };
}

const jsonTypes = new Map([
  ["string", "string"],
  ["number", "number"],
  ["integer", "number"],
  ["boolean", "boolean"],
  ["array", "array"],
  ["object", "object"],
]);

function typeOf(schema: JsonValue | undefined): string {
  const type = isJsonObject(schema) && schema["nullable"] !== true ? schema["type"] : undefined;
  return (typeof type === "string" && jsonTypes.get(type)) || "any";
}
