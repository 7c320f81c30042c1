import { isRecord } from "../load/json.js";
import type { Path } from "../load/yaml-source.js";

/** What the schema library lets pass although the format does not say so. */
export interface Overlooked {
  readonly kind: "list" | "key";
  readonly path: Path;
}

/** Keys that the schema library leaves out of every map in silence. */
const ignored = ["__proto__", "constructor", "prototype"];

/** Each list in `value` where `format` wants a map, and each key that is ignored. */
export function findOverlooked(format: unknown, value: unknown, path: Path = []): readonly Overlooked[] {
  if (!isRecord(format)) return [];
  const { type, wrapped, options, item } = format;
  if (type === "exact_optional") return findOverlooked(wrapped, value, path);
  if (type === "union" && Array.isArray(options)) {
    const found = options.flatMap((option) => findOverlooked(option, value, path));
    // A list may be what another of the options wants.
    return isRecord(value) || options.every((option) => !isRecord(option) || option["type"] !== "array")
      ? found
      : found.filter(({ kind }) => kind !== "list");
  }
  if (Array.isArray(value)) {
    if (type === "array") return value.flatMap((part, index) => findOverlooked(item, part, [...path, index]));
    return isMapFormat(type) ? [{ kind: "list", path }] : [];
  }
  return isRecord(value) && isMapFormat(type) ? findInMap(format, value, path) : [];
}

function isMapFormat(type: unknown): boolean {
  return type === "strict_object" || type === "loose_object" || type === "record";
}

function findInMap(
  { type, entries, value: inner }: Readonly<Record<string, unknown>>,
  map: Readonly<Record<string, unknown>>,
  path: Path,
): readonly Overlooked[] {
  const own = ignored.filter((key) => Object.hasOwn(map, key));
  const keys = type === "record" ? own.map((key) => ({ kind: "key" as const, path: [...path, key] })) : [];
  const formatOf = (key: string): unknown => (isRecord(entries) ? entries[key] : inner);
  return [
    ...keys,
    ...Object.entries(map).flatMap(([key, part]) => findOverlooked(formatOf(key), part, [...path, key])),
  ];
}
