import { isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import type { Schema } from "../json-schema.js";
import { schemaOf } from "./flatten.js";
import { samplePattern } from "./pattern.js";
import { deepest, type Sampling, sample, schemaAt } from "./sample.js";

/** No more properties are made up. */
const most = 100;

/** Objects that may fit: with all properties that are known, then with those alone that are needed. */
export function* sampleObjects(facts: JsonObject, sampling: Sampling): Generator<JsonObject> {
  const needed = neededNames(facts, namesIn(facts["required"]));
  const known = Object.keys(isJsonObject(facts["properties"]) ? facts["properties"] : {});
  const room = Math.max(0, numberOr(facts["maxProperties"], Number.POSITIVE_INFINITY) - needed.length);
  const optional = known.filter((name) => !needed.includes(name)).slice(0, room);
  const wide = sampling.depth <= deepest ? neededNames(facts, [...needed, ...optional]) : needed;
  const all = [
    ...known.filter((name) => wide.includes(name)),
    ...wide.filter((name) => !known.includes(name)),
  ];
  const shows = wide.length === 0 && isDescribed(facts["additionalProperties"]) && sampling.depth <= deepest;
  if (shows && room > 0) yield* objectsOf(facts, all, needed, sampling, 1);
  yield* objectsOf(facts, all, needed, sampling, 0);
  yield* objectsOf(facts, needed, needed, sampling, 0);
}

/** An object with these properties and `more` that are made up, at least as many as there must be. */
function* objectsOf(
  facts: JsonObject,
  names: readonly string[],
  needed: readonly string[],
  sampling: Sampling,
  more: number,
): Generator<JsonObject> {
  const entries: [string, JsonValue][] = [];
  for (const name of names) {
    const value = sample(schemaOfProperty(facts, name), sampling);
    if (value !== undefined) entries.push([name, value]);
    else if (needed.includes(name)) return;
  }
  const least = Math.max(more, numberOr(facts["minProperties"], 0) - entries.length);
  const added = least > 0 ? extraEntries(facts, Math.min(least, most), names, sampling) : [];
  yield Object.fromEntries([...entries, ...added]);
}

function extraEntries(
  facts: JsonObject,
  count: number,
  taken: readonly string[],
  sampling: Sampling,
): [string, JsonValue][] {
  const added = new Map<string, JsonValue>();
  for (let turn = 0; added.size < count && turn < 4 * count + 10; turn++) {
    for (const name of extraNames(facts, { ...sampling, turn })) {
      const value = taken.includes(name) ? undefined : sample(schemaOfProperty(facts, name), sampling);
      if (value !== undefined && added.size < count) added.set(name, value);
    }
  }
  return [...added];
}

/** Names that may be given to properties that the description does not name. */
function* extraNames(facts: JsonObject, sampling: Sampling): Generator<string> {
  const { propertyNames, patternProperties } = facts;
  if (propertyNames !== undefined) {
    const name = sample({ allOf: [{ type: "string" }, schemaOf(propertyNames)] }, sampling);
    if (typeof name === "string") yield name;
  }
  for (const pattern of Object.keys(isJsonObject(patternProperties) ? patternProperties : {})) {
    const [name] = samplePattern(pattern, sampling.turn, 0);
    if (name !== undefined) yield name;
  }
  if (propertyNames === undefined && facts["additionalProperties"] !== false)
    yield `property${sampling.turn + 1}`;
}

function schemaOfProperty(facts: JsonObject, name: string): Schema {
  const { properties, patternProperties, additionalProperties } = facts;
  const own = schemaAt(properties, name);
  const patterns = Object.entries(isJsonObject(patternProperties) ? patternProperties : {});
  const fitting = patterns
    .filter(([pattern]) => matches(pattern, name))
    .map(([, schema]) => schemaOf(schema));
  if (own === undefined && fitting.length === 0) return schemaOf(additionalProperties);
  return fitting.length === 0 ? (own ?? true) : { allOf: [own ?? true, ...fitting] };
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern).test(name);
  } catch {
    return false;
  }
}

/** With what `dependentRequired` asks for. */
function neededNames({ dependentRequired }: JsonObject, names: readonly string[]): string[] {
  const needed = new Set(names);
  const dependents = isJsonObject(dependentRequired) ? dependentRequired : {};
  for (const name of needed) {
    if (!Object.hasOwn(dependents, name)) continue;
    for (const other of namesIn(dependents[name])) needed.add(other);
  }
  return [...needed];
}

function namesIn(list: JsonValue | undefined): string[] {
  return Array.isArray(list) ? list.filter((name) => typeof name === "string") : [];
}

/** A map of something that is known. */
function isDescribed(additional: JsonValue | undefined): boolean {
  return isJsonObject(additional) && Object.keys(additional).length > 0;
}

function numberOr(value: JsonValue | undefined, usual: number): number {
  return typeof value === "number" ? value : usual;
}
