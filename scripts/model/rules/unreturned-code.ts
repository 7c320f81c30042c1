import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { nearest } from "../nearest.js";

/** Every code that is not retired is returned by some operation. */
export function checkUnreturnedCode({ catalog, operations, sources }: Draft): Problem[] {
  // What an operation without its list returns cannot be known; that it lacks the list has been reported.
  if (!catalog || !operations?.every(({ listsCodes }) => listsCodes)) return [];
  const listed = operations.flatMap(({ codes }) => codes.map(({ code }) => code));
  // A misspelt code has been reported; what it was meant to be is returned.
  const known = new Set(catalog.codes);
  const meant = listed.filter((code) => !known.has(code)).map((code) => nearest(code, catalog.codes));
  const returned = new Set([...listed, ...meant]);
  return catalog.codes
    .filter((code) => !returned.has(code) && catalog.errors.get(code)?.retired === undefined)
    .map((code): Problem => {
      const place = catalog.source.placeOfKey(["errors", code]);
      const values = { code, file: sources.openapi?.file ?? "" };
      return { rule: "unreturned-code", place, values, subject: { code } };
    });
}
