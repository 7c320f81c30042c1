import { isRecord } from "../../load/json.js";
import type { Problem } from "../../load/problem.js";
import { CatalogHeadFormat } from "../catalog-format.js";
import type { Draft } from "../draft.js";
import { validOrNothing } from "../validate.js";

/** What tells a failure, its code and its description are three values, none within another; and a success is told by a value. */
export function checkEnvelope({ catalog }: Draft): Problem[] {
  const value = catalog?.source.value;
  const envelope = validOrNothing(
    CatalogHeadFormat.entries.envelope,
    isRecord(value) ? value["envelope"] : undefined,
  );
  if (!catalog || !envelope) return [];
  const { source } = catalog;
  const { failure, code, description } = envelope;
  const places = [
    { pointer: failure.pointer, path: ["envelope", "failure", "pointer"] },
    { pointer: code, path: ["envelope", "code"] },
    { pointer: description, path: ["envelope", "description"] },
  ];
  const overlaps = places.flatMap(({ pointer: second, path }, index) =>
    places
      .slice(0, index)
      .filter(({ pointer: first }) => isWithin(first, second) || isWithin(second, first))
      .map(({ pointer: first }): Problem => {
        return {
          rule: "envelope",
          variant: "overlap",
          place: source.placeOf(path),
          values: { first, second },
        };
      }),
  );
  if (failure.not !== null) return overlaps;
  const place = source.placeOf(["envelope", "failure", "not"]);
  const untold: Problem = { rule: "envelope", variant: "null", place, values: { pointer: failure.pointer } };
  return [...overlaps, untold];
}

function isWithin(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
