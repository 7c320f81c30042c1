import { fold } from "../words/fold.js";

/** The words of a text, and the parts of a name: `rateLimit` and `RATE_LIMIT` are two. In NFC and lower case. */
export function wordsOf(text: string): string[] {
  const apart = text.normalize("NFC").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return apart.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The words without their accents, with a space before and after each: one text is part of another just where it says so. */
export function foldedText(text: string): string {
  return textOf(wordsOf(text).map(fold));
}

export function textOf(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}

/** Whether `typed` begins `word` but for one letter: another, one too many, one too few, or two that changed places. */
export function isNear(typed: string, word: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at++;
  const hasRest = (from: number, to: number): boolean => word.startsWith(typed.slice(from), to);
  const isSwapped = typed[at] === word[at + 1] && typed[at + 1] === word[at];
  return (
    hasRest(at + 1, at + 1) ||
    hasRest(at, at + 1) ||
    hasRest(at + 1, at) ||
    (isSwapped && hasRest(at + 2, at + 2))
  );
}
