import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";

/** Every status that an error has is in the response table. */
export function checkUnknownStatus({ catalog }: Draft): Problem[] {
  if (!catalog) return [];
  const { source, statuses } = catalog;
  return [...catalog.errors]
    .filter(([, { status }]) => !statuses.includes(String(status)))
    .map(([code, { status }]) => {
      const values = { code, status, statuses: statuses.join(", ") };
      return { rule: "unknown-status", place: source.placeOf(["errors", code, "status"]), values };
    });
}
