import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { nearest } from "../nearest.js";

/** Every category that an error has is one of the catalog's. */
export function checkUnknownCategory({ catalog }: Draft): Problem[] {
  if (!catalog) return [];
  const { source, categories } = catalog;
  return [...catalog.errors]
    .filter(([, { category }]) => !categories.includes(category))
    .map(([code, { category }]) => {
      const suggestion = nearest(category, categories) ?? categories.join(", ");
      const place = source.placeOf(["errors", code, "category"]);
      return { rule: "unknown-category", place, values: { code, category, suggestion } };
    });
}
