/*
 * Characters that a format cannot hold stand in it as `\u{1B}`, which translators can see and tools leave alone. What
 * was written so from the start has its backslash spelt out: `\u{5C}u{1B}`. So nothing is lost, and nothing is taken for
 * something else.
 */

/** What stands for a control character, half a pair, one of the two that are no characters, or a backslash. */
const spelt = /\\u\{(5C|1?[0-9A-F]|7F|[89][0-9A-F]|D[89A-F][0-9A-F]{2}|FFF[EF])\}/g;

/** `text` with each character that `forbidden` finds spelt out; it finds no others than those above, one at a time. */
export function spellOut(text: string, forbidden: RegExp): string {
  return text.replace(spelt, (written) => `\\u{5C}${written.slice(1)}`).replace(forbidden, speltOut);
}

function speltOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}

/** `text` with the characters themselves. */
export function readOut(text: string): string {
  return text.replace(spelt, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
