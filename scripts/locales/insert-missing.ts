import type { Data } from "../author/yaml-data.js";
import type { YamlEditor } from "../author/yaml-editor.js";
import type { Path } from "../load/yaml-source.js";
import { unwritten } from "../model/locale-texts.js";
import type { Translated } from "../model/unfinished.js";

/**
 * Puts texts into a locale file that has no place for them yet, in the order of the source language's file. With a code
 * that is new to it, the file gets all texts of the code: those that are not among `targets` are still to be written.
 *
 * @param targets by their keys.
 */
export function insertMissing(
  editor: YamlEditor,
  all: readonly Translated[],
  targets: ReadonlyMap<string, string>,
): void {
  const wanted = all.filter(({ key }) => targets.has(key)).map(({ path }) => missingPart(editor, path));
  const parts = new Map(wanted.map((path) => [JSON.stringify(path), path]));
  for (const path of parts.values()) {
    const [owner, name] = [path.slice(0, -1), String(path.at(-1))];
    const names = namesBelow(all, owner);
    const before = names.slice(0, names.indexOf(name)).findLast((known) => editor.has([...owner, known]));
    editor.insert(owner, name, partAt(all, path, targets), before);
  }
}

/** The beginning of `path` that the file does not have; of what is missing altogether, the highest. */
function missingPart(editor: YamlEditor, path: Path): Path {
  const known = path.findIndex((_, index) => !editor.has(path.slice(0, index + 1)));
  return path.slice(0, known + 1);
}

/** What the source language's file has at `path`, in the words of `targets`. */
function partAt(all: readonly Translated[], path: Path, targets: ReadonlyMap<string, string>): Data {
  const own = all.find((text) => text.path.length === path.length && isBelow(path, text));
  if (own) return targets.get(own.key) ?? `${unwritten}: ${own.source}`;
  const names = namesBelow(all, path);
  return Object.fromEntries(names.map((name) => [name, partAt(all, [...path, name], targets)]));
}

/** The keys below `path`, in the order of the source language's file. */
function namesBelow(all: readonly Translated[], path: Path): string[] {
  const below = all.filter((text) => isBelow(path, text));
  return [...new Set(below.map((text) => String(text.path[path.length])))];
}

function isBelow(path: Path, text: Translated): boolean {
  return path.every((step, index) => text.path[index] === step);
}
