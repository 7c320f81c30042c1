import type { Place, Problem } from "../load/problem.js";

/** What a file of another team's was understood as: rows of named cells, each with its place. */
export interface Table {
  /** What the file is, as its reader calls it. */
  readonly kind: "csv" | "json" | "markdown" | "openapi" | "typescript";
  /** Each once, in the order of the file. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** What made no sense. */
  readonly problems: readonly Problem[];
}

export interface Row {
  readonly place: Place;
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Cell {
  readonly text: string;
  readonly place: Place;
}

/** The columns of `rows`, in the order of their first appearance. */
export function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
}

export function importProblem(
  variant: string,
  place: Place,
  values: Readonly<Record<string, string | number>> = {},
): Problem {
  return { rule: "import", variant, place, values };
}
