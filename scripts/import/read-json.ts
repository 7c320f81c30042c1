import { isRecord } from "../load/json.js";
import type { Path, YamlSource } from "../load/yaml-source.js";
import { type Cell, columnsOf, type Row, type Table } from "./table.js";

/**
 * JSON or YAML: a list of objects, a list of codes, or a map by code; also within the one property that holds it, and in
 * groups within groups.
 */
export function readJson(source: YamlSource): Table {
  const rows = rowsAt(source, source.value, []);
  return { kind: "json", columns: columnsOf(rows), rows, problems: [] };
}

function rowsAt(source: YamlSource, value: unknown, path: Path): Row[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => listRows(source, item, [...path, index]));
  if (!isRecord(value)) return [];
  const inner = ["errors", "codes", "data", "items"].find((name) => typeof value[name] === "object");
  if (inner !== undefined) return rowsAt(source, value[inner], [...path, inner]);
  return Object.entries(value).map(([code, entry]) => mapRow(source, code, entry, [...path, code]));
}

function listRows(source: YamlSource, item: unknown, path: Path): Row[] {
  const place = source.placeOf(path);
  if (!isRecord(item)) return [{ place, cells: new Map([["code", { text: String(item), place }]]) }];
  const group = Object.keys(item).find((name) => isListOfCodes(item[name]));
  if (group === undefined) return [{ place, cells: new Map(cellsIn(source, item, path)) }];
  const { [group]: inner, ...own } = item;
  const shared = cellsIn(source, own, path);
  // What a code says of itself goes before what its group says.
  return rowsAt(source, inner, [...path, group]).map((row) => ({
    ...row,
    cells: new Map([...shared, ...row.cells]),
  }));
}

/** A list of codes, or of groups of them, as opposed to a list of causes. */
function isListOfCodes(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every(
    (item: unknown) => isRecord(item) && ("code" in item || Object.values(item).some(isListOfCodes)),
  );
}

/** A map's key is the code; a text alone is what it says. */
function mapRow(source: YamlSource, code: string, entry: unknown, path: Path): Row {
  const place = source.placeOfKey(path);
  const inner = isRecord(entry)
    ? cellsIn(source, entry, path)
    : [["message", { text: String(entry ?? ""), place: source.placeOf(path) }] as const];
  return { place, cells: new Map([["code", { text: code, place }], ...inner]) };
}

/** `{ message: { vi, en } }` has the columns `message.vi` and `message.en`. */
function cellsIn(
  source: YamlSource,
  value: Readonly<Record<string, unknown>>,
  path: Path,
  prefix = "",
): [string, Cell][] {
  return Object.entries(value).flatMap(([key, inner]): [string, Cell][] => {
    const at = [...path, key];
    // A wait has two parts, and is read as the catalog has it.
    if (isRecord(inner) && key === "retry")
      return [[key, { text: JSON.stringify(inner), place: source.placeOf(at) }]];
    if (isRecord(inner)) return cellsIn(source, inner, at, `${prefix}${key}.`);
    const text = textOf(inner);
    return text === "" ? [] : [[`${prefix}${key}`, { text, place: source.placeOf(at) }]];
  });
}

/** A list of causes or steps one after the other, whatever each is. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return isRecord(value) ? Object.values(value).map(textOf).join(" ") : String(value ?? "");
}
