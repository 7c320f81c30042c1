import type { Placeholders } from "../import/choose-placeholders.js";
import type { Columns } from "../import/columns.js";
import type { KnownCodes } from "../import/known-codes.js";
import type { Table } from "../import/table.js";
import { harmless } from "../words/problem-report.js";
import type { Terminal } from "./command.js";

/** What was understood, and what was not: a guess is worth nothing to somebody who does not see it. */
export function reportColumns(
  { words, out, paint }: Terminal,
  file: string,
  { columns, rows }: Table,
  chosen: { readonly columns: Columns; readonly foreign: ReadonlyMap<string, string> },
): void {
  out(words.say("import.rows", { file: harmless(file), count: rows.length }));
  for (const [target, column] of chosen.columns) out(`  ${paint("cyan", target)} ← ${harmless(column)}`);
  for (const [column, language] of chosen.foreign)
    out(
      words.say("import.foreign", { column: harmless(column), language, file: `locales/${language}.yaml` }),
    );
  const used = new Set([...chosen.columns.values(), ...chosen.foreign.keys()]);
  const unused = columns.filter((column) => !used.has(column));
  if (unused.length > 0) out(words.say("import.unused", { columns: harmless(unused.join(", ")) }));
}

export function reportPlaceholders({ words, out }: Terminal, { converted }: Placeholders): void {
  if (!converted) return;
  const { from, to, count } = converted;
  out(words.say("import.placeholders", { from: harmless(from), to: harmless(to), count }));
}

export function reportKnown(
  { words, out }: Terminal,
  { different, same }: KnownCodes,
  update: boolean,
): void {
  if (same > 0) out(words.say("import.same", { count: same }));
  if (different.length === 0 || update) return;
  out(words.say("import.different", { count: different.length }));
  for (const { written } of different) {
    const { file, line, column } = written.placeOf("code");
    out(`  ${harmless(`${written.code} ${file}:${line}:${column}`)}`);
  }
}
