import type { Draft } from "../model/draft.js";
import { type TextState, textStates } from "../model/translation-record.js";
import { countStates, type StatedText, sourceLocale, statedTexts } from "../model/unfinished.js";

export type StateCounts = Readonly<Record<TextState, number>>;

/** How far a language is. */
export interface Coverage {
  readonly language: string;
  readonly texts: readonly StatedText[];
  readonly counts: StateCounts;
  /** The same for each kind of text, such as `description`; in the order of the source language's file. */
  readonly fields: ReadonlyMap<string, StateCounts>;
  /** How much of it is there and made from the source texts as they are: a whole number of percent, never rounded up. */
  readonly percent: number;
}

/** Every language but the source's, in the order of the files. */
export function coverageOf(draft: Draft): Coverage[] {
  const source = sourceLocale(draft);
  return draft.locales
    .filter((locale) => locale !== source)
    .map((locale) => {
      const texts = statedTexts(draft, locale);
      const counts = countStates(texts);
      const fields = [...new Set(texts.map(({ field }) => field))];
      const countsOf = (field: string) => countStates(texts.filter((text) => text.field === field));
      return {
        language: locale.language,
        texts,
        counts,
        fields: new Map(fields.map((field) => [field, countsOf(field)])),
        percent: percentOf(counts),
      };
    });
}

export function totalOf(counts: StateCounts): number {
  return textStates.reduce((sum, state) => sum + counts[state], 0);
}

function percentOf(counts: StateCounts): number {
  const total = totalOf(counts);
  return total === 0 ? 100 : Math.floor((100 * (total - counts.missing - counts.stale)) / total);
}

/** What shields.io draws a badge from: https://shields.io/badges/endpoint-badge */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: "brightgreen" | "yellow" | "orange";
}

export function badgeOf({ language, percent, counts }: Coverage): Badge {
  const isReviewed = counts.machine + counts["needs-review"] === 0;
  const color = percent < 100 ? "orange" : isReviewed ? "brightgreen" : "yellow";
  return { schemaVersion: 1, label: language, message: `${percent}%`, color };
}
