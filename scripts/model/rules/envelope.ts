import type { InferOutput } from "valibot";
import { isRecord } from "../../load/json.js";
import type { Problem } from "../../load/problem.js";
import type { YamlSource } from "../../load/yaml-source.js";
import type { CatalogDraft, Draft } from "../draft.js";
import { EnvelopeFormat, type Locator, toEnvelope } from "../envelope-format.js";
import { validOrNothing } from "../validate.js";

type Written = InferOutput<typeof EnvelopeFormat>;

/** The code and the description are two values, and neither is what tells a failure, unless that is told by there being any. */
export function checkEnvelope({ catalog }: Draft): Problem[] {
  const value = catalog?.source.value;
  const written = validOrNothing(EnvelopeFormat, isRecord(value) ? value["envelope"] : undefined);
  if (!catalog || !written) return [];
  const { source } = catalog;
  const unclear = checkMaps(source, written);
  if (unclear.length > 0) return unclear;
  const { failure, code, description } = toEnvelope(written);
  const isPresence = failure && failure.not === undefined && failure.is === undefined;
  const places = [
    ...(failure && !isPresence
      ? [{ pointer: failure.pointer, path: ["envelope", "failure", "pointer"] }]
      : []),
    ...placeOf(code, "code"),
    ...placeOf(description, "description"),
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
  overlaps.push(...checkNumbers(catalog, code));
  if (failure?.not !== null) return overlaps;
  const place = source.placeOf(["envelope", "failure", "not"]);
  return [...overlaps, { rule: "envelope", variant: "null", place, values: { pointer: failure.pointer } }];
}

/** Where the wire has a number for a code, a code is one. */
function checkNumbers({ source, codes }: CatalogDraft, code: Locator): Problem[] {
  if (!("type" in code) || code.type !== "number") return [];
  return codes
    .filter((name) => !/^(?:0|[1-9]\d*)$/.test(name))
    .map((name) => ({
      rule: "envelope",
      variant: "number",
      place: source.placeOfKey(["errors", name]),
      values: { code: name },
    }));
}

/** What the format alone does not say: a mark has one value to look for, and a place is one place. */
function checkMaps(source: YamlSource, { failure, code, description }: Written): Problem[] {
  const problem = (variant: string, name: string): Problem => {
    return { rule: "envelope", variant, place: source.placeOf(["envelope", name]), values: { key: name } };
  };
  const isBoth = typeof failure === "object" && failure.not !== undefined && failure.is !== undefined;
  const places = Object.entries({ code, description }).filter(([, locator]) => {
    return typeof locator === "object" && (locator.pointer === undefined) === (locator.header === undefined);
  });
  return [...(isBoth ? [problem("both", "failure")] : []), ...places.map(([name]) => problem("place", name))];
}

function placeOf(locator: Locator | undefined, name: string): { pointer: string; path: string[] }[] {
  return locator && "pointer" in locator ? [{ pointer: locator.pointer, path: ["envelope", name] }] : [];
}

function isWithin(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
