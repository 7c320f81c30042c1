import type { Cell, Row, Table } from "./table.js";

/** A line of a Markdown table holds no line break: lists in a cell go on in the rows below, which have no code. */
export function wholeRows(rows: readonly Row[], kind: Table["kind"], code: string): Row[] {
  const whole: Row[] = [];
  for (const row of rows) {
    const previous = whole.at(-1);
    const isRest = kind === "markdown" && row.cells.get(code)?.text === "";
    if (isRest && previous) whole[whole.length - 1] = withRest(previous, row);
    else whole.push(row);
  }
  return whole;
}

function withRest(row: Row, rest: Row): Row {
  const cells = [...rest.cells].map(([name, cell]): [string, Cell] => {
    const { text = "", place = cell.place } = row.cells.get(name) ?? {};
    return [name, { text: `${text} ${cell.text}`.trim(), place }];
  });
  return { ...row, cells: new Map([...row.cells, ...cells]) };
}
