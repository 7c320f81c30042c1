import type { BundledPackage } from "./bundled-packages.js";

/** What is read of a bill of materials, as CycloneDX has it. */
export interface BillOfMaterials {
  readonly metadata: { readonly component: { readonly "bom-ref": string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Component {
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Leaves of a bill, which has all that a checkout installs, what users get: the packages `installed` with what those need,
 * and those that are `bundled`. What is both is there twice, because one copy may be updated without the other.
 *
 * @throws where `bundled` has a package that the bill has not.
 */
export function selectParts(
  bill: BillOfMaterials,
  installed: readonly string[],
  bundled: readonly BundledPackage[],
): BillOfMaterials {
  const root = bill.metadata.component["bom-ref"];
  const [get, needsOf] = [componentsOf(bill), needsIn(bill)];
  const direct = needsOf(root).filter((ref) => installed.includes(get(ref).name));
  const outside = withNeeds(direct, needsOf);
  const inside = bundled.map(({ name, version }) => `${name}@${version}`);
  const refInside = (ref: string): string => `${root}|${ref}`;
  const needsInside = (ref: string): string[] => needsOf(ref).filter((need) => inside.includes(need));
  return {
    ...bill,
    components: [
      ...outside.map(get),
      ...inside.map((ref) => ({ ...get(ref), ...bundledPart, "bom-ref": refInside(ref) })),
    ],
    dependencies: [
      { ref: root, dependsOn: [...direct, ...inside.map(refInside)] },
      ...outside.map((ref) => ({ ref, dependsOn: needsOf(ref) })),
      ...inside.map((ref) => ({ ref: refInside(ref), dependsOn: needsInside(ref).map(refInside) })),
    ],
  };
}

/** What CycloneDX says of a package that is shipped within another; to a checkout, it is a library of development. */
const bundledPart = {
  scope: "required",
  properties: [{ name: "cdx:npm:package:bundled", value: "true" }],
} as const;

function componentsOf({ components }: BillOfMaterials): (ref: string) => Component {
  const byRef = new Map(components.map((component) => [component["bom-ref"], component]));
  return (ref) => {
    const component = byRef.get(ref);
    if (component === undefined) throw new Error(`package-lock.json has no ${ref}; run: npm ci`);
    return component;
  };
}

function needsIn({ dependencies }: BillOfMaterials): (ref: string) => readonly string[] {
  const byRef = new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  return (ref) => byRef.get(ref) ?? [];
}

function withNeeds(refs: readonly string[], needsOf: (ref: string) => readonly string[]): string[] {
  const reached = new Set(refs);
  for (const ref of reached) for (const need of needsOf(ref)) reached.add(need);
  return [...reached];
}
