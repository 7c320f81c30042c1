import { isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import type { Schema } from "../json-schema.js";

/** A schema with its references and `allOf` merged into it. */
export interface FlatSchema {
  /** What is true of every value, as far as it can be merged; whether a value fits is tried in the end. */
  readonly facts: JsonObject;
  /** Of each list, one schema must be true as well. */
  readonly choices: readonly (readonly Schema[])[];
  /** What was referred to on the way. */
  readonly references: readonly string[];
}

/** What leads from a reference to its schema. */
export type Targets = (id: string) => Schema | undefined;

/** `undefined` where no value can fit. */
export function flatten(schema: Schema, targets: Targets): FlatSchema | undefined {
  const flat = { facts: {}, choices: [], references: [] };
  return addTo(flat, schema, targets);
}

function addTo(flat: FlatSchema, schema: Schema, targets: Targets): FlatSchema | undefined {
  if (typeof schema === "boolean") return schema ? flat : undefined;
  const { $ref, allOf, anyOf, oneOf, if: condition, then = true, else: otherwise = true, ...facts } = schema;
  const merged = mergeFacts(flat.facts, facts);
  const branches = condition === undefined ? [] : [{ allOf: [condition, then] }, otherwise];
  const choices = [anyOf, oneOf, branches].map(schemasOf).filter((list) => list.length > 0);
  const own = merged && { ...flat, facts: merged, choices: [...flat.choices, ...choices] };
  const whole = schemasOf(allOf).reduce<FlatSchema | undefined>(
    (sum, part) => sum && addTo(sum, part, targets),
    own,
  );
  if (!whole || typeof $ref !== "string" || whole.references.includes($ref)) return whole;
  return addTo({ ...whole, references: [...whole.references, $ref] }, targets($ref) ?? true, targets);
}

export function schemasOf(list: JsonValue | undefined): Schema[] {
  return Array.isArray(list) ? list.map(schemaOf) : [];
}

export function schemaOf(value: JsonValue | undefined): Schema {
  return isJsonObject(value) ? value : value !== false;
}

/** `undefined` where both cannot be true. */
function mergeFacts(one: JsonObject, other: JsonObject): JsonObject | undefined {
  const merged = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const known = merged.get(name);
    merged.set(name, known === undefined ? value : merge(name, known, value));
  }
  const { type, enum: values, ...rest } = Object.fromEntries(merged);
  const isImpossible = [type, values].some((list) => Array.isArray(list) && list.length === 0);
  if (isImpossible) return undefined;
  return { ...rest, ...(type !== undefined && { type }), ...(values !== undefined && { enum: values }) };
}

function merge(name: string, one: JsonValue, other: JsonValue): JsonValue {
  switch (name) {
    case "type":
      return mergeTypes([one].flat(), [other].flat());
    case "enum":
      return intersect([one].flat(), [other].flat());
    case "required":
    case "examples":
      return [...new Set([one, other].flat())];
    case "minimum":
    case "exclusiveMinimum":
    case "minLength":
    case "minItems":
    case "minProperties":
      return Math.max(Number(one), Number(other));
    case "maximum":
    case "exclusiveMaximum":
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return Math.min(Number(one), Number(other));
    case "multipleOf":
      return commonMultiple(Number(one), Number(other));
    case "uniqueItems":
      return one === true || other === true;
    case "properties":
    case "patternProperties":
    case "dependentRequired":
      return mergeNamed(name, one, other);
    case "items":
    case "additionalProperties":
    case "propertyNames":
    case "contains":
      return { allOf: [one, other] };
    default:
      return one;
  }
}

function mergeTypes(one: readonly JsonValue[], other: readonly JsonValue[]): JsonValue {
  const pairs = one.flatMap((type) => other.map((second) => narrower(type, second)));
  return [...new Set(pairs.filter((type) => type !== undefined))];
}

function narrower(one: JsonValue, other: JsonValue): JsonValue | undefined {
  if (one === other) return one;
  return [one, other].includes("integer") && [one, other].includes("number") ? "integer" : undefined;
}

function intersect(one: readonly JsonValue[], other: readonly JsonValue[]): JsonValue[] {
  const texts = other.map((value) => JSON.stringify(value));
  return one.filter((value) => texts.includes(JSON.stringify(value)));
}

function commonMultiple(one: number, other: number): number {
  const divisor = (larger: number, smaller: number): number =>
    smaller > 1e-9 ? divisor(smaller, larger % smaller) : larger;
  return (one * other) / divisor(one, other);
}

function mergeNamed(name: string, one: JsonValue, other: JsonValue): JsonValue {
  const merged = new Map(isJsonObject(one) ? Object.entries(one) : []);
  for (const [key, value] of isJsonObject(other) ? Object.entries(other) : []) {
    const known = merged.get(key);
    const both =
      name === "dependentRequired" ? [known ?? [], value].flat() : { allOf: [known ?? true, value] };
    merged.set(key, known === undefined ? value : both);
  }
  return Object.fromEntries(merged);
}
