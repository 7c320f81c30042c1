import type { Problem } from "../load/problem.js";
import type { TextSource } from "../load/text-source.js";
import { type Cell, importProblem, type Row, type Table } from "./table.js";

interface Field {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * CSV as spreadsheets write it: RFC 4180, with commas, semicolons or tabs. The first line names the columns.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(source: TextSource): Table {
  const problems: Problem[] = [];
  // Excel's way to name the separator.
  const hint = /^sep=(.)\r?\n/.exec(source.text);
  const start = hint?.[0].length ?? 0;
  const separator = hint?.[1] ?? separatorOf(source.text);
  const records = readRecords(source, separator, start, problems);
  const [head = [], ...lines] = records.filter((fields) => fields.some(({ text }) => text.trim() !== ""));
  const columns = head.map(({ text }, index) => nameOf(text, head.slice(0, index)));
  const rows = lines.map((fields) => toRow(source, columns, fields, problems));
  return { kind: "csv", columns: columns.filter((name) => name !== ""), rows, problems };
}

/** A second column of the same name gets a number. */
function nameOf(text: string, earlier: readonly Field[]): string {
  const name = text.trim();
  const same = earlier.filter((field) => field.text.trim() === name).length;
  return same === 0 || name === "" ? name : `${name} ${same + 1}`;
}

function toRow(
  source: TextSource,
  columns: readonly string[],
  fields: readonly Field[],
  problems: Problem[],
): Row {
  const first = fields[0]?.start ?? 0;
  const place = source.placeAt(first, fields.at(-1)?.end ?? first);
  const extra = fields.slice(columns.length).find(({ text }) => text.trim() !== "");
  if (extra) {
    const values = { count: columns.length };
    problems.push(importProblem("ragged", source.placeAt(extra.start, extra.end), values));
  }
  const cells = fields.flatMap(({ text, start, end }, index): [string, Cell][] => {
    const name = columns[index] ?? "";
    return name === "" || text.trim() === "" ? [] : [[name, { text, place: source.placeAt(start, end) }]];
  });
  return { place, cells: new Map(cells) };
}

/** Whatever there is most of in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const line = text.replace(/"(?:[^"]|"")*"/g, "").split("\n")[0] ?? "";
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

function readRecords(source: TextSource, separator: string, start: number, problems: Problem[]): Field[][] {
  const { text } = source;
  const records: Field[][] = [];
  let fields: Field[] = [];
  let at = start;
  while (at < text.length || fields.length > 0) {
    const field = text[at] === '"' ? readQuoted(source, at, problems) : readPlain(text, at, separator);
    fields.push(field);
    at = field.end;
    if (text[at] === separator) {
      at++;
      continue;
    }
    // What follows a closing quote has been reported.
    at = lineEnd(text, at);
    records.push(fields);
    fields = [];
  }
  return records;
}

function readPlain(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
  return { text: text.slice(start, end), start, end };
}

/** Two quotes are one; whatever else stands between quotes stands for itself. */
function readQuoted(source: TextSource, start: number, problems: Problem[]): Field {
  const { text } = source;
  const match = /"((?:[^"]|"")*)"/y;
  match.lastIndex = start;
  const quoted = match.exec(text);
  if (!quoted) {
    problems.push(importProblem("quote", source.placeAt(start)));
    return { text: text.slice(start + 1), start, end: text.length };
  }
  const end = match.lastIndex;
  const next = text[end];
  if (next !== undefined && !/[,;\t\r\n]/.test(next))
    problems.push(importProblem("after-quote", source.placeAt(end)));
  return { text: (quoted[1] ?? "").replaceAll('""', '"'), start, end };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}
