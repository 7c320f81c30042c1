import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { nearest } from "../nearest.js";

/** Every code that an operation or `replacedBy` names is one of the catalog's, and an operation names none that is retired. */
export function checkUnknownCode({ catalog, operations }: Draft): Problem[] {
  if (!catalog) return [];
  const known = new Set(catalog.codes);
  const unknown = (code: string, owner: string, place: Problem["place"]): Problem => {
    const suggestion = nearest(code, catalog.codes);
    const values = { code, owner, suggestion: suggestion ?? "", file: catalog.source.file };
    return { rule: "unknown-code", variant: suggestion ? "near" : "far", place, values };
  };
  const listed = (operations ?? []).flatMap(({ codes, source, id }) =>
    codes
      .filter(({ code }) => !known.has(code))
      .map(({ code, path }) => unknown(code, id, source.placeOf(path))),
  );
  const retired = (operations ?? []).flatMap(({ codes, source, id }) =>
    codes
      .filter(({ code }) => catalog.errors.get(code)?.retired !== undefined)
      .map(({ code, path }): Problem => {
        const place = source.placeOf(path);
        return { rule: "unknown-code", variant: "retired", place, values: { code, owner: id } };
      }),
  );
  const replaced = [...catalog.errors].flatMap(([code, { replacedBy }]) =>
    replacedBy === undefined || known.has(replacedBy)
      ? []
      : [unknown(replacedBy, code, catalog.source.placeOf(["errors", code, "replacedBy"]))],
  );
  return [...listed, ...retired, ...replaced];
}
