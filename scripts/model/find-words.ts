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

/** Scripts that put no space between words: there, a word may begin and end anywhere. Some marks, such as ー, are in several. */
const unspaced = `[${["Han", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("")}]`;

/** Part of a word that spaces set apart. JavaScript's own `\b` knows English letters only. */
const letter = `(?!${unspaced})[\\p{L}\\p{M}\\p{N}]`;

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
