import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";

/** What is known of a property: nothing, where all is absent. */
export interface PropertyShape {
  /** The JSON type: `string`, `number`, `boolean`, `array` or `object`; absent where the schema leaves it open. */
  readonly type?: string;
  /** The only values it may have. */
  readonly values?: readonly JsonValue[];
  readonly optional?: true;
}

/**
 * The outermost properties of every value of `schema`, as far as anything is known of them. Looks through `$ref` and
 * `allOf`; what `oneOf` and `anyOf` say is not true of every value.
 */
export function propertyShapes(
  document: JsonObject,
  schema: JsonValue | undefined,
): Readonly<Record<string, PropertyShape>> {
  const { required, properties } = shapeOf(document, schema, 0);
  const names = [...new Set([...required, ...properties.keys()])];
  return Object.fromEntries(
    names.flatMap((name): [string, PropertyShape][] => {
      const known = properties.get(name) ?? {};
      if (required.has(name)) return [[name, known]];
      return Object.keys(known).length > 0 ? [[name, { ...known, optional: true }]] : [];
    }),
  );
}

interface Shape {
  readonly required: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, PropertyShape>;
}

const deepest = 32;

function shapeOf(document: JsonObject, schema: JsonValue | undefined, depth: number): Shape {
  const resolved = dereference(document, schema);
  if (!isJsonObject(resolved) || depth > deepest) return { required: new Set(), properties: new Map() };
  const parts = Array.isArray(resolved["allOf"])
    ? resolved["allOf"].map((part: JsonValue) => shapeOf(document, part, depth + 1))
    : [];
  const names = Array.isArray(resolved["required"]) ? resolved["required"] : [];
  const written = isJsonObject(resolved["properties"]) ? Object.entries(resolved["properties"]) : [];
  const own = written.map(([name, property]) => [name, known(dereference(document, property))] as const);
  return {
    required: new Set([
      ...parts.flatMap((part) => [...part.required]),
      ...names.filter((name: JsonValue) => typeof name === "string"),
    ]),
    properties: new Map([...parts.flatMap((part) => [...part.properties]), ...own]),
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

function known(schema: JsonValue | undefined): PropertyShape {
  if (!isJsonObject(schema) || schema["nullable"] === true) return {};
  const type = typeof schema["type"] === "string" ? jsonTypes.get(schema["type"]) : undefined;
  const values = valuesOf(schema);
  return { ...(type && { type }), ...(values && { values }) };
}

function valuesOf({ enum: listed, const: only, maxLength }: JsonObject): readonly JsonValue[] | undefined {
  if (only !== undefined) return [only];
  if (maxLength === 0) return [""];
  return Array.isArray(listed) ? listed : undefined;
}
