import { readJsonTexts } from "./json-reading.js";
import type { ReadFile, ReadMistake, TranslationFile } from "./translation-unit.js";

/** Texts and objects of them, by their keys; a map, so that keys keep their order, whatever they look like. */
type Tree = Map<string, Tree | string>;

/**
 * i18next's JSON, version 4. It holds texts alone: an empty one is missing.
 *
 * @see https://www.i18next.com/misc/json-format
 */
export function writeI18nextJson({ units }: TranslationFile): string {
  const tree: Tree = new Map();
  for (const { key, target } of units) plant(tree, key.split("."), target);
  return `${written(tree, "")}\n`;
}

function plant(tree: Tree, [first = "", ...rest]: readonly string[], text: string): void {
  if (rest.length === 0) {
    tree.set(first, text);
    return;
  }
  const known = tree.get(first);
  const inner: Tree = known instanceof Map ? known : new Map();
  tree.set(first, inner);
  plant(inner, rest, text);
}

function written(value: Tree | string, indent: string): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value.size === 0) return "{}";
  const inner = `${indent}  `;
  const lines = [...value].map(([key, each]) => `${inner}${JSON.stringify(key)}: ${written(each, inner)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

export function readI18nextJson(text: string): ReadFile | readonly ReadMistake[] {
  const { texts, mistakes } = readJsonTexts(text);
  if (mistakes.length > 0) return mistakes;
  // It has no word for how far a text is: what is there may be done, or as it was.
  const units = texts.map(({ path, text: target, line, column }) => ({
    ...{ key: path.join("."), target, line, column },
    ...(target === "" && { state: "missing" as const }),
  }));
  return { units };
}
