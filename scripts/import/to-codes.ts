import type { NewField } from "../author/new-code.js";
import { cleanText, isTextField, type WrittenCode } from "../author/read-code.js";
import type { Problem } from "../load/problem.js";
import type { ErrorText } from "../model/locale-format.js";
import { fold } from "../words/fold.js";
import type { Columns, Target } from "./columns.js";
import { convertPlaceholders, type PlaceholderStyle } from "./placeholders.js";
import { importProblem, type Row, type Table } from "./table.js";
import { wholeRows } from "./whole-rows.js";

/** How what stands in the cells is to be understood. */
export interface Reading {
  readonly style?: PlaceholderStyle;
  /** The name of the category that is written so. */
  categoryOf?(written: string): string;
}

/** The codes in `table`. Rows about the same code that do not contradict each other are one. */
export function toCodes(
  { kind, rows: all }: Table,
  columns: Columns,
  reading: Reading = {},
): { readonly codes: readonly WrittenCode[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const codes = new Map<string, WrittenCode>();
  // Of a file with several tables, those without codes are about something else.
  const hasCode = ({ cells }: Row) => kind !== "markdown" || cells.has(columns.get("code") ?? "");
  for (const row of wholeRows(all.filter(hasCode), kind, columns.get("code") ?? "")) {
    const written = toCode(row, columns, reading);
    const earlier = codes.get(written.code);
    if (written.code === "") problems.push(importProblem("no-code", row.place));
    else if (!earlier) codes.set(written.code, written);
    else if (isSame(earlier, written)) codes.set(written.code, merged(earlier, written));
    else {
      const values = { code: written.code, line: earlier.placeOf().line };
      problems.push(importProblem("contradiction", written.placeOf(), values));
    }
  }
  return { codes: [...codes.values()], problems };
}

function toCode({ cells, place }: Row, columns: Columns, { style, categoryOf }: Reading): WrittenCode {
  const cell = (target: Target) => cells.get(columns.get(target) ?? "");
  const value = (target: Target) => cleanText(cell(target)?.text ?? "");
  const texts: Record<string, Partial<ErrorText>> = {};
  for (const target of columns.keys()) {
    const [, language = "", field = ""] = /^([^.]+)\.(.+)$/.exec(target) ?? [];
    const text = convertPlaceholders(value(target), style);
    if (isTextField(field) && text !== "") texts[language] = { ...texts[language], [field]: text };
  }
  const facts = {
    status: statusIn(value("status")),
    category: categoryOf?.(value("category")) ?? value("category"),
    retry: retryIn(value("retry")),
  };
  const placeOf = (field: NewField = "code") => (field === "texts" ? place : (cell(field)?.place ?? place));
  return {
    code: value("code"),
    ...given(facts),
    aliases: listIn(value("aliases")),
    texts,
    operations: listIn(value("operations")),
    placeOf,
  };
}

/** Without what is empty. */
function given<K extends string>(values: Readonly<Record<K, string>>): Partial<Record<K, string>> {
  const result: Partial<Record<K, string>> = {};
  for (const key in values) if (values[key] !== "") result[key] = values[key];
  return result;
}

/** `HTTP 400 Bad Request` is 400. */
function statusIn(text: string): string {
  return /(?<!\d)[1-5]\d\d(?!\d)/.exec(text)?.[0] ?? text;
}

/** A yes is as much as most tables say. */
function retryIn(text: string): string {
  const word = fold(text);
  if (["yes", "true", "y", "1", "co", "duoc"].includes(word)) return "backoff";
  return ["no", "false", "n", "0", "khong"].includes(word) ? "never" : text;
}

function listIn(text: string): string[] {
  return text.split(/[\s,;/]+/).filter((item) => item !== "");
}

/** An OpenAPI file names a code at every operation that returns it. */
function isSame(one: WrittenCode, other: WrittenCode): boolean {
  const facts = ["status", "category", "retry"] as const;
  const texts = Object.entries(other.texts).every(([language, text]) =>
    Object.entries(text).every(([field, said]) => {
      const known = isTextField(field) ? one.texts[language]?.[field] : undefined;
      return known === undefined || known === said;
    }),
  );
  return texts && facts.every((fact) => !one[fact] || !other[fact] || one[fact] === other[fact]);
}

function merged(one: WrittenCode, other: WrittenCode): WrittenCode {
  const languages = [...new Set([...Object.keys(one.texts), ...Object.keys(other.texts)])];
  return {
    ...other,
    ...one,
    aliases: [...new Set([...(one.aliases ?? []), ...(other.aliases ?? [])])],
    operations: [...new Set([...one.operations, ...other.operations])],
    texts: Object.fromEntries(languages.map((tag) => [tag, { ...other.texts[tag], ...one.texts[tag] }])),
  };
}
