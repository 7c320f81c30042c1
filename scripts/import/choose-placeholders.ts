import type { Problem } from "../load/problem.js";
import type { Columns } from "./columns.js";
import {
  convertPlaceholders,
  firstIn,
  type PlaceholderChoice,
  type PlaceholderStyle,
  stylesIn,
} from "./placeholders.js";
import { importProblem, type Table } from "./table.js";

/** How the texts of a table leave something to be filled in. */
export interface Placeholders {
  /** Absent where nothing is. */
  readonly style?: PlaceholderStyle;
  /** What is converted, where anything is. */
  readonly converted?: { readonly from: string; readonly to: string; readonly count: number };
  readonly problems: readonly Problem[];
}

/** As `choice` says. Where that is for the file to tell, it has to tell but one thing. */
export function choosePlaceholders(table: Table, columns: Columns, choice: PlaceholderChoice): Placeholders {
  if (choice === "none") return { problems: [] };
  const texts = textsIn(table, columns);
  if (choice !== "auto") return { ...used(texts, choice), problems: [] };
  const found = stylesIn(texts);
  const [style, ...others] = found.keys();
  if (style === undefined) return { problems: [] };
  if (others.length === 0) return { ...used(texts, style), problems: [] };
  const examples = [...found.values()].join(", ");
  const [place] = table.rows.map((row) => row.place);
  const values = { examples, styles: [...found.keys()].join(", ") };
  return { problems: place ? [importProblem("placeholders", place, values)] : [] };
}

function textsIn({ rows }: Table, columns: Columns): string[] {
  const names = [...columns].filter(([target]) => target.includes(".")).map(([, column]) => column);
  return rows.flatMap(({ cells }) => names.flatMap((name) => cells.get(name)?.text ?? []));
}

function used(texts: readonly string[], style: PlaceholderStyle): Omit<Placeholders, "problems"> {
  const from = firstIn(texts, style);
  if (from === undefined || style === "i18next") return { style };
  const count = texts.filter((text) => firstIn([text], style) !== undefined).length;
  return { style, converted: { from, to: convertPlaceholders(from, style), count } };
}
