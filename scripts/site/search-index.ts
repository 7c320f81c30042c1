import { fold } from "../words/fold.js";
import { type Entry, isGuide } from "./search-entry.js";
import { foldedText, isNear, textOf, wordsOf } from "./search-words.js";

/*
 * Finding codes in the reader's browser, without a server. What is typed and what is searched go through the same folding, so
 * that neither accents nor their Unicode form nor case matter; what matches as it was typed comes first.
 */

/** How surely something was found: by all that was typed, but for a letter, or only by much of it. */
export type Way = "words" | "near" | "alike";

export interface Found {
  readonly entry: Entry;
  readonly way: Way;
  readonly score: number;
}

/** An entry, ready to be compared. */
export interface Prepared {
  readonly entry: Entry;
  /** Its words, those of the name first. */
  readonly words: readonly string[];
  readonly folded: readonly string[];
  /** How many of them are the name's. */
  readonly own: number;
  /** The name in one word: what people type who leave the underscores out. */
  readonly joined: string;
  /** The name as a text. */
  readonly title: string;
  /** What its sentences say around what they leave open. */
  readonly wordings: readonly (readonly string[])[];
}

export function prepare(entries: readonly Entry[]): Prepared[] {
  return entries.map((entry) => {
    const { name, about, also } = entry;
    const own = wordsOf(name);
    const words = [...own, ...wordsOf([about, ...also].join(" "))];
    const folded = words.map(fold);
    const title = textOf(folded.slice(0, own.length));
    const wordings = [about, ...also].map((wording) => wording.split("…").map(foldedText));
    return { entry, words, folded, own: own.length, joined: title.replaceAll(" ", ""), title, wordings };
  });
}

/** What was asked for, ready to be compared. */
interface Query {
  /** Pieces of it between spaces and quotes: a code among them is meant as it stands. */
  readonly pieces: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly folded: readonly string[];
  readonly text: string;
  readonly exact: string;
}

function queryOf(typed: string): Query {
  const plain = typed.replace(/\\u([\da-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const words = wordsOf(plain);
  const folded = words.map(fold);
  const pieces = new Set(plain.match(/[\p{L}\p{N}_.-]+/gu));
  return { pieces, words, folded, text: textOf(folded), exact: textOf(words) };
}

/**
 * The best first: those that the query mentions or quotes, then those that have all of its words; where there are none, those
 * that have all but for a letter in each; and else those that share the most with it.
 */
export function search(prepared: readonly Prepared[], typed: string, most: number): Found[] {
  const query = queryOf(typed);
  if (query.words.length === 0) return [];
  for (const way of ["words", "near", "alike"] as const) {
    const found = prepared.flatMap((one): Found[] => {
      const score = scores[way](one, query);
      return score > 0 ? [{ entry: one.entry, way, score }] : [];
    });
    if (found.length > 0) return best(found, most);
  }
  return [];
}

/** Each page once. Of what matches equally well, the order of the catalog is kept. */
function best(found: Found[], most: number): Found[] {
  const pages = new Set<string>();
  const sorted = found.sort((one, other) => other.score - one.score);
  return sorted.filter(({ entry }) => !pages.has(entry.page) && pages.add(entry.page)).slice(0, most);
}

const scores: Readonly<Record<Way, (one: Prepared, query: Query) => number>> = {
  words: (one, query) => Math.max(quoted(one, query), allWords(one, query, scoreOf)),
  near: (one, query) => allWords(one, query, scoreNear),
  alike: shared,
};

/** Answers and lines of logs have a code in them, or a sentence with values in the place of what it leaves open. */
function quoted({ entry, own, title, wordings }: Prepared, { pieces, text }: Query): number {
  const { name } = entry;
  const isSpoken = !isGuide(entry) && (own > 1 || /[\p{Lu}\p{N}]/u.test(name));
  if (isSpoken && (pieces.has(name) || (own > 1 && text.includes(title)))) return 1000 + title.length;
  return Math.max(...wordings.map((parts) => quotedLength(parts, text)));
}

/** How much of a wording stands in `text`, part after part; 0 where one does not, or where that is next to nothing. */
function quotedLength(parts: readonly string[], text: string): number {
  let at = 0;
  let length = 0;
  for (const part of parts.filter((one) => one.trim() !== "")) {
    const found = text.indexOf(part, at);
    if (found < 0) return 0;
    // The space after it is also the one before the next.
    at = found + part.length - 1;
    length += part.length;
  }
  return length < 10 ? 0 : 100 + length;
}

type WordScore = (one: Prepared, asked: string, plain: string) => number;

/** How well all words are matched, on average; more where they stand together as they were typed. */
function allWords(one: Prepared, { words, folded, text, exact }: Query, scoreWord: WordScore): number {
  let sum = 0;
  for (const [index, plain] of folded.entries()) {
    const score = scoreWord(one, words[index] ?? "", plain);
    if (score === 0) return 0;
    sum += score;
  }
  const typed = text.replaceAll(" ", "");
  const named = one.joined === typed ? 50 : one.joined.startsWith(typed) ? 10 : 0;
  const said = textOf(one.words).includes(exact) ? 1 : textOf(one.folded).includes(text) ? 0.5 : 0;
  return named + said + sum / words.length;
}

/** From 0 for none of its words to 9: accents as typed before others, whole before the beginning before the middle. */
function scoreOf({ words, folded, own, joined }: Prepared, asked: string, plain: string): number {
  let score = plain.length >= 3 && joined.includes(plain) ? 1 : 0;
  for (const [index, word] of folded.entries()) {
    const matched = wordScore(words[index] ?? "", word, asked, plain);
    if (matched > 0) score = Math.max(score, matched + (index < own ? 1 : 0));
  }
  return score;
}

function wordScore(written: string, word: string, asked: string, plain: string): number {
  if (written === asked) return 8;
  // Somebody who typed accents means them.
  if (asked !== plain && written.startsWith(asked)) return 7;
  if (word === plain) return 6;
  if (word.startsWith(plain)) return written.startsWith(asked) ? 5 : 4;
  // Writing without spaces has words anywhere; a letter or two of others are everywhere.
  return !/^[a-z\d]{1,2}$/.test(plain) && word.includes(plain) ? 1 : 0;
}

/** The same, with one letter wrong in words that are long enough to be known again. */
function scoreNear(one: Prepared, asked: string, plain: string): number {
  const score = scoreOf(one, asked, plain);
  if (score > 0 || !/^\p{L}{5,}$/u.test(plain)) return score;
  return one.folded.some((word) => word.length >= 5 && isNear(plain, word)) ? 0.5 : 0;
}

/** What services answer is reworded at times. */
function shared({ folded }: Prepared, { folded: asked }: Query): number {
  const count = folded.filter((word) => asked.includes(word)).length;
  const score = count / folded.length;
  return count >= 3 && score >= 0.5 ? score : 0;
}
