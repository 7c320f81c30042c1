import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";

/** Options of i18next's `t()`: a parameter of that name changes the look-up instead of filling a placeholder. */
const reserved = [
  "context",
  "count",
  "defaultValue",
  "fallbackLng",
  "fallbackNS",
  "ignoreJSONStructure",
  "interpolation",
  "joinArrays",
  "keyPrefix",
  "lng",
  "lngs",
  "ns",
  "ordinal",
  "postProcess",
  "replace",
  "returnDetails",
  "returnObjects",
  "skipInterpolation",
];

/** No parameter has a name that i18next takes for itself. */
export function checkReservedPlaceholder({ catalog }: Draft): Problem[] {
  if (!catalog) return [];
  return [...catalog.errors].flatMap(([code, { params = {} }]) =>
    Object.keys(params)
      .filter((name) => reserved.includes(name))
      .map((name): Problem => {
        const place = catalog.source.placeOfKey(["errors", code, "params", name]);
        return { rule: "reserved-placeholder", place, values: { code, name } };
      }),
  );
}
