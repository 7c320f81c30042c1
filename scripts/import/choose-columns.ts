import type { Place, Problem } from "../load/problem.js";
import { nearest } from "../model/nearest.js";
import { type Columns, foreignColumns, guessColumns, readAssignment, type Target } from "./columns.js";
import { importProblem, type Table } from "./table.js";

/** Which column of `table` holds what: as `assignments` say, and as their names suggest where those say nothing. */
export function chooseColumns(
  { columns, rows }: Table,
  assignments: readonly string[],
  languages: readonly string[],
  file: string,
): {
  readonly columns: Columns;
  /** Those that are left out, with the language that the contract lacks. */
  readonly foreign: ReadonlyMap<string, string>;
  readonly problems: Problem[];
} {
  const place = rows[0]?.place ?? { file, line: 1, column: 1, length: 1, excerpt: "" };
  const named = assignments.map((written) => readNamed(written, columns, languages, place));
  const problems = named.flatMap((one) => ("rule" in one ? [one] : []));
  const said = named.flatMap((one): (readonly [Target, string])[] => ("rule" in one ? [] : [one]));
  const free = columns.filter((column) => !said.some(([, taken]) => taken === column));
  const textsOf = (column: string) => rows.flatMap(({ cells }) => cells.get(column)?.text ?? []);
  const chosen = new Map([...guessColumns(free, languages, textsOf), ...said]);
  if (problems.length === 0 && !chosen.has("code"))
    problems.push(importProblem("no-code-column", place, { columns: columns.join(", ") }));
  return { columns: chosen, foreign: foreignColumns(free, languages, textsOf), problems };
}

function readNamed(
  written: string,
  columns: readonly string[],
  languages: readonly string[],
  place: Place,
): readonly [Target, string] | Problem {
  const assignment = readAssignment(written);
  if (!assignment) return importProblem("assignment", place, { written });
  const [target, column] = assignment;
  if (!columns.includes(column)) {
    const suggestion = nearest(column, columns) ?? columns.join(", ");
    return importProblem("no-column", place, { column, suggestion });
  }
  const [language = ""] = target.split(".");
  if (target.includes(".") && !languages.includes(language))
    return importProblem("language", place, { language, languages: languages.join(", ") });
  return assignment;
}
