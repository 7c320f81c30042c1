import type { JsonObject, JsonValue } from "../../load/json.js";
import { canonical, shown } from "../change.js";
import { compareProperties } from "./compare-properties.js";
import { compareUnions } from "./compare-unions.js";
import { conjunctsOf, keyOf, type Schemas } from "./conjuncts.js";
import type { Direction, Effect, Finding } from "./finding.js";
import { isIdentical } from "./identical.js";
import { isAssertion } from "./keywords.js";
import { compareBounds } from "./limits.js";
import { type Shape, shapeOf } from "./shape.js";
import { typesBeyond, typesOf } from "./types.js";

/** What a comparison of two schemas, and of all that they lead to, has to know. */
export interface Comparison {
  readonly base: JsonObject;
  readonly head: JsonObject;
  readonly direction: Direction;
  /** The pairs that were met: each is compared once, so that circles end. */
  readonly seen: Set<string>;
}

/** So many pairs are compared for one use of a schema. Beyond lies what no author wrote by hand. */
const mostPairs = 20_000;

/** What became of the values that fit, from `base` to `head`. */
export function compareSchemas(comparison: Comparison, base: Schemas, head: Schemas, path = ""): Finding[] {
  const { seen } = comparison;
  const before = conjunctsOf(comparison.base, base);
  const after = conjunctsOf(comparison.head, head);
  const key = `${keyOf(before)}|${keyOf(after)}`;
  if (seen.has(key) || seen.size > mostPairs) return [];
  seen.add(key);
  if (seen.size > mostPairs) return [{ effect: "unclear", path, keyword: "$ref", from: "…", to: "…" }];
  return compareShapes(comparison, shapeOf(before), shapeOf(after), path, [before, after]);
}

function compareShapes(
  comparison: Comparison,
  a: Shape,
  b: Shape,
  path: string,
  nodes: readonly [Schemas, Schemas],
): Finding[] {
  const marks = [...compareDefault(comparison, a, b, path), ...compareDeprecated(a, b, path)];
  const unions = compareUnions(comparison, a, b, path, nodes);
  // One that is nothing but a choice was compared with the other as a whole.
  if (unions.isWhole) return [...marks, ...unions.findings];
  const values = compareValues(a, b, path);
  if (a.types.size === 0 || b.types.size === 0) return [...marks, ...values];
  return [
    ...marks,
    ...values,
    ...unions.findings,
    ...compareBounds(a.bounds, b.bounds, path),
    ...compareProperties(comparison, a, b, path),
    ...compareSchemas(comparison, a.items, b.items, `${path}/[]`),
    ...compareOpaque(comparison, a, b, path),
  ];
}

function compareValues(a: Shape, b: Shape, path: string): Finding[] {
  const differs = (effect: Effect, keyword: string, from: string, to: string): Finding => ({
    effect,
    path,
    keyword,
    from,
    to,
  });
  const [before, after] = [valueNames(a), valueNames(b)];
  if (a.values && b.values) {
    const lost = [...a.values.keys()].some((value) => !b.values?.has(value));
    const gained = [...b.values.keys()].some((value) => !a.values?.has(value));
    return [
      ...(lost ? [differs("narrowed", "enum", before, after)] : []),
      ...(gained ? [differs("widened", "enum", before, after)] : []),
    ];
  }
  const lost = typesBeyond(a.types, b.types).length > 0 || (b.values !== undefined && !a.values);
  const gained = typesBeyond(b.types, a.types).length > 0 || (a.values !== undefined && !b.values);
  const keyword = a.values || b.values ? "enum" : "type";
  return [
    ...(lost ? [differs("narrowed", keyword, before, after)] : []),
    ...(gained ? [differs("widened", keyword, before, after)] : []),
  ];
}

/** The values or types that fit: `*` for any, `–` for none. */
function valueNames({ values, types }: Shape): string {
  const names = [...(values?.keys() ?? types)];
  const isAny = !values && typesBeyond(typesOf({}), types).length === 0;
  return isAny ? "*" : shown(names.length === 0 ? undefined : names.join(" | "));
}

/** Where none was stated, nobody could rely on one. */
function compareDefault({ direction }: Comparison, a: Shape, b: Shape, path: string): Finding[] {
  if (a.fallback === undefined) return [];
  if (direction === "answer" || canonical(a.fallback) === canonical(b.fallback)) return [];
  return [
    { effect: "default-changed", path, keyword: "default", from: shown(a.fallback), to: shown(b.fallback) },
  ];
}

function compareDeprecated(a: Shape, b: Shape, path: string): Finding[] {
  if (a.isDeprecated || !b.isDeprecated) return [];
  return [{ effect: "deprecated", path, keyword: "deprecated", from: "false", to: "true" }];
}

function compareOpaque({ base, head }: Comparison, a: Shape, b: Shape, path: string): Finding[] {
  const keywords = [...new Set([...a.opaque.keys(), ...b.opaque.keys()])];
  return keywords.flatMap((keyword): Finding[] => {
    const from: JsonValue | undefined = a.opaque.get(keyword);
    const to: JsonValue | undefined = b.opaque.get(keyword);
    if (isIdentical(base, head, from, to)) return [];
    const isOneSided = isAssertion(keyword) && (from === undefined || to === undefined);
    const effect = !isOneSided ? "unclear" : from === undefined ? "narrowed" : "widened";
    return [{ effect, path, keyword, from: shown(from), to: shown(to) }];
  });
}
