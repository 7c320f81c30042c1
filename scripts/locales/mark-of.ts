import { type MadeState, stateOf } from "../model/translation-record.js";
import type { Translated } from "../model/unfinished.js";
import type { Mark } from "./record-translations.js";
import type { ReadUnit } from "./translation-unit.js";

/**
 * Whether a text stays as it is: it is done here, and the file says that it is not. So the file is older than what was done;
 * most often, two people have reviewed the same export, and this is the second file.
 */
export function isKept({ state }: ReadUnit, { record, source, text }: Translated): boolean {
  const isOpen = state === "machine" || state === "needs-review" || state === "stale";
  return isOpen && stateOf(record, source, text) === "done";
}

/** What a file says of a text's state; one that has no word for it says of a text that it sends anew that it is done. */
export function markOf(unit: ReadUnit, found: Translated): Mark | undefined {
  const { state, made, previous, target } = unit;
  const isSame = found.text === target;
  // Tools lose what a text was made from, and our word for it; it is stale until it is written anew or said to be done.
  if (isSame && state !== "done" && stateOf(found.record, found.source, found.text) === "stale")
    return undefined;
  if (state === "stale" && previous !== undefined) return { source: previous, ...(made && { state: made }) };
  if (state === "stale") return { state: made ?? "needs-review" };
  if (state === undefined && isSame) return undefined;
  const said: MadeState = state === "machine" || state === "needs-review" ? state : "done";
  const source = sourceIn(unit, found);
  return { state: said, ...(source !== undefined && { source }) };
}

/** The source text in a file that was exported before it changed; where keys stand in its place, there is none. */
function sourceIn({ source }: ReadUnit, found: Translated): string | undefined {
  return source === found.source || source === found.key ? undefined : source;
}
