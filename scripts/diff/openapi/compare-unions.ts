import { branchNames, mayOverlap, pairBranches } from "./branches.js";
import { type Comparison, compareSchemas } from "./compare-schemas.js";
import type { Schemas } from "./conjuncts.js";
import type { Finding } from "./finding.js";
import type { Shape, Union } from "./shape.js";
import { schemaOf, typesBeyond, typesOf } from "./types.js";

export interface ComparedUnions {
  readonly findings: readonly Finding[];
  /** Whether the choices were all there was to compare. */
  readonly isWhole: boolean;
}

/** What became of the choices, `oneOf` and `anyOf`. A schema without any is a choice of one, or of one for each of its types. */
export function compareUnions(
  comparison: Comparison,
  a: Shape,
  b: Shape,
  path: string,
  [before, after]: readonly [Schemas, Schemas],
): ComparedUnions {
  if (a.unions.length === b.unions.length) {
    const findings = a.unions.flatMap((union, index) => {
      const other = b.unions[index];
      return other ? compareUnion(comparison, union, other, path) : [];
    });
    return { findings, isWhole: false };
  }
  const [from] = a.unions;
  const [to] = b.unions;
  if (!from && to && isOnlyUnion(b)) {
    const plain = { ...to, branches: byType(a, before) };
    return { findings: compareUnion(comparison, plain, to, path), isWhole: true };
  }
  if (from && !to && isOnlyUnion(a)) {
    const plain = { ...from, branches: byType(b, after) };
    return { findings: compareUnion(comparison, from, plain, path), isWhole: true };
  }
  const keyword = (from ?? to)?.keyword ?? "anyOf";
  const findings: Finding[] = [
    { effect: "unclear", path, keyword, from: branchNames(from), to: branchNames(to) },
  ];
  return { findings, isWhole: false };
}

/** Whether nothing else is said than that there is this choice. */
function isOnlyUnion({
  unions,
  types,
  values,
  bounds,
  properties,
  required,
  rest,
  items,
  opaque,
}: Shape): boolean {
  const others = [...opaque.keys()].filter((keyword) => keyword !== "discriminator");
  const said = [bounds.size, properties.size, required.size, rest.length, items.length, others.length];
  const isAnyType = typesBeyond(typesOf({}), types).length === 0;
  return unions.length === 1 && isAnyType && !values && said.every((count) => count === 0);
}

/** The branches that a plain schema would have, as a choice. */
function byType({ types }: Shape, nodes: Schemas): Schemas {
  const isOne = types.size <= 1 || typesBeyond(typesOf({}), types).length === 0;
  if (isOne) return [{ allOf: nodes }];
  return [...types].map((type) => ({ allOf: [...nodes, schemaOf(type)] }));
}

function compareUnion(comparison: Comparison, a: Union, b: Union, path: string): Finding[] {
  const { pairs, lost, gained } = pairBranches(comparison, a.branches, b.branches);
  const about = (effect: Finding["effect"]): Finding => ({
    effect,
    path,
    keyword: b.keyword,
    from: branchNames(a),
    to: branchNames(b),
  });
  const found = [
    ...pairs.flatMap(([from, to], index) =>
      compareSchemas(comparison, [from], [to], `${path}/(${index + 1})`),
    ),
    ...(lost.length > 0 ? [about("narrowed")] : []),
    ...(gained.length > 0 ? [about("widened")] : []),
  ];
  const isUnsure = a.keyword !== b.keyword || found.length > 0;
  return isUnsure && mayOverlap(comparison, a, b) ? [...found, about("unclear")] : found;
}
