import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { timePlaceholders } from "../time-placeholders.js";

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

/** No parameter has a name that i18next takes for itself, or that `describe()` fills in. */
export function checkReservedPlaceholder({ catalog }: Draft): Problem[] {
  if (!catalog) return [];
  return [...catalog.errors].flatMap(([code, { params = {} }]) =>
    Object.keys(params).flatMap((name): Problem[] => {
      const isTime = timePlaceholders.includes(name);
      if (!isTime && !reserved.includes(name)) return [];
      const place = catalog.source.placeOfKey(["errors", code, "params", name]);
      const values = { code, name };
      return [{ rule: "reserved-placeholder", ...(isTime && { variant: "time" }), place, values }];
    }),
  );
}
