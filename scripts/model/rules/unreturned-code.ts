import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";

/** Every code that is not retired is returned by some operation. */
export function checkUnreturnedCode({ catalog, operations, sources }: Draft): Problem[] {
  // What an operation without its list returns cannot be known; that it lacks the list has been reported.
  if (!catalog || !operations?.every(({ listsCodes }) => listsCodes)) return [];
  const returned = new Set(operations.flatMap(({ codes }) => codes.map(({ code }) => code)));
  return catalog.codes
    .filter((code) => !returned.has(code) && catalog.errors.get(code)?.retired === undefined)
    .map((code) => {
      const place = catalog.source.placeOfKey(["errors", code]);
      return { rule: "unreturned-code", place, values: { code, file: sources.openapi?.file ?? "" } };
    });
}
