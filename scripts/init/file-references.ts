import { dirname, relative, resolve, sep } from "node:path";
import { isRecord } from "../load/json.js";
import type { Path } from "../load/yaml-source.js";

/** The references to other files in `value`, with the way to each. */
export function fileReferences(value: unknown, path: Path): { path: Path; file: string }[] {
  return referencesIn(value, path).filter(({ file }) => !file.startsWith("#"));
}

/** The references in `value`, within its file and out of it; those to the network lead the same way from everywhere. */
export function referencesIn(value: unknown, path: Path): { path: Path; file: string }[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => referencesIn(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isLocal = key === "$ref" && typeof inner === "string" && !/^[a-z][\w+.-]*:/i.test(inner);
    return isLocal ? [{ path: [...path, key], file: inner }] : referencesIn(inner, [...path, key]);
  });
}

/** `reference`, which stands in the file `from`, as it has to be written in the file `to`. */
export function moved(reference: string, from: string, to: string): string {
  const [file = "", ...fragment] = reference.split("#");
  const target = file === "" ? from : resolve(dirname(from), file);
  if (target === to && fragment.length > 0) return ["", ...fragment].join("#");
  const found = relative(dirname(to), target).split(sep).join("/");
  return [found.startsWith(".") ? found : `./${found}`, ...fragment].join("#");
}
