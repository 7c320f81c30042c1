import { spellOut } from "./spelt-out.js";

/** What XML 1.0 cannot hold, not even escaped. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** `text` between tags. A line feed is kept as it is, a carriage return only where it is escaped. */
export function xmlText(text: string): string {
  return spellOut(text, forbidden).replace(/[<>&\r]/g, escapeCharacter);
}

/** `text` between double quotes. */
export function xmlValue(text: string): string {
  return spellOut(text, forbidden).replace(/[<>&"\t\n\r]/g, escapeCharacter);
}

const named: ReadonlyMap<string, string> = new Map([
  ["<", "&lt;"],
  [">", "&gt;"],
  ["&", "&amp;"],
  ['"', "&quot;"],
]);

function escapeCharacter(character: string): string {
  return named.get(character) ?? `&#${character.charCodeAt(0)};`;
}
