import { isRecord } from "../load/json.js";
import type { Path, YamlSource } from "../load/yaml-source.js";
import { type Cell, columnsOf, type Row, type Table } from "./table.js";

/** JSON or YAML: a list of objects, a list of codes, or a map by code; also within the one property that holds it. */
export function readJson(source: YamlSource): Table {
  const rows = rowsAt(source, source.value, []);
  return { kind: "json", columns: columnsOf(rows), rows, problems: [] };
}

function rowsAt(source: YamlSource, value: unknown, path: Path): Row[] {
  if (Array.isArray(value))
    return value.map((item: unknown, index) => listRow(source, item, [...path, index]));
  if (!isRecord(value)) return [];
  const inner = ["errors", "codes", "data", "items"].find((name) => typeof value[name] === "object");
  if (inner !== undefined) return rowsAt(source, value[inner], [...path, inner]);
  return Object.entries(value).map(([code, entry]) => mapRow(source, code, entry, [...path, code]));
}

function listRow(source: YamlSource, item: unknown, path: Path): Row {
  const place = source.placeOf(path);
  const cells = isRecord(item)
    ? cellsIn(source, item, path)
    : [["code", { text: String(item), place }] as const];
  return { place, cells: new Map(cells) };
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
    const text = Array.isArray(inner) ? inner.join(", ") : String(inner ?? "");
    return text === "" ? [] : [[`${prefix}${key}`, { text, place: source.placeOf(at) }]];
  });
}
