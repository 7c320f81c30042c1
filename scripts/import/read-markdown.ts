import type { TextSource } from "../load/text-source.js";
import { type Cell, columnsOf, type Row, type Table } from "./table.js";

/**
 * The tables of a Markdown file.
 *
 * @see https://github.github.com/gfm/#tables-extension-
 */
export function readMarkdown(source: TextSource): Table {
  const lines = linesOf(source.text);
  const rows: { row: Row; isTitle: boolean }[] = [];
  let head: string[] | undefined;
  lines.forEach(({ text, start }, index) => {
    const next = lines[index + 1]?.text ?? "";
    if (!text.includes("|")) head = undefined;
    else if (head === undefined)
      head = isRule(next) ? cellsOf(text).map(({ text }) => plainText(text)) : undefined;
    else if (!isRule(text)) rows.push({ row: toRow(source, head, text, start), isTitle: isTitle(text) });
  });
  const entries = rows.some(({ isTitle }) => !isTitle) ? rows.filter(({ isTitle }) => !isTitle) : rows;
  const found = entries.map(({ row }) => row);
  return { kind: "markdown", columns: columnsOf(found), rows: found, problems: [] };
}

function linesOf(text: string): { text: string; start: number }[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const found = { text: line.replace(/\r$/, ""), start };
    start += line.length + 1;
    return found;
  });
}

/** The line below the head. */
function isRule(line: string): boolean {
  return line.includes("-") && /^[\s|:-]+$/.test(line);
}

/** Whether a line within a table is the title of what follows: all that stands in it is strong. */
function isTitle(line: string): boolean {
  const written = cellsOf(line)
    .map(({ text }) => withoutTags(text))
    .filter((text) => text.trim() !== "");
  return written.length > 1 && written.every((text) => /^\s*(\*\*|__)\S.*\1\s*$/.test(text));
}

function toRow(source: TextSource, head: readonly string[], line: string, start: number): Row {
  const cells = cellsOf(line).flatMap(({ text, from, to }, index): [string, Cell][] => {
    const name = head[index] ?? "";
    const plain = plainText(text);
    return name === "" ? [] : [[name, { text: plain, place: source.placeAt(start + from, start + to) }]];
  });
  const lead = line.length - line.trimStart().length;
  return { place: source.placeAt(start + lead, start + line.length), cells: new Map(cells) };
}

/** Bars part cells, escaped ones do not, and those at the edges are for looks. */
function cellsOf(line: string): { text: string; from: number; to: number }[] {
  const cells: { text: string; from: number; to: number }[] = [];
  const first = /^\s*\|?/.exec(line)?.[0].length ?? 0;
  const last = line.replace(/(?<!\\)\|\s*$/, "").length;
  let from = first;
  for (let at = first; at <= last; at++) {
    if (at < last && (line[at] !== "|" || line[at - 1] === "\\")) continue;
    const raw = line.slice(from, at);
    const lead = raw.length - raw.trimStart().length;
    cells.push({
      text: raw.trim(),
      from: from + lead,
      to: Math.max(from + lead, from + raw.trimEnd().length),
    });
    from = at + 1;
  }
  return cells;
}

/** Code spans, and tags outside of them. What is no tag of HTML's, such as `<Dial>`, is a word. */
const markup = /(`+).*?\1|<\/?(?:a|b|em|i|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>/gi;

function withoutTags(text: string): string {
  return text.replace(markup, (found: string, fence?: string) => (fence === undefined ? "" : found));
}

/** What a cell shows: without links, emphasis, code spans, escapes and entities. */
function plainText(text: string): string {
  return withoutTags(text.replace(/<br\s*\/?>/gi, " "))
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(?<!\\)(`+)\s?(.*?)\s?\1/g, "$2")
    .replace(/(?<![\\\w])(\*\*|__|\*|_)(?=\S)(.*?\S)\1(?!\w)/g, "$2")
    .replace(/&#(\d{1,6});/g, (_, number: string) => String.fromCodePoint(Math.min(Number(number), 0x10ffff)))
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: keyof typeof entities) => entities[name])
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .trim();
}

const entities = { lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " " } as const;
