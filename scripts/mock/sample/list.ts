import type { JsonObject, JsonValue } from "../../load/json.js";
import { schemaOf, schemasOf } from "./flatten.js";
import { type Sampling, sample } from "./sample.js";

/** No longer list is made. */
const longest = 1000;

/** Lists that may fit: with an item, unless there need not be one and none can be made. */
export function* sampleLists(facts: JsonObject, sampling: Sampling): Generator<JsonValue[]> {
  const { minItems, maxItems, minContains, prefixItems, contains } = facts;
  const first = schemasOf(prefixItems);
  const least = Math.max(numberOr(minItems, 0), contains === undefined ? 0 : numberOr(minContains, 1));
  const most = Math.min(numberOr(maxItems, longest), longest);
  if (least > most) return;
  const usual = sampling.turn + Math.max(least, first.length, 1);
  for (const length of new Set([Math.min(usual, most), least])) {
    const needed = contains === undefined ? 0 : Math.min(numberOr(minContains, 1), length);
    const list = itemsOf(facts, length, needed, sampling);
    if (list) yield list;
  }
}

/** The last `needed` of them are what the list must contain. */
function itemsOf(
  facts: JsonObject,
  length: number,
  needed: number,
  sampling: Sampling,
): JsonValue[] | undefined {
  const { items, contains, uniqueItems, prefixItems } = facts;
  const first = schemasOf(prefixItems);
  const list: JsonValue[] = [];
  const seen = new Set<string>();
  // Not each turn has another item, where they are to differ.
  for (
    let turn = sampling.turn, tries = 0;
    list.length < length && tries < 4 * length + 10;
    turn++, tries++
  ) {
    const own = first[list.length] ?? schemaOf(items);
    const schema = list.length < length - needed ? own : { allOf: [own, schemaOf(contains)] };
    const item = sample(schema, { ...sampling, turn });
    if (item === undefined) return undefined;
    const text = JSON.stringify(item);
    if (uniqueItems !== true || !seen.has(text)) list.push(item);
    seen.add(text);
  }
  return list.length === length ? list : undefined;
}

function numberOr(value: JsonValue | undefined, usual: number): number {
  return typeof value === "number" ? value : usual;
}
