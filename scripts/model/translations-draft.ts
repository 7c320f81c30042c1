import type { Problem } from "../load/problem.js";
import type { RecordSource, Sources } from "../load/sources.js";
import { fileProblem, type TextSource } from "../load/text-source.js";
import {
  noRecord,
  parseRecord,
  parseSourceTexts,
  type SourceTexts,
  type TranslationRecord,
} from "./translation-record.js";

/** What is remembered of all translations. */
export interface TranslationsDraft {
  /** Of each language that has a file; see `recordOf`. */
  readonly records: ReadonlyMap<string, TranslationRecord>;
  readonly sourceTexts: SourceTexts;
}

/** The file of the source texts, beside those of the languages. */
export const sourceTextsName = "source-texts";

export function draftTranslations({ records = [] }: Sources, problems: Problem[]): TranslationsDraft {
  const shared = records.find(({ name }) => name === sourceTextsName);
  const sourceTexts = shared && readOr(shared, parseSourceTexts, problems);
  const own = records.filter(({ name }) => name !== sourceTextsName);
  return {
    records: new Map(own.map((record) => [record.name, readOr(record, parseRecord, problems) ?? noRecord])),
    sourceTexts: sourceTexts ?? new Map(),
  };
}

export function recordOf({ records }: TranslationsDraft, language: string): TranslationRecord {
  return records.get(language) ?? noRecord;
}

function readOr<T>(
  { source }: RecordSource,
  parse: (text: string) => T | undefined,
  problems: Problem[],
): T | undefined {
  const read = parse(source.text);
  if (read === undefined) problems.push(broken(source));
  return read;
}

/** Most often of a merge: its marks stand where the file is no JSON. */
function broken(source: TextSource): Problem {
  const mark = source.text.search(/^(?:<{7}|={7}|>{7})/m);
  const place = source.placeAt(Math.max(mark, 0));
  return { ...fileProblem(source.file, "record"), place };
}
