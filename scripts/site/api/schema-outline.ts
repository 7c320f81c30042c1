import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import type { Schema } from "../../mock/json-schema.js";
import { flatten, schemaOf } from "../../mock/sample/flatten.js";
import { printable } from "../printable.js";

/** What a schema says, as readers are told it. */
export interface SchemaOutline {
  /** `string`, `integer[]`, `object | null`; the same in every language. */
  readonly type: string;
  /** Markdown. */
  readonly description: string;
  readonly limits: readonly Limit[];
  readonly properties: readonly PropertyOutline[];
  /** One of each list fits, or more than one where it is `anyOf`. */
  readonly choices: readonly {
    readonly kind: "oneOf" | "anyOf";
    readonly schemas: readonly SchemaOutline[];
  }[];
  /** Of a list's items, where there is more to say of them than their type. */
  readonly items?: SchemaOutline;
  /** Of properties with other names. */
  readonly others?: SchemaOutline;
  /** Whether all else is told elsewhere: further up on the page, or in the description alone. */
  readonly isCut?: true;
}

export interface PropertyOutline {
  readonly name: string;
  readonly required: boolean;
  readonly schema: SchemaOutline;
}

/** A keyword of JSON Schema, a key below `site.limits` in `locales/documents/`, and its value as text. */
export interface Limit {
  readonly name: string;
  readonly value: string;
}

/** What is looked at on the way down. */
interface Walk {
  readonly document: JsonObject;
  /** The references that lead here: one that comes again leads round. */
  readonly path: readonly string[];
  /** How many more schemas may be told. Some descriptions repeat a few large ones everywhere. */
  readonly budget: { left: number };
}

const mostSchemas = 600;
const deepest = 12;
const mostValues = 12;

const keywords = [
  ...["format", "const", "enum", "default", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"],
  ...["multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems"],
  ...["minProperties", "maxProperties", "readOnly", "writeOnly", "deprecated", "example", "examples"],
];

/** What `written`, a schema of `document`, says: with what it refers to, and `allOf` as one. */
export function outlineSchema(document: JsonObject, written: JsonValue | undefined): SchemaOutline {
  return outline(written, { document, path: [], budget: { left: mostSchemas } });
}

function outline(written: JsonValue | undefined, walk: Walk): SchemaOutline {
  walk.budget.left -= 1;
  const targets = (reference: string): Schema => schemaOf(dereference(walk.document, { $ref: reference }));
  const flat = flatten(schemaOf(written ?? true), targets);
  const description = descriptionOf(written, walk.document);
  const rest = { description, limits: [], properties: [], choices: [] };
  if (!flat) return { type: "never", ...rest };
  const { facts, references } = flat;
  const type = typeOf(facts, walk);
  const isRound = references.some((reference) => walk.path.includes(reference));
  if (isRound || walk.budget.left < 0 || walk.path.length > deepest)
    return { ...rest, type, limits: limitsOf(facts), isCut: true };
  const inner = { ...walk, path: [...walk.path, ...references] };
  return {
    ...{ type, description, limits: limitsOf(facts), properties: propertiesOf(facts, inner) },
    choices: choicesOf(flat.choices, written, inner),
    ...itemsOf(facts, inner),
    ...othersOf(facts, inner),
  };
}

/** Its own, else that of what it is another name of. What a part of several says is not said of the whole. */
function descriptionOf(written: JsonValue | undefined, document: JsonObject): string {
  if (!isJsonObject(written)) return "";
  const { description, $ref: reference, allOf } = written;
  if (typeof description === "string") return description;
  if (reference !== undefined) return descriptionOf(withoutCircle(document, written), document);
  return Array.isArray(allOf) && allOf.length === 1 ? descriptionOf(allOf[0], document) : "";
}

function withoutCircle(document: JsonObject, written: JsonObject): JsonValue | undefined {
  const target = dereference(document, written);
  return isJsonObject(target) && target["$ref"] === undefined ? { ...target, allOf: [] } : undefined;
}

function typeOf(facts: JsonObject, walk: Walk): string {
  const { type, nullable, items } = facts;
  const named = type === undefined ? guessed(facts) : [type].flat().map(String);
  const shown = named.map((one) => (one === "array" ? `${itemType(items, walk)}[]` : one));
  const all = nullable === true && !shown.includes("null") ? [...shown, "null"] : shown;
  return all.join(" | ");
}

/** A list's items by their type alone, looked at no deeper. */
function itemType(items: JsonValue | undefined, { document }: Walk): string {
  const targets = (reference: string): Schema => schemaOf(dereference(document, { $ref: reference }));
  const facts = flatten(schemaOf(items ?? true), targets)?.facts ?? {};
  const types = facts["type"] === undefined ? guessed(facts) : [facts["type"]].flat().map(String);
  return types.length > 1 ? `(${types.join(" | ")})` : types.join("");
}

function guessed({ properties, items, const: only, enum: values }: JsonObject): string[] {
  if (properties !== undefined) return ["object"];
  if (items !== undefined) return ["array"];
  const known = only === undefined ? (Array.isArray(values) ? values : []) : [only];
  const types = known.map((value: JsonValue) => (value === null ? "null" : typeof value));
  return types.length > 0 ? [...new Set(types)] : ["any"];
}

function limitsOf(facts: JsonObject): Limit[] {
  return keywords.flatMap((name) => {
    const value = facts[name];
    if (value === undefined || value === false) return [];
    return [{ name: name === "examples" ? "example" : name, value: printable(limitText(name, value)) }];
  });
}

function limitText(name: string, value: JsonValue): string {
  const isList = (name === "enum" || name === "examples") && Array.isArray(value);
  if (isList) return listText(value);
  const isPlain = typeof value === "string" && (name === "format" || name === "pattern");
  return isPlain ? value : JSON.stringify(value);
}

/** The codes of an operation may be hundreds, and are told further down anyway. */
function listText(values: readonly JsonValue[]): string {
  const shown = values.slice(0, mostValues).map((one) => JSON.stringify(one));
  return (values.length > mostValues ? [...shown, "…"] : shown).join(", ");
}

function propertiesOf({ properties, required }: JsonObject, walk: Walk): PropertyOutline[] {
  if (!isJsonObject(properties)) return [];
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).map(([name, written]) => ({
    name,
    required: needed.some((one: JsonValue) => one === name),
    schema: outline(written, walk),
  }));
}

function choicesOf(
  lists: readonly (readonly Schema[])[],
  written: JsonValue | undefined,
  walk: Walk,
): SchemaOutline["choices"] {
  const isExclusive = isJsonObject(written) && dereferenced(written, walk)["oneOf"] !== undefined;
  return lists.map((schemas) => ({
    kind: isExclusive ? ("oneOf" as const) : ("anyOf" as const),
    schemas: schemas.map((schema) => outline(schema, walk)),
  }));
}

function dereferenced(written: JsonObject, { document }: Walk): JsonObject {
  const target = dereference(document, written);
  return isJsonObject(target) ? target : {};
}

function itemsOf({ items }: JsonObject, walk: Walk): { readonly items?: SchemaOutline } {
  if (!isJsonObject(items)) return {};
  const own = outline(items, walk);
  const says = own.description !== "" || own.limits.length > 0 || hasParts(own);
  return says ? { items: own } : {};
}

function othersOf({ additionalProperties }: JsonObject, walk: Walk): { readonly others?: SchemaOutline } {
  if (!isJsonObject(additionalProperties) || Object.keys(additionalProperties).length === 0) return {};
  return { others: outline(additionalProperties, walk) };
}

/** Whether there is anything below it to be shown. */
export function hasParts({ properties, choices, items, others }: SchemaOutline): boolean {
  return properties.length + choices.length > 0 || items !== undefined || others !== undefined;
}
