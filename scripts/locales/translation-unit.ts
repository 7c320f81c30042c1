import type { MadeState, TextState } from "../model/translation-record.js";

/** How far a text is. */
export interface TextProgress {
  readonly state: TextState;
  /** Of a stale one: how it was made, where nobody had said that it was right before it became stale. */
  readonly made?: Exclude<MadeState, "done">;
}

/** A text of a locale file beside the text that it is a translation of: what translators' files are made of. */
export interface TranslationUnit extends TextProgress {
  /** The way to it in the locale file, its parts between dots: `errors.ERROR_RATE_LIMIT.description`. */
  readonly key: string;
  /** In the source language, as it is now. */
  readonly source: string;
  /** Empty where it is missing. */
  readonly target: string;
  /** What the translation was made from, where that is not `source` and is still known. */
  readonly previous?: string;
  /** For translators: what the text is for, what its placeholders mean. */
  readonly notes: readonly string[];
}

/** All texts of one language, in the order of the source language's file. */
export interface TranslationFile {
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly units: readonly TranslationUnit[];
}

/** What a translator's file says of one text. What it does not say is absent: not every format can say all. */
export interface ReadUnit extends Partial<TextProgress> {
  readonly key: string;
  readonly target: string;
  /** What it says that it was translated from. */
  readonly source?: string;
  readonly previous?: string;
  readonly notes?: readonly string[];
  /** Where the target begins in the file; counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** `text` as one of the ways in which a stale text may have been made. */
export function madeOf(text: string | undefined): TextProgress["made"] {
  return text === "machine" || text === "needs-review" ? text : undefined;
}

/** A translator's file as it was understood. */
export interface ReadFile {
  readonly sourceLanguage?: string;
  readonly targetLanguage?: string;
  readonly units: readonly ReadUnit[];
  /** What was left out, because a locale has nothing of its kind; absent where everything was read. */
  readonly unread?: readonly ReadMistake[];
}

/** Why a file could not be read at all, or a part of it could not be understood: in words for people, and where. */
export interface ReadMistake {
  /** What follows `read-` in the variant of an `import` problem, and the values of its sentence. */
  readonly mistake: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly line: number;
  readonly column: number;
}

/** A format that translators' tools read and write. */
export interface TranslationFormat {
  /** As it is chosen on the command line: `xliff-1.2`, `xliff-2.0`, `po`, `i18next`. */
  readonly name: string;
  /** Of its files, without the dot. */
  readonly extension: string;
  /** The same units give the same bytes. */
  write(file: TranslationFile): string;
  read(text: string): ReadFile | readonly ReadMistake[];
}
