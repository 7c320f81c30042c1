/** From where to where in a text a word stands. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where `word` stands in `text` as a word of its own, in any case and either normal form. Both are taken in NFC, so spans
 * are those of the text in NFC.
 */
export function findWord(text: string, word: string): Span[] {
  const parts = word.normalize("NFC").trim().split(/\s+/).map(escaped);
  const pattern = `${boundaryBefore(word)}${parts.join("\\s+")}${boundaryAfter(word)}`;
  const found = text.normalize("NFC").matchAll(new RegExp(pattern, "giu"));
  return [...found].map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
}

/** Part of a word. JavaScript's own `\b` knows English letters only. */
const letter = "[\\p{L}\\p{M}\\p{N}]";

/** Scripts that put no space between words: there, a word may begin and end anywhere. */
const unspaced =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]";

function boundaryBefore(word: string): string {
  return new RegExp(`^\\s*(?:${unspaced}|(?!${letter}))`, "u").test(word) ? "" : `(?<!${letter})`;
}

function boundaryAfter(word: string): string {
  return new RegExp(`(?:${unspaced}\\p{M}*|(?<!${letter}))\\s*$`, "u").test(word) ? "" : `(?!${letter})`;
}

function escaped(text: string): string {
  return text.replace(
    /[\\^$.*+?()[\]{}|/-]/gu,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}
