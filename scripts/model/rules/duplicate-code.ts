import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";

/** A code stands once in an operation's list, differs from every other by more than its case, and is nobody's alias. */
export function checkDuplicateCode({ catalog, operations }: Draft): Problem[] {
  const listed = (operations ?? []).flatMap(({ codes, source, id }) => {
    const before = new Set<string>();
    return codes
      .filter(({ code }) => {
        const isAgain = before.has(code);
        before.add(code);
        return isAgain;
      })
      .map(({ code, path }): Problem => {
        const place = source.placeOf(path);
        return { rule: "duplicate-code", variant: "listed", place, values: { code, operation: id } };
      });
  });
  if (!catalog) return listed;
  const owners = new Map<string, string>();
  const clashes: Problem[] = [];
  const claim = (name: string, owner: string, place: Problem["place"]) => {
    const other = owners.get(name.toUpperCase());
    if (other === undefined) owners.set(name.toUpperCase(), owner);
    else {
      const variant = other === name && owner === name ? "self" : "clash";
      clashes.push({ rule: "duplicate-code", variant, place, values: { code: name, other } });
    }
  };
  for (const code of catalog.codes) claim(code, code, catalog.source.placeOfKey(["errors", code]));
  for (const [code, { aliases = [] }] of catalog.errors) {
    aliases.forEach((alias, index) => {
      claim(alias, code, catalog.source.placeOf(["errors", code, "aliases", index]));
    });
  }
  return [...listed, ...clashes];
}
