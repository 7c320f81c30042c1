import type { Problem } from "../../load/problem.js";
import type { TextSource } from "../../load/text-source.js";
import { CodeFormat } from "../catalog-format.js";
import type { Draft } from "../draft.js";
import { nearest } from "../nearest.js";
import { validOrNothing } from "../validate.js";

/** Codes are for ever: whatever was released is still in the catalog. */
export function checkReleasedCode({ catalog, released }: Draft): Problem[] {
  if (!catalog || !released) return [];
  const lines = releasedLines(released);
  const known = new Set(lines.map(({ code }) => code));
  const fresh = catalog.codes.filter((code) => !known.has(code));
  const kept = new Set(catalog.codes);
  return lines
    .filter(({ code }) => !kept.has(code))
    .map(({ code, place }) => {
      if (!validOrNothing(CodeFormat, code))
        return { rule: "released-code", variant: "line", place, values: { code } };
      const renamed = nearest(code, fresh);
      const values = { code, file: catalog.source.file };
      if (renamed === undefined) return { rule: "released-code", variant: "gone", place, values };
      // Where it has to be undone.
      const there = catalog.source.placeOfKey(["errors", renamed]);
      return { rule: "released-code", variant: "renamed", place: there, values: { ...values, renamed } };
    });
}

/** What stands on each line that is neither empty nor a comment. */
export function releasedLines(released: TextSource): { code: string; place: Problem["place"] }[] {
  return [...released.text.matchAll(/(?<=^[^\S\n]*)[^#\s].*$/gm)].map(({ 0: line, index }) => {
    const code = line.trimEnd();
    return { code, place: released.placeAt(index, index + code.length) };
  });
}
