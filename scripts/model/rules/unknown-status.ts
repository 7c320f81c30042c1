import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";

/** Every status that an error has is in the response table, and is not a success's there. */
export function checkUnknownStatus({ catalog }: Draft): Problem[] {
  if (!catalog) return [];
  const { source, statuses, successes } = catalog;
  const failing = statuses.filter((status) => !successes.includes(status));
  return [...catalog.errors]
    .filter(([, { status }]) => !failing.includes(String(status)))
    .map(([code, { status }]) => {
      const values = { code, status, statuses: failing.join(", ") };
      const place = source.placeOf(["errors", code, "status"]);
      const known = successes.includes(String(status));
      return { rule: "unknown-status", ...(known && { variant: "success" }), place, values };
    });
}
