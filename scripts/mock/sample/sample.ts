import { isJsonObject, type JsonValue } from "../../load/json.js";
import type { Schema } from "../json-schema.js";
import type { SchemaSet } from "../schema-set.js";
import { type FlatSchema, flatten, schemaOf } from "./flatten.js";
import { sampleLists } from "./list.js";
import { sampleNumbers } from "./number.js";
import { sampleObjects } from "./object.js";
import { sampleTexts } from "./text.js";

/** What a sample is made with. */
export interface Sampling {
  readonly set: SchemaSet;
  /** What was referred to on the way here. */
  readonly path: readonly string[];
  readonly depth: number;
  /** Which of several samples is wanted: lists of different items need more than one. */
  readonly turn: number;
  /** How many more schemas may be looked at. */
  readonly budget: { left: number };
}

/** Beyond this, properties that need not be there are not. */
export const deepest = 6;

/** A value that fits `schema`, always the same; `undefined` where none was found. */
export function sampleSchema(schema: Schema, set: SchemaSet): JsonValue | undefined {
  return sample(schema, { set, path: [], depth: 0, turn: 0, budget: { left: 20_000 } });
}

/** The first of the values that may fit which does. */
export function sample(schema: Schema, sampling: Sampling): JsonValue | undefined {
  for (const value of candidates(schema, sampling)) {
    if (sampling.set.fits(schema, value)) return value;
  }
  return undefined;
}

function* candidates(schema: Schema, sampling: Sampling): Generator<JsonValue> {
  const { set, path, budget, turn } = sampling;
  budget.left -= 1;
  const flat = flatten(schema, (id) => set.target(id));
  if (budget.left < 0 || !flat || flat.references.some((id) => isRound(path, id))) return;
  const { const: constant, enum: values, examples, default: usual } = flat.facts;
  if (constant !== undefined) return yield constant;
  if (Array.isArray(values)) return yield* rotated(values, turn);
  if (turn === 0) {
    if (Array.isArray(examples)) yield* examples;
    if (usual !== undefined) yield usual;
  }
  const inner = { ...sampling, path: [...path, ...flat.references], depth: sampling.depth + 1 };
  yield* flat.choices.length > 0 ? variants(flat, sampling) : ofTypes(flat, inner);
}

/** Once is no circle: a schema may have what it extends for a property as well. */
function isRound(path: readonly string[], id: string): boolean {
  return path.filter((passed) => passed === id).length > 1;
}

/** Each branch of the first choice together with all the rest. */
function* variants({ facts, choices, references }: FlatSchema, sampling: Sampling): Generator<JsonValue> {
  const [first = [], ...others] = choices;
  const rest = others.map((anyOf) => ({ anyOf }));
  const path = [...sampling.path, ...references];
  for (const branch of rotated(first, sampling.turn)) {
    yield* candidates({ allOf: [facts, branch, ...rest] }, { ...sampling, path });
  }
}

function* ofTypes({ facts }: FlatSchema, sampling: Sampling): Generator<JsonValue> {
  const types = facts["type"] === undefined ? guessTypes(facts) : [facts["type"]].flat();
  // A value says more than that there is none.
  const ordered = [...types.filter((type) => type !== "null"), ...types.filter((type) => type === "null")];
  for (const type of ordered) yield* ofType(String(type), facts, sampling);
}

function* ofType(type: string, facts: FlatSchema["facts"], sampling: Sampling): Generator<JsonValue> {
  const { turn } = sampling;
  switch (type) {
    case "object":
      return yield* sampleObjects(facts, sampling);
    case "array":
      return yield* sampleLists(facts, sampling);
    case "string":
      return yield* sampleTexts(facts, turn);
    case "number":
    case "integer":
      return yield* sampleNumbers(facts, type === "integer", turn);
    case "boolean":
      return yield* rotated([true, false], turn);
    case "null":
      return yield null;
  }
}

const signs: readonly (readonly [type: string, keywords: RegExp])[] = [
  ["object", /^(?:properties|required|additionalProperties|patternProperties|.*Properties|propertyNames)$/],
  ["array", /^(?:items|prefixItems|contains|uniqueItems|.*Items)$/],
  ["string", /^(?:pattern|format|.*Length)$/],
  ["number", /^(?:multipleOf|.*[mM]inimum|.*[mM]aximum)$/],
];

/** Where no type is said, that which the keywords are about; any where there are none. */
function guessTypes(facts: FlatSchema["facts"]): string[] {
  const names = Object.keys(facts);
  const likely = signs.filter(([, keywords]) => names.some((name) => keywords.test(name)));
  const all = ["object", "string", "number", "boolean", "array", "null"];
  return [...new Set([...likely.map(([type]) => type), ...all])];
}

function rotated<T>(list: readonly T[], turn: number): T[] {
  const start = list.length === 0 ? 0 : turn % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** The schema of a name in a map of schemas, if it is there. */
export function schemaAt(map: JsonValue | undefined, name: string): Schema | undefined {
  return isJsonObject(map) && Object.hasOwn(map, name) ? schemaOf(map[name]) : undefined;
}
