import { isJsonObject, isRecord, type JsonObject, type JsonValue } from "../load/json.js";
import { type Location, selectPath } from "./json-path.js";
import type { OverlayAction } from "./overlay.js";

/** A text of a description that a translation leaves as it is. */
export interface Untranslated {
  readonly location: Location;
  readonly text: string;
}

/** What of a description is words. All else is a fact, which is the same in every language. */
export const wordKeys: readonly string[] = ["title", "summary", "description", "x-displayName"];

/** What is sent, or compared with what is sent, whatever it looks like. */
const values = ["example", "examples", "default", "enum", "const", "mapping", "scopes"];

/** Maps by names of the author's, one of which may well be `title`. */
const named = [
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "schemas",
  "parameters",
  "variables",
];

/** Every text of `document` that no action gives, even as the same words: some words are the same in two languages. */
export function findUntranslated(
  document: JsonObject,
  actions: readonly Pick<OverlayAction, "target" | "update">[],
): Untranslated[] {
  const given = new Set(actions.flatMap((action) => wordsGiven(document, action)).map(nameOf));
  return wordsIn(document, [], false).filter(({ location }) => !given.has(nameOf(location)));
}

function nameOf(location: Location): string {
  return JSON.stringify(location);
}

function wordsGiven(
  document: JsonObject,
  { target, update }: Pick<OverlayAction, "target" | "update">,
): Location[] {
  const selected = selectPath(target, document);
  const locations = "reason" in selected ? [] : selected.locations;
  return locations.flatMap((location) => leavesOf(update, location));
}

function leavesOf(value: unknown, location: Location): Location[] {
  if (!isRecord(value)) return [location];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...location, key]));
}

function wordsIn(value: JsonValue, location: Location, isNamed: boolean): Untranslated[] {
  if (Array.isArray(value))
    return value.flatMap((item: JsonValue, index) => wordsIn(item, [...location, index], false));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): Untranslated[] => {
    const own = [...location, key];
    if (isNamed) return wordsIn(inner, own, false);
    if (typeof inner === "string") return isText(key, inner) ? [{ location: own, text: inner }] : [];
    return values.includes(key) || key.startsWith("x-") ? [] : wordsIn(inner, own, named.includes(key));
  });
}

/** Whether there is anything to translate in it. */
function isText(key: string, text: string): boolean {
  return wordKeys.includes(key) && /\p{L}/u.test(text);
}
