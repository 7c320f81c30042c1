import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";

/** The statuses that say that the same request may succeed later. */
const passing = [408, 425, 429, 502, 503, 504];

/** The statuses that say that the same request will fail until somebody changes something. */
const lasting = [401, 402, 403, 404, 405, 410, 413, 415, 422];

/** What the status says about trying again, `retry` does not contradict. */
export function checkRetryStatus({ catalog }: Draft): Problem[] {
  if (!catalog) return [];
  return [...catalog.errors].flatMap(([code, { status, retry }]): Problem[] => {
    const variant =
      (retry === "never" && passing.includes(status) && "passing") ||
      (retry === "backoff" && lasting.includes(status) && "lasting");
    if (!variant) return [];
    const place = catalog.source.placeOf(["errors", code, "retry"]);
    return [{ rule: "retry-status", variant, place, values: { code, status }, subject: { code } }];
  });
}
