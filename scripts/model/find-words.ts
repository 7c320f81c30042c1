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
  const { pattern, beginsAnywhere, endsAnywhere } = wordPattern(word);
  const whole = text.normalize("NFC");
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(whole); match; match = pattern.exec(whole)) {
    const start = match.index;
    const end = start + match[0].length;
    const isWord =
      (beginsAnywhere || !endsInLetter.test(whole.slice(Math.max(0, start - 2), start))) &&
      (endsAnywhere || !beginsWithLetter.test(whole.slice(end, end + 2)));
    if (isWord && end > start) found.push({ start, end });
    // Another may begin within what was none.
    else pattern.lastIndex = start + ((whole.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  }
  return found;
}

/** Whether a text may have any of `words`: to look for all of them at once takes a fraction of looking for each. */
export function mayHaveAny(words: readonly string[]): (text: string) => boolean {
  if (words.length === 0) return () => false;
  const any = new RegExp(words.map((word) => wordPattern(word).pattern.source).join("|"), "iu");
  return (text) => any.test(text.normalize("NFC"));
}

interface WordPattern {
  /** Finds it within other words as well. */
  readonly pattern: RegExp;
  readonly beginsAnywhere: boolean;
  readonly endsAnywhere: boolean;
}

/** A glossary has few words, but each is looked for in each text. */
const patterns = new Map<string, WordPattern>();

function wordPattern(word: string): WordPattern {
  const known = patterns.get(word);
  if (known) return known;
  const parts = word.normalize("NFC").trim().split(/\s+/).map(escaped);
  const made = {
    pattern: new RegExp(parts.join("\\s+"), "giu"),
    beginsAnywhere: beginsUnspaced.test(word),
    endsAnywhere: endsUnspaced.test(word),
  };
  patterns.set(word, made);
  return made;
}

/** Scripts that put no space between words: there, a word may begin and end anywhere. Some marks, such as ー, are in several. */
const unspaced = `[${["Han", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("")}]`;

/** Part of a word that spaces set apart. JavaScript's own `\b` knows English letters only. */
const letter = `(?!${unspaced})[\\p{L}\\p{M}\\p{N}]`;

const endsInLetter = new RegExp(`${letter}$`, "u");
const beginsWithLetter = new RegExp(`^${letter}`, "u");
const beginsUnspaced = new RegExp(`^\\s*(?:${unspaced}|(?!${letter}))`, "u");
const endsUnspaced = new RegExp(`(?:${unspaced}\\p{M}*|(?<!${letter}))\\s*$`, "u");

function escaped(text: string): string {
  return text.replace(
    /[\\^$.*+?()[\]{}|/-]/gu,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}
