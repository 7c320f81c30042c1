import { recordsFolder } from "../load/source-folders.js";
import type { Draft } from "../model/draft.js";
import {
  hashOf,
  type MadeState,
  recordText,
  renewRecord,
  type SourceTexts,
  sourceTextsText,
  type TextRecord,
  type TranslationRecord,
} from "../model/translation-record.js";
import { recordOf, sourceTextsName } from "../model/translations-draft.js";
import { sourceLocale, type Translated, translatedTexts } from "../model/unfinished.js";

/** A file of what is remembered, as it is to be; the path is relative to the root. */
export interface RecordFile {
  readonly path: string;
  readonly content: string;
}

/** What somebody says of a text. */
export interface Mark {
  /** The same as before where it is absent. */
  readonly state?: MadeState;
  /** What it was made from, where that is not the source text as it is. */
  readonly source?: string;
}

/** By the texts' keys. */
export type Marks = ReadonlyMap<string, Mark>;

/**
 * What is to be remembered now of every language but the source's: of a text that was written anew, that it was made from
 * the source text as it is; of the others, the same as before.
 *
 * @param marks for each language, what somebody has said of texts; that counts more than what is remembered of them.
 */
export function recordTranslations(
  draft: Draft,
  marks: ReadonlyMap<string, Marks> = new Map(),
): RecordFile[] {
  const source = sourceLocale(draft);
  const others = draft.locales.filter((locale) => locale !== source);
  if (!source || others.length === 0) return [];
  const records = others.map((locale) => {
    const { language } = locale;
    const texts = translatedTexts(draft, locale);
    return { language, texts, record: renewed(draft, language, texts, marks.get(language) ?? new Map()) };
  });
  const said = [...marks.values()].flatMap((own) => [...own.values()].map(({ source }) => source ?? ""));
  const known = [...draft.translations.sourceTexts.values(), ...said];
  const used = usedSourceTexts(known, records);
  return [
    ...records.map(({ language, record }) => fileOf(language, recordText(record))),
    fileOf(sourceTextsName, sourceTextsText(used)),
  ];
}

/** Those that are not as they are to be: a file is the same however its lines end. */
export function changedRecords({ sources }: Draft, files: readonly RecordFile[]): RecordFile[] {
  const there = new Map((sources.records ?? []).map(({ source }) => [source.file, source.text]));
  return files.filter(({ path, content }) => there.get(path)?.replaceAll("\r\n", "\n") !== content);
}

function fileOf(name: string, content: string): RecordFile {
  return { path: `${recordsFolder}/${name}.json`, content };
}

function renewed(
  { translations }: Draft,
  language: string,
  texts: readonly Translated[],
  marks: Marks,
): TranslationRecord {
  const { isDraft } = recordOf(translations, language);
  const records = texts.flatMap(({ key, source, text, record: known }): [string, TextRecord][] => {
    const record = renewRecord(known, source, text);
    const mark = marks.get(key);
    if (!record) return [];
    const said = mark && { ...record, ...mark, source: hashOf(mark.source ?? source) };
    return [[key, said ?? record]];
  });
  return { isDraft: isDraft && records.length < texts.length, texts: new Map(records) };
}

/** Those that a text was made from; what has changed since is known from before. */
function usedSourceTexts(
  known: readonly string[],
  records: readonly { readonly texts: readonly Translated[]; readonly record: TranslationRecord }[],
): SourceTexts {
  const now = records.flatMap(({ texts }) => texts.map(({ source }) => source));
  const byHash = new Map([...known, ...new Set(now)].map((text) => [hashOf(text), text]));
  const hashes = new Set(
    records.flatMap(({ record }) => [...record.texts.values()].map(({ source }) => source)),
  );
  return new Map(
    [...hashes].flatMap((hash): [string, string][] => {
      const text = byHash.get(hash);
      return text === undefined ? [] : [[hash, text]];
    }),
  );
}
