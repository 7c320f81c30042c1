import { isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import { canonical } from "../change.js";
import type { Schemas } from "./conjuncts.js";
import { isOpaque } from "./keywords.js";
import { type Bounds, boundsOf } from "./limits.js";
import { type JsonType, typeOf, typesOf } from "./types.js";

/** All that the conjuncts of a schema say together, ready to be compared. */
export interface Shape {
  readonly types: ReadonlySet<JsonType>;
  /** The only values that fit, by their canonical form. */
  readonly values?: ReadonlyMap<string, JsonValue>;
  readonly bounds: Bounds;
  readonly properties: ReadonlyMap<string, Schemas>;
  readonly required: ReadonlySet<string>;
  /** What any other property must fit; `isOpen` where an author wrote that there may be others. */
  readonly rest: Schemas;
  readonly isOpen: boolean;
  readonly items: Schemas;
  readonly unions: readonly Union[];
  /** The keywords that are compared whole, with all that is said by them. */
  readonly opaque: ReadonlyMap<string, readonly JsonValue[]>;
  readonly isDeprecated: boolean;
  readonly fallback: JsonValue | undefined;
}

export interface Union {
  readonly keyword: "oneOf" | "anyOf";
  readonly branches: Schemas;
  readonly hasDiscriminator: boolean;
}

export function shapeOf(conjuncts: readonly JsonObject[]): Shape {
  const values = valuesOf(conjuncts);
  const stated = conjuncts.map(typesOf).reduce((types, more) => intersect(types, more), typesOf({}));
  const fitting = values && new Map([...values].filter(([, value]) => allows(stated, value)));
  const rest = conjuncts.flatMap(restOf);
  return {
    types: fitting ? new Set([...fitting.values()].map(typeOf)) : stated,
    ...(fitting && { values: fitting }),
    bounds: boundsOf(conjuncts),
    properties: propertiesOf(conjuncts),
    required: new Set(conjuncts.flatMap((conjunct) => listOf(conjunct["required"]).map(String))),
    rest,
    isOpen: conjuncts.some(
      ({ additionalProperties }) => additionalProperties === true || isJsonObject(additionalProperties),
    ),
    items: conjuncts.flatMap(({ items }) => (items === undefined || items === true ? [] : [items])),
    unions: conjuncts.flatMap(unionsOf),
    opaque: opaqueOf(conjuncts),
    isDeprecated: conjuncts.some(({ deprecated }) => deprecated === true),
    fallback: conjuncts.find((conjunct) => conjunct["default"] !== undefined)?.["default"],
  };
}

const allows = (types: ReadonlySet<JsonType>, value: JsonValue): boolean =>
  types.has(typeOf(value)) || (typeOf(value) === "integer" && types.has("number"));

function intersect(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  const has = (types: ReadonlySet<JsonType>, type: JsonType) =>
    types.has(type) || (type === "integer" && types.has("number"));
  return new Set([...a, ...b].filter((type) => has(a, type) && has(b, type)));
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function valuesOf(conjuncts: readonly JsonObject[]): ReadonlyMap<string, JsonValue> | undefined {
  const lists = conjuncts.flatMap((conjunct) => [
    ...(Array.isArray(conjunct["enum"]) ? [listOf(conjunct["enum"])] : []),
    ...(conjunct["const"] === undefined ? [] : [[conjunct["const"]]]),
  ]);
  const [first, ...others] = lists.map((list) => new Map(list.map((value) => [canonical(value), value])));
  return first && new Map([...first].filter(([key]) => others.every((other) => other.has(key))));
}

/** A property must fit what each conjunct says of it by name, or else of those that it does not name. */
function propertiesOf(conjuncts: readonly JsonObject[]): ReadonlyMap<string, Schemas> {
  const own = conjuncts.map(({ properties }) => (isJsonObject(properties) ? properties : {}));
  const names = new Set(own.flatMap((properties) => Object.keys(properties)));
  const said = (name: string, index: number): Schemas => {
    const properties = own[index] ?? {};
    if (Object.hasOwn(properties, name)) return [properties[name] ?? true];
    const { additionalProperties } = conjuncts[index] ?? {};
    return additionalProperties === undefined || additionalProperties === true ? [] : [additionalProperties];
  };
  return new Map([...names].map((name) => [name, conjuncts.flatMap((_, index) => said(name, index))]));
}

function restOf({ additionalProperties, unevaluatedProperties }: JsonObject): Schemas {
  return [additionalProperties, unevaluatedProperties].filter(
    (schema) => schema !== undefined && schema !== true,
  );
}

function unionsOf(conjunct: JsonObject): Union[] {
  const hasDiscriminator = conjunct["discriminator"] !== undefined;
  return (["oneOf", "anyOf"] as const).flatMap((keyword) => {
    const branches = conjunct[keyword];
    return Array.isArray(branches) ? [{ keyword, branches: listOf(branches), hasDiscriminator }] : [];
  });
}

function opaqueOf(conjuncts: readonly JsonObject[]): ReadonlyMap<string, readonly JsonValue[]> {
  const found = new Map<string, JsonValue[]>();
  for (const conjunct of conjuncts) {
    for (const [keyword, value] of Object.entries(conjunct)) {
      if (!isOpaque(keyword, value) && !isIdle(keyword, conjunct)) continue;
      found.set(keyword, [...(found.get(keyword) ?? []), value]);
    }
  }
  return found;
}

/** Without a type beside it, `nullable` says nothing by the letter; but authors mean something by it. */
function isIdle(keyword: string, { type }: JsonObject): boolean {
  return keyword === "nullable" && type === undefined;
}
