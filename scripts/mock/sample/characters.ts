/* The characters that a part of a regular expression stands for. */

const lower = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const word = `${lower}${lower.toUpperCase()}${digits}_`;
const classes: Readonly<Record<string, string>> = { d: digits, w: word, s: " " };
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");
/** Letters first, so that samples can be read. */
export const any = `${lower}${lower.toUpperCase()}${digits}${printable}`;
const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v", 0: "\0" };

/** The characters that an escape stands for. */
export function escaped(written: string): string {
  const [, code] = /^\\[ux]\{?([\dA-Fa-f]+)\}?$/.exec(written) ?? [];
  if (code !== undefined) return codePoint(Number.parseInt(code, 16));
  const letter = written.charAt(1);
  if (letter === "p") return unicodeClass(written.slice(3, -1));
  const known = classes[letter.toLowerCase()];
  if (known === undefined) return controls[letter] ?? letter;
  return letter === letter.toLowerCase() ? known : without(any, known);
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** Of the names of Unicode's properties, those of digits, spaces and capitals; letters for all others. */
function unicodeClass(name: string): string {
  if (/^N|Number|Digit/.test(name)) return digits;
  if (/^Z|Space/.test(name)) return " ";
  return /^Lu$|Upper/.test(name) ? lower.toUpperCase() : lower;
}

/** The members of a character class. Of a range, those that there are in `any`, else its ends. */
export function charactersOf(written: string, isNegated: boolean): string {
  const token = String.raw`\\(?:[pP]\{[^}]*\}|u\{?[\dA-Fa-f]{4,6}\}?|x[\dA-Fa-f]{2}|.)|[^\\]`;
  const pattern = new RegExp(`(${token})(?:-(${token}))?`, "gsu");
  const members = [...written.matchAll(pattern)].map(([, from = "", to]) => {
    const first = from.startsWith("\\") ? escaped(from) : from;
    if (to === undefined) return first;
    const last = to.startsWith("\\") ? escaped(to) : to;
    const between = [...any].filter((character) => character >= first && character <= last);
    return between.length > 0 ? between.join("") : `${first}${last}`;
  });
  return isNegated ? without(any, members.join("")) : members.join("");
}

function without(characters: string, excluded: string): string {
  return [...characters].filter((character) => !excluded.includes(character)).join("");
}
