import { isRecord } from "../load/json.js";
import type { Path } from "../load/yaml-source.js";

/** What the schema library lets pass although the format does not say so. */
export interface Overlooked {
  /** A list where there should be a map; a key that the library ignores; one that the format does not have. */
  readonly kind: "list" | "key" | "unknown";
  readonly path: Path;
}

/** Keys that the schema library leaves out of every map in silence. */
const ignored = ["__proto__", "constructor", "prototype"];

/**
 * Each list in `value` where `format` wants a map, each key that is ignored, and each key that the format does not have: of
 * those, the library tells the first of each map alone.
 */
export function findOverlooked(format: unknown, value: unknown, path: Path = []): readonly Overlooked[] {
  if (!isRecord(format)) return [];
  const { type, wrapped, options, item } = format;
  if (type === "exact_optional") return findOverlooked(wrapped, value, path);
  if (type === "union" && Array.isArray(options)) return findInUnion(options, value, path);
  if (Array.isArray(value)) {
    if (type === "array") return value.flatMap((part, index) => findOverlooked(item, part, [...path, index]));
    return isMapFormat(type) ? [{ kind: "list", path }] : [];
  }
  return isRecord(value) && isMapFormat(type) ? findInMap(format, value, path) : [];
}

function findInUnion(options: readonly unknown[], value: unknown, path: Path): readonly Overlooked[] {
  const found = options.map((option) => findOverlooked(option, value, path));
  const fitting = options.filter((option) => isRecord(option) && fits(option["type"], value));
  const isTold = ({ kind, path }: Overlooked) => {
    // A list may be what another of the options wants.
    if (kind === "list")
      return isRecord(value) || options.every((option) => !isRecord(option) || option["type"] !== "array");
    // So may a key.
    return kind !== "unknown" || found.filter((own) => has(own, path)).length === fitting.length;
  };
  return unique(found.flat().filter(isTold));
}

function unique(found: readonly Overlooked[]): Overlooked[] {
  return found.filter((one, index) => !has(found.slice(0, index), one.path));
}

function has(found: readonly Overlooked[], path: Path): boolean {
  return found.some((one) => one.path.join("\0") === path.join("\0"));
}

function fits(type: unknown, value: unknown): boolean {
  return type === "union" || (Array.isArray(value) ? type === "array" : isMapFormat(type));
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
  const formatOf = (key: string): unknown => {
    if (!isRecord(entries)) return inner;
    return Object.hasOwn(entries, key) ? entries[key] : undefined;
  };
  const strange = type === "strict_object" ? Object.keys(map).filter((key) => !formatOf(key)) : [];
  return [
    ...keys,
    ...strange.map((key) => ({ kind: "unknown" as const, path: [...path, key] })),
    ...Object.entries(map).flatMap(([key, part]) => findOverlooked(formatOf(key), part, [...path, key])),
  ];
}
