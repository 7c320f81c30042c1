import { isRecord } from "../load/json.js";
import type { Draft } from "../model/draft.js";
import { fold } from "../words/fold.js";

/** The category that `written` names: by itself or as some language calls it, in any case, with or without accents. */
export function knownCategory({ catalog, locales }: Draft, written: string): string {
  const { categories = [] } = catalog ?? {};
  if (categories.includes(written)) return written;
  const named = categories.filter((category) =>
    [category, ...locales.flatMap(({ value }) => nameIn(value["categories"], category))].some(
      (name) => fold(name) === fold(written),
    ),
  );
  // What may be either of two is for its author to tell.
  return named.length === 1 ? (named[0] ?? written) : written;
}

function nameIn(categories: unknown, category: string): string[] {
  const words = isRecord(categories) ? categories[category] : undefined;
  return isRecord(words) && typeof words["name"] === "string" ? [words["name"]] : [];
}
