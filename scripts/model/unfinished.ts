import { isRecord } from "../load/json.js";
import type { Path } from "../load/yaml-source.js";
import type { Texts, Unfinished } from "./contract.js";
import type { Draft, LocaleDraft } from "./draft.js";
import { isUnwritten, localeTexts } from "./locale-texts.js";
import { stateOf, type TextRecord, type TextRecords, type TextState } from "./translation-record.js";
import { recordOf } from "./translations-draft.js";

/** A text of a locale beside the one that it translates. */
export interface Translated {
  /** The way to it in the file, its parts between dots: `errors.ERROR_RATE_LIMIT.description`. */
  readonly key: string;
  readonly path: Path;
  /** The last part of the way. */
  readonly field: string;
  readonly source: string;
  /** Absent where there is none; else as it is written, which may be that it is still to be. */
  readonly text: string | undefined;
  /** What is remembered of it. */
  readonly record: TextRecord | undefined;
}

export interface StatedText extends Translated {
  readonly state: TextState;
}

/** The texts of a language in the order of the source language's file; none of the source language itself. */
export function translatedTexts(draft: Draft, locale: LocaleDraft): Translated[] {
  const source = sourceLocale(draft);
  if (!source || source === locale) return [];
  const { texts } = recordOf(draft.translations, locale.language);
  const own = new Map(localeTexts(locale).map(({ path, text }) => [path.join("."), text]));
  return localeTexts(source).map(({ path, field, text: original }) => {
    const key = path.join(".");
    const text = own.get(key);
    return { key, path, field, source: original, text, record: texts.get(key) };
  });
}

/** The same with how far each is, which takes hashes of most of them. */
export function statedTexts(draft: Draft, locale: LocaleDraft): StatedText[] {
  return translatedTexts(draft, locale).map(stated);
}

function stated(translated: Translated): StatedText {
  const { record, source, text } = translated;
  return { ...translated, state: stateOf(record, source, text) };
}

export function sourceLocale({ catalog, locales }: Draft): LocaleDraft | undefined {
  return locales.find(({ language }) => language === catalog?.language);
}

/** How many texts are in each state. */
export function countStates(texts: readonly StatedText[]): Readonly<Record<TextState, number>> {
  const counts = { missing: 0, stale: 0, machine: 0, "needs-review": 0, done: 0 };
  for (const { state } of texts) counts[state] += 1;
  return counts;
}

/** How far the languages are whose readers should know that theirs is not finished. */
export function unfinishedOf(draft: Draft): Texts<Unfinished> {
  const all = draft.locales.map((locale) => {
    // Every command asks: whether what is done has become stale is not looked at.
    const open = translatedTexts(draft, locale).filter(
      ({ text, record }) => text === undefined || isUnwritten(text) || (record && record.state !== "done"),
    );
    const { missing, machine, "needs-review": review } = countStates(open.map(stated));
    return [locale.language, { missing, machine, "needs-review": review }] as const;
  });
  return Object.fromEntries(all.filter(([, counts]) => Object.values(counts).some((count) => count > 0)));
}

/** What is remembered of the texts of each language; of those that are not there, that they are missing. */
export function recordsOf(draft: Draft): Texts<TextRecords> {
  const all = draft.locales.map((locale) => {
    const { isDraft, texts } = recordOf(draft.translations, locale.language);
    return [locale.language, isDraft ? withMissing(texts, translatedTexts(draft, locale)) : texts] as const;
  });
  return Object.fromEntries(all);
}

function withMissing(records: TextRecords, texts: readonly Translated[]): TextRecords {
  const missing = texts.filter(({ text }) => text === undefined || isUnwritten(text));
  return new Map([...records, ...missing.map(({ key }): [string, TextState] => [key, "missing"])]);
}

/** The locales; in those that were begun, the source language's texts where there are none yet. */
export function filledLocales(draft: Draft): readonly LocaleDraft[] {
  const source = sourceLocale(draft);
  return draft.locales.map((locale) => {
    const isDraft = recordOf(draft.translations, locale.language).isDraft;
    return isDraft && source ? { ...locale, value: filledMap(locale.value, source.value) } : locale;
  });
}

type Values = Readonly<Record<string, unknown>>;

function filledMap(own: Values, source: Values): Values {
  const filled = Object.entries(source).map(([key, original]) => [key, filledValue(own[key], original)]);
  return { ...own, ...Object.fromEntries(filled) };
}

function filledValue(own: unknown, original: unknown): unknown {
  if (isRecord(original)) return filledMap(isRecord(own) ? own : {}, original);
  return own === undefined || (typeof own === "string" && isUnwritten(own)) ? original : own;
}
