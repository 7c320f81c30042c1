import { isTextField } from "../author/read-code.js";
import { fold } from "../words/fold.js";
import { areVietnamese, languageNames, otherLanguages } from "./column-languages.js";
import { isVietnameseName, nameOf } from "./column-names.js";

/** What a column holds: a fact, or a text in a language, as `vi.description`. */
export type Target = (typeof factTargets)[number] | `${string}.${string}`;

const factTargets = ["code", "status", "category", "retry", "aliases", "operations"] as const;

/** Which column holds what; those that hold nothing we know are not in it. */
export type Columns = ReadonlyMap<Target, string>;

/** The texts that stand in a column. */
type TextsOf = (column: string) => readonly string[];

/** The columns with texts in a language that is none of `languages`, and which it is. */
export function foreignColumns(
  columns: readonly string[],
  languages: readonly string[],
  textsOf: TextsOf,
): Map<string, string> {
  const guesses = columns.map((column) => ({ column, ...meaningOf(column, languages, textsOf(column)) }));
  return new Map(
    guesses.flatMap(({ column, language, isForeign }) => (isForeign && language ? [[column, language]] : [])),
  );
}

/** Guesses what the columns called `columns` hold. `languages` are the contract's, its source language first. */
export function guessColumns(
  columns: readonly string[],
  languages: readonly string[],
  textsOf: TextsOf = () => [],
): Map<Target, string> {
  const guesses = columns
    .map((column) => ({ column, ...meaningOf(column, languages, textsOf(column)) }))
    .filter(({ isForeign }) => !isForeign);
  const found = new Map<Target, string>();
  const claim = (target: Target, column: string) => {
    if (!found.has(target)) found.set(target, column);
  };
  for (const { column, meaning } of guesses) {
    const fact = factTargets.find((target) => target === meaning);
    if (fact) claim(fact, column);
  }
  // Who names a language means it; and a message beside a description is the shorter of the two.
  const texts = [...guesses].sort((a, b) => Number(b.isNamed ?? false) - Number(a.isNamed ?? false));
  for (const wanted of ["short", "description", "explanation", "action"]) {
    for (const { column, meaning, language } of texts) {
      if (meaning !== wanted || language === undefined) continue;
      const isTaken = meaning === "description" && found.has(`${language}.description`);
      claim(`${language}.${isTaken ? "explanation" : meaning === "short" ? "description" : meaning}`, column);
    }
  }
  return found;
}

interface Meaning {
  readonly meaning?: string;
  readonly language?: string;
  /** Whether the column says which language. */
  readonly isNamed?: boolean;
  /** Whether the contract does not have that language. */
  readonly isForeign?: boolean;
}

/** `message_en`, `Mô tả (tiếng Việt)` and `vi.description` name a language; others are in the one they look like. */
function meaningOf(column: string, languages: readonly string[], texts: readonly string[]): Meaning {
  const spaced = fold(column.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const own = namedIn(spaced, languages);
  if (own) return own;
  const meaning = nameOf(spaced);
  if (meaning === undefined) {
    const other = namedIn(spaced, otherLanguages(languages));
    return other && isText(other.meaning) ? { ...other, isForeign: true } : {};
  }
  if (!isText(meaning)) return { meaning };
  const isSpoken = isVietnameseName(spaced) || areVietnamese(texts);
  const language = isSpoken ? (languages.find((tag) => /^vi\b/.test(tag)) ?? "vi") : languages[0];
  if (language === undefined) return { meaning };
  return { meaning, language, isForeign: !languages.includes(language) };
}

function namedIn(
  spaced: string,
  languages: readonly string[],
): Required<Omit<Meaning, "isForeign">> | undefined {
  for (const language of languages) {
    for (const name of languageNames(language)) {
      const rest = ` ${spaced} `.replace(` ${name} `, " ").trim();
      if (rest === spaced) continue;
      const meaning = rest === "" ? "short" : nameOf(rest);
      if (meaning !== undefined) return { meaning, language, isNamed: true };
    }
  }
  return undefined;
}

function isText(meaning: string): boolean {
  return !factTargets.some((target) => target === meaning);
}

/** What `--columns` says: `code=A`, `en.description=Message`; nothing where it says nothing of the kind. */
export function readAssignment(text: string): readonly [target: Target, column: string] | undefined {
  const [, target = "", column = ""] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  const fact = factTargets.find((known) => known === target);
  if (fact) return [fact, column];
  const [, language = "", field = ""] = /^([^.]+)\.(.+)$/.exec(target) ?? [];
  return isTextField(field) ? [`${language}.${field}`, column] : undefined;
}
