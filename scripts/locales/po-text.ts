import { mistakeAt, type Spot } from "./mistake.js";
import { endOfString } from "./quoted.js";
import { readOut, spellOut } from "./spelt-out.js";
import type { ReadMistake } from "./translation-unit.js";

const escapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);

/** What PO has no escape for that all tools know. */
const forbidden = /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** `keyword` and `text` behind it: in the same line, or below it where the text has lines of its own. */
export function poLines(keyword: string, text: string): string[] {
  const lines = spellOut(text, forbidden)
    .split(/(?<=\n)(?=.)/s)
    .map((line) => `"${line.replace(/[\\"\t\n\r]/g, (character) => escapes.get(character) ?? "")}"`);
  return lines.length === 1 ? [`${keyword} ${lines.join("")}`] : [`${keyword} ""`, ...lines];
}

/** `text` in a comment, which is one line. */
export function poComment(mark: string, text: string): string {
  return text === "" ? mark : `${mark} ${spellOut(text, /\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu)}`;
}

const meanings: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ['"', '"'],
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/** What the strings say that `written` consists of; a mistake where it does not. */
export function readPoText(written: string, spot: Spot): string | ReadMistake {
  const parts: string[] = [];
  for (let at = 0; at < written.length; ) {
    const end = endOfString(written, at);
    if (end === undefined) return mistakeAt("po-string", spot);
    parts.push(written.slice(at + 1, end - 1));
    at = end + written.slice(end).search(/\S|$/);
  }
  return readEscapes(parts.join(""), spot);
}

/** Numbers are those of bytes. What they mean together is UTF-8. */
function readEscapes(text: string, spot: Spot): string | ReadMistake {
  let unknown: string | undefined;
  const read = text.replace(/(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))+|\\(.)/g, (written, letter?: string) => {
    if (letter === undefined) return decodeBytes(written);
    const meaning = meanings.get(letter);
    if (meaning === undefined) unknown ??= written;
    return meaning ?? "";
  });
  return unknown === undefined ? readOut(read) : mistakeAt("po-escape", spot, { escape: unknown });
}

function decodeBytes(written: string): string {
  const bytes = written.split("\\").slice(1);
  const values = bytes.map((byte) =>
    byte.startsWith("x") ? Number.parseInt(byte.slice(1), 16) : Number.parseInt(byte, 8),
  );
  return Buffer.from(values).toString();
}
