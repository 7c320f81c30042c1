import type { JsonObject } from "../../load/json.js";
import type { Finding } from "./finding.js";

/** The end of a range; `isOpen` where the end itself does not fit. */
interface Bound {
  readonly at: number;
  readonly isOpen: boolean;
}

/** The tightest bounds by the keyword that names them. */
export type Bounds = ReadonlyMap<string, Bound>;

/** By keyword, whether a greater number lets less pass. */
const keywords = {
  minimum: true,
  minLength: true,
  minItems: true,
  minProperties: true,
  maximum: false,
  maxLength: false,
  maxItems: false,
  maxProperties: false,
} as const;

const exclusive: Readonly<Record<string, string>> = {
  minimum: "exclusiveMinimum",
  maximum: "exclusiveMaximum",
};

export function boundsOf(conjuncts: readonly JsonObject[]): Bounds {
  const bounds = new Map<string, Bound>();
  for (const [keyword, isLower] of Object.entries(keywords)) {
    const found = conjuncts.flatMap((conjunct) => written(conjunct, keyword));
    const tightest = found.sort((a, b) => compare(b, a, isLower))[0];
    // No list has fewer than no items.
    const isIdle = isLower && keyword !== "minimum" && tightest !== undefined && tightest.at <= 0;
    if (tightest && !isIdle) bounds.set(keyword, tightest);
  }
  return bounds;
}

/** `exclusiveMinimum` is a number of its own, or, in OpenAPI 3.0, says of `minimum` that it is exclusive. */
function written(conjunct: JsonObject, keyword: string): Bound[] {
  const at = conjunct[keyword];
  const open = conjunct[exclusive[keyword] ?? ""];
  return [
    ...(typeof at === "number" ? [{ at, isOpen: open === true }] : []),
    ...(typeof open === "number" ? [{ at: open, isOpen: true }] : []),
  ];
}

/** More than 0 where `a` lets less pass than `b`. */
function compare(a: Bound, b: Bound, isLower: boolean): number {
  return (isLower ? a.at - b.at : b.at - a.at) || Number(a.isOpen) - Number(b.isOpen);
}

export function compareBounds(base: Bounds, head: Bounds, path: string): Finding[] {
  return Object.entries(keywords).flatMap(([keyword, isLower]): Finding[] => {
    const from = base.get(keyword);
    const to = head.get(keyword);
    const change = from && to ? compare(to, from, isLower) : Number(Boolean(to)) - Number(Boolean(from));
    if (change === 0) return [];
    const effect = change > 0 ? "narrowed" : "widened";
    return [{ effect, path, keyword, from: shown(keyword, from), to: shown(keyword, to) }];
  });
}

function shown(keyword: string, bound: Bound | undefined): string {
  if (!bound) return "–";
  return bound.isOpen ? `${bound.at} (${exclusive[keyword]})` : String(bound.at);
}
