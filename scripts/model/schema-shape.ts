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
  const { required, properties } = shapeOf(document, schema, new Map());
  const names = [...new Set([...required, ...properties.keys()])];
  return Object.fromEntries(
    names.flatMap((name): [string, PropertyShape][] => {
      const known = properties.get(name) ?? {};
      if (required.has(name)) return [[name, known]];
      return Object.keys(known).length > 0 ? [[name, { ...known, optional: true }]] : [];
    }),
  );
}

/** What is true of each of several answers. */
export function commonShapes(
  answers: readonly Readonly<Record<string, PropertyShape>>[],
): Readonly<Record<string, PropertyShape>> {
  const [first = {}, ...others] = answers;
  const isCommon = (name: string) =>
    others.every((other) => JSON.stringify(other[name]) === JSON.stringify(first[name]));
  return Object.fromEntries(Object.entries(first).filter(([name]) => isCommon(name)));
}

interface Shape {
  readonly required: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, PropertyShape>;
}

const unknown: Shape = { required: new Set(), properties: new Map() };

/** @param seen so that a schema is looked into once, and one within itself not for ever. */
function shapeOf(document: JsonObject, schema: JsonValue | undefined, seen: Map<object, Shape>): Shape {
  const resolved = dereference(document, schema);
  if (!isJsonObject(resolved)) return unknown;
  const known = seen.get(resolved);
  if (known) return known;
  seen.set(resolved, unknown);
  const parts = Array.isArray(resolved["allOf"])
    ? resolved["allOf"].map((part: JsonValue) => shapeOf(document, part, seen))
    : [];
  const own = ownShape(document, resolved);
  const shape = {
    required: new Set([...parts.flatMap((part) => [...part.required]), ...own.required]),
    properties: new Map([...parts.flatMap((part) => [...part.properties]), ...own.properties]),
  };
  seen.set(resolved, shape);
  return shape;
}

function ownShape(document: JsonObject, schema: JsonObject): Shape {
  const names = Array.isArray(schema["required"]) ? schema["required"] : [];
  const written = isJsonObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  const properties = written.map(([name, property]) => [name, dereference(document, property)] as const);
  // Such a property is for requests alone, and so is that it is required.
  const hidden = properties.filter(
    ([, property]) => isJsonObject(property) && property["writeOnly"] === true,
  );
  const isShown = (name: JsonValue) => !hidden.some(([other]) => other === name);
  return {
    required: new Set(names.filter((name: JsonValue) => typeof name === "string").filter(isShown)),
    properties: new Map(
      properties
        .filter(([name]) => isShown(name))
        .map(([name, property]) => [name, shapeOfProperty(property)]),
    ),
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

function shapeOfProperty(schema: JsonValue | undefined): PropertyShape {
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
