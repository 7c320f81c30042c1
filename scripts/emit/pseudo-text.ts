/** What letters become: others that look alike, each a single character. */
const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";
const accents = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]));

/** How much longer than English other languages are, as a rule. */
const growth = 0.4;

/**
 * `[Ŕéqûéšţ ƒåîļéð ~~~~]`: letters with accents, about two fifths longer, and in brackets, so that texts show that are cut
 * off, that were put together from parts, or that are not from here.
 */
export function accentedText(text: string): string {
  const shown = outsidePlaceholders(text, (part) =>
    part.replace(/[A-Za-z]/g, (letter) => accents.get(letter) ?? letter),
  );
  const more = Math.max(1, Math.ceil(text.length * growth) - "[ ]".length);
  // In pieces, so that it can be broken into lines as words are.
  const padding = "~~~~~~ "
    .repeat(Math.ceil(more / 7))
    .slice(0, more)
    .trim();
  return `[${shown} ${padding}]`.normalize("NFC");
}

/**
 * The same words, written from right to left. To a browser these are letters of such a script: each word begins and ends
 * with a right-to-left mark, which `dir="auto"` looks for, and what is between is turned round by an override. Isolates
 * would leave Latin letters as they are.
 */
export function turnedText(text: string): string {
  const turned = outsidePlaceholders(text, (part) => part.replace(/\S+/g, "\u200F\u202E$&\u202C\u200F"));
  // Something is always there to be seen as from right to left, even where all is a placeholder.
  return (turned.startsWith("\u200F") ? turned : `\u200F${turned}`).normalize("NFC");
}

function outsidePlaceholders(text: string, map: (part: string) => string): string {
  const parts = text.split(/(\{\{[A-Za-z][A-Za-z0-9]*\}\})/);
  return parts.map((part, index) => (index % 2 === 1 ? part : map(part))).join("");
}
