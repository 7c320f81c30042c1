import { isJsonObject, type JsonValue } from "../../load/json.js";
import { shown } from "../change.js";
import type { Comparison } from "./compare-schemas.js";
import { conjunctsOf, type Schemas } from "./conjuncts.js";
import { areDisjoint } from "./disjoint.js";
import { shapeOf, type Union } from "./shape.js";

export interface PairedBranches {
  readonly pairs: readonly (readonly [base: JsonValue, head: JsonValue])[];
  readonly lost: Schemas;
  readonly gained: Schemas;
}

/** What each branch is known by, the surest first; where all that fails, its place among the others. */
type Naming = (side: "base" | "head", branch: JsonValue) => string | undefined;

export function pairBranches(comparison: Comparison, base: Schemas, head: Schemas): PairedBranches {
  const namings: Naming[] = [
    (_, branch) => referenceOf(branch) ?? JSON.stringify(branch),
    (side, branch) => [...shapeOf(conjunctsOf(comparison[side], [branch])).types].sort().join(),
  ];
  let paired: PairedBranches = { pairs: [], lost: base, gained: head };
  for (const naming of namings) paired = pairBy(naming, paired);
  const { pairs, lost, gained } = paired;
  const common = Math.min(lost.length, gained.length);
  const rest = lost.slice(0, common).flatMap((branch, index) => {
    const other = gained[index];
    return other === undefined ? [] : [[branch, other] as const];
  });
  return { pairs: [...pairs, ...rest], lost: lost.slice(common), gained: gained.slice(common) };
}

/** Pairs those branches that bear a name which no other on their side bears. */
function pairBy(naming: Naming, { pairs, lost, gained }: PairedBranches): PairedBranches {
  const before = unique(lost.map((branch) => [naming("base", branch), branch]));
  const after = unique(gained.map((branch) => [naming("head", branch), branch]));
  const found = [...before].flatMap(([name, branch]) => {
    const other = after.get(name);
    return other === undefined ? [] : [[branch, other] as const];
  });
  return {
    pairs: [...pairs, ...found],
    lost: lost.filter((branch) => !found.some(([other]) => other === branch)),
    gained: gained.filter((branch) => !found.some(([, other]) => other === branch)),
  };
}

function unique(
  named: readonly (readonly [string | undefined, JsonValue])[],
): ReadonlyMap<string, JsonValue> {
  const counts = new Map<string | undefined, number>();
  for (const [name] of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    named.flatMap(([name, branch]) => (name !== undefined && counts.get(name) === 1 ? [[name, branch]] : [])),
  );
}

/** Where a branch leads, through the `allOf` that our own are wrapped in. */
function referenceOf(branch: JsonValue): string | undefined {
  if (!isJsonObject(branch)) return undefined;
  const { $ref, allOf } = branch;
  if (typeof $ref === "string") return $ref;
  const [only, second] = Array.isArray(allOf) ? allOf : [];
  return second === undefined && only !== undefined ? referenceOf(only) : undefined;
}

/** Whether a value may fit two branches at once, of which `oneOf` takes none. A discriminator tells them apart. */
export function mayOverlap(comparison: Comparison, a: Union, b: Union): boolean {
  return (
    [
      ["base", a],
      ["head", b],
    ] as const
  ).some(([side, { keyword, branches, hasDiscriminator }]) => {
    if (hasDiscriminator || (keyword === "anyOf" && a.keyword === b.keyword)) return false;
    const document = comparison[side];
    return branches.some((one, index) =>
      branches.slice(index + 1).some((other) => !areDisjoint(document, one, other)),
    );
  });
}

export function branchNames(union: Union | undefined): string {
  if (!union) return "–";
  const names = union.branches.map((branch) => referenceOf(branch)?.split("/").at(-1) ?? shown(branch));
  return shown(names.join(" | "));
}
