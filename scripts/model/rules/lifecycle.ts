import type { Problem } from "../../load/problem.js";
import type { ErrorFacts } from "../catalog-format.js";
import type { CatalogDraft, Draft } from "../draft.js";

/**
 * A code comes before it is deprecated, and is deprecated before it is retired. What replaces it is a code in use, by
 * however many steps; that there is such a code, another rule sees to.
 */
export function checkLifecycle({ catalog }: Draft): Problem[] {
  if (!catalog) return [];
  return [...catalog.errors].flatMap(([code, facts]) => [
    ...checkOrder(catalog, code, facts),
    ...checkSuccessor(catalog, code, facts),
  ]);
}

const stages = ["since", "deprecated", "retired"] as const;

function checkOrder(catalog: CatalogDraft, code: string, facts: ErrorFacts): Problem[] {
  const given = stages.flatMap((stage) => {
    const version = facts[stage];
    return version === undefined ? [] : [{ stage, version }];
  });
  return given.flatMap(({ stage, version }, index) => {
    const before = given[index - 1];
    if (!before || compareVersions(before.version, version) <= 0) return [];
    const values = { first: `${before.stage}: ${before.version}`, second: `${stage}: ${version}` };
    return [problem(catalog, code, "order", stage, values)];
  });
}

function checkSuccessor(catalog: CatalogDraft, code: string, facts: ErrorFacts): Problem[] {
  const { replacedBy, deprecated, retired } = facts;
  if (replacedBy === undefined) return [];
  const replaced = (variant: string, values: Record<string, string> = {}) =>
    problem(catalog, code, variant, "replacedBy", { replacedBy, ...values });
  if (replacedBy === code) return [replaced("self")];
  const cycle = cycleFrom(catalog.errors, code);
  // Told once, at the code of the cycle that stands first.
  if (cycle)
    return isFirst(catalog, code, cycle) ? [replaced("cycle", { cycle: [...cycle, code].join(" → ") })] : [];
  const unused = deprecated === undefined && retired === undefined;
  const next = catalog.errors.get(replacedBy);
  const isDead = next?.retired !== undefined && next.replacedBy === undefined;
  return [...(unused ? [replaced("in-use")] : []), ...(isDead ? [replaced("dead")] : [])];
}

/** The codes that lead from `code` back to it, `code` first; nothing where they lead elsewhere. */
function cycleFrom(errors: CatalogDraft["errors"], code: string): readonly string[] | undefined {
  const seen = new Set<string>();
  let current: string | undefined = code;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    current = errors.get(current)?.replacedBy;
  }
  return current === code ? [...seen] : undefined;
}

function isFirst({ codes }: CatalogDraft, code: string, cycle: readonly string[]): boolean {
  return codes.find((each) => cycle.includes(each)) === code;
}

/** Below 0 where `a` is the older one. */
function compareVersions(a: string, b: string): number {
  const others = b.split(".").map(Number);
  const differences = a.split(".").map((part, index) => Number(part) - (others[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

function problem(
  { source }: CatalogDraft,
  code: string,
  variant: string,
  field: string,
  values: Readonly<Record<string, string>>,
): Problem {
  const place = source.placeOf(["errors", code, field]);
  return { rule: "lifecycle", variant, place, values: { code, ...values }, subject: { code } };
}
