import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";

/**
 * A status says whose fault a failure is, and so may its category: they agree. 200 and 400 say nothing, because many
 * services answer everything with one of them.
 */
export function checkFaultStatus({ catalog }: Draft): Problem[] {
  if (!catalog) return [];
  const { source, errors, faults } = catalog;
  return [...errors].flatMap(([code, { status, category }]): Problem[] => {
    const fault = faults.get(category);
    const said = faultOf(status);
    if (!fault || !said || fault === said) return [];
    const place = source.placeOf(["errors", code, "status"]);
    const values = { code, status, category };
    return [{ rule: "fault-status", variant: fault, place, values, subject: { code } }];
  });
}

/** RFC 9110, section 15. */
function faultOf(status: number): "service" | "caller" | undefined {
  if (status >= 500) return "service";
  return status > 400 ? "caller" : undefined;
}
