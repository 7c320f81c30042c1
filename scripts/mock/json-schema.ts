import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";

/** A schema of JSON Schema 2020-12. References lead to the ids that `Conversion.refer` gave. */
export type Schema = boolean | JsonObject;

/** What a schema of an OpenAPI description is made a JSON Schema for. */
export interface Conversion {
  readonly document: JsonObject;
  /** What is only read is not part of a request, what is only written not of an answer. */
  readonly direction: "request" | "response";
  /** Takes note that the schema at a pointer is needed, and names it. */
  refer(pointer: string): string;
}

const single = [
  ...["items", "not", "if", "then", "else", "contains", "propertyNames", "additionalProperties"],
  ...["unevaluatedProperties", "unevaluatedItems"],
];
const named = ["properties", "patternProperties", "dependentSchemas"];
const listed = ["allOf", "anyOf", "oneOf", "prefixItems"];
const plain = [
  ...["type", "enum", "const", "default", "format", "required", "dependentRequired", "pattern"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "minProperties", "maxProperties"],
];

/** The JSON Schema that says the same as `written`, a schema of OpenAPI 3.0 or 3.1. Examples of either kind are `examples`. */
export function toJsonSchema(written: JsonValue | undefined, conversion: Conversion): Schema {
  if (!isJsonObject(written)) return written !== false;
  const inner = (value: JsonValue | undefined) => toJsonSchema(value, conversion);
  const isOld = String(conversion.document["openapi"]).startsWith("3.0");
  const reference = referenceOf(written, conversion);
  if (reference && isOld) return reference;
  const converted = Object.entries(written).flatMap(([name, value]): [string, JsonValue][] => {
    if (plain.includes(name)) return [[name, value]];
    if (single.includes(name)) return [[name, inner(value)]];
    if (listed.includes(name) && Array.isArray(value)) return [[name, value.map(inner)]];
    if (!named.includes(name) || !isJsonObject(value)) return [];
    return [[name, Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(each)]))]];
  });
  const examples = [written["example"], written["examples"]].flat().filter((value) => value !== undefined);
  const schema = { ...Object.fromEntries(converted), ...(examples.length > 0 && { examples }), ...reference };
  return withBranches(written, forDirection(isOld ? modern(written, schema) : schema, written, conversion));
}

function referenceOf({ $ref }: JsonObject, { refer }: Conversion): JsonObject | undefined {
  return typeof $ref === "string" && $ref.startsWith("#/") ? { $ref: refer($ref) } : undefined;
}

/** What OpenAPI 3.0 says in its own way. */
function modern({ nullable }: JsonObject, schema: JsonObject): JsonObject {
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  const { type } = rest;
  const lower = exclusiveMinimum === true ? "exclusiveMinimum" : "minimum";
  const upper = exclusiveMaximum === true ? "exclusiveMaximum" : "maximum";
  return {
    ...rest,
    ...(minimum !== undefined && { [lower]: minimum }),
    ...(maximum !== undefined && { [upper]: maximum }),
    ...(nullable === true && typeof type === "string" && { type: [type, "null"] }),
  };
}

/** Without the properties that go the other way only. */
function forDirection(schema: JsonObject, written: JsonObject, conversion: Conversion): JsonObject {
  const { document, direction } = conversion;
  const other = direction === "request" ? "readOnly" : "writeOnly";
  const properties = isJsonObject(written["properties"]) ? written["properties"] : {};
  const gone = Object.keys(properties).filter((name) => {
    const own = properties[name];
    const target = dereference(document, own);
    return [own, target].some((one) => isJsonObject(one) && one[other] === true);
  });
  if (gone.length === 0) return schema;
  const { properties: kept, required } = schema;
  const rest = Object.entries(isJsonObject(kept) ? kept : {}).filter(([name]) => !gone.includes(name));
  const needed = Array.isArray(required) ? required.filter((name) => !gone.includes(String(name))) : [];
  return { ...schema, properties: Object.fromEntries(rest), required: needed };
}

/** With a discriminator, each branch is known by a value: its schema's name, unless `mapping` has another. */
function withBranches({ discriminator, ...written }: JsonObject, schema: JsonObject): JsonObject {
  const { propertyName, mapping } = isJsonObject(discriminator) ? discriminator : {};
  const key = ["oneOf", "anyOf"].find((name) => Array.isArray(schema[name]));
  if (typeof propertyName !== "string" || key === undefined) return schema;
  const [branches, sources] = [schema[key], written[key]];
  if (!Array.isArray(branches) || !Array.isArray(sources)) return schema;
  const marked = branches.map((branch: JsonValue, index): JsonValue => {
    const values = valuesOf(sources[index], isJsonObject(mapping) ? mapping : {});
    if (values.length === 0) return branch;
    const mark = { required: [propertyName], properties: { [propertyName]: { enum: values } } };
    return { allOf: [branch, mark] };
  });
  return { ...schema, [key]: marked };
}

function valuesOf(branch: JsonValue | undefined, mapping: JsonObject): string[] {
  const { $ref } = isJsonObject(branch) ? branch : {};
  if (typeof $ref !== "string") return [];
  const name = $ref.slice($ref.lastIndexOf("/") + 1);
  const mapped = Object.entries(mapping).filter(([, target]) => target === $ref || target === name);
  return mapped.length > 0 ? mapped.map(([value]) => value) : [name];
}
