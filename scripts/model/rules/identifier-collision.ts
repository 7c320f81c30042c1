import type { Problem } from "../../load/problem.js";
import type { Path, YamlSource } from "../../load/yaml-source.js";
import type { Draft } from "../draft.js";

interface Named {
  readonly kind: "code" | "operation" | "category";
  readonly name: string;
  readonly source: YamlSource;
  readonly path: Path;
}

/**
 * Names of which files and properties may be made stay apart on every system: none is what Windows keeps for itself, and
 * no two differ only by their case or by the form of their Unicode. (Codes that differ only by case are another rule's.)
 */
export function checkIdentifierCollision(draft: Draft): Problem[] {
  const { codes, operations, categories } = namesIn(draft);
  return [
    ...[...codes, ...operations, ...categories]
      .filter(({ name }) => windowsNames.test(folded(name)))
      .map(reserved),
    ...clashes(operations),
    ...clashes(categories),
  ];
}

function namesIn({
  catalog,
  operations = [],
}: Draft): Record<"codes" | "operations" | "categories", Named[]> {
  const ids = operations.map(({ id, method, path, source }): Named => {
    return { kind: "operation", name: id, source, path: ["paths", path, method, "operationId"] };
  });
  if (!catalog) return { codes: [], operations: ids, categories: [] };
  const { source, codes, categories } = catalog;
  return {
    codes: codes.map((name) => ({ kind: "code", name, source, path: ["errors", name] })),
    operations: ids,
    categories: categories.map((name, index) => ({
      kind: "category",
      name,
      source,
      path: ["categories", index],
    })),
  };
}

/** What Windows takes for devices, with any extension. */
const windowsNames = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The same for names that a file system, or a reader, may take for one another. */
function folded(name: string): string {
  return name.normalize("NFKC").toUpperCase().toLowerCase();
}

function reserved({ kind, name, source, path }: Named): Problem {
  const place = kind === "code" ? source.placeOfKey(path) : source.placeOf(path);
  return {
    rule: "identifier-collision",
    variant: "windows",
    place,
    values: { name },
    subject: { [kind]: name },
  };
}

function clashes(named: readonly Named[]): Problem[] {
  const seen = new Map<string, Named>();
  return named.flatMap((own): Problem[] => {
    const { kind, name, source, path } = own;
    const form = folded(name);
    const first = seen.get(form);
    if (!first) seen.set(form, own);
    // Two operations of one name have been reported.
    if (!first || (kind === "operation" && first.name === name)) return [];
    const variant = first.name === name ? "same" : "clash";
    const values = { name, other: first.name };
    const place = source.placeOf(path);
    return [{ rule: "identifier-collision", variant, place, values, subject: { [kind]: name } }];
  });
}
