import { mistakeAt } from "./mistake.js";
import type { ReadFile, ReadMistake } from "./translation-unit.js";
import { readXliff1 } from "./xliff-1.js";
import { readXliff2 } from "./xliff-2.js";
import { readXml } from "./xml-reading.js";

/** XLIFF of any version: the file says which it is. */
export function readXliff(text: string): ReadFile | readonly ReadMistake[] {
  const root = readXml(text);
  if ("mistake" in root) return [root];
  if (root.name !== "xliff") return [mistakeAt("xliff", root.start, { element: root.name })];
  const version = root.attributes.get("version") ?? "";
  if (/^1\.[0-2]$/.test(version)) return readXliff1(root);
  if (/^2\.[0-2]$/.test(version)) return readXliff2(root);
  return [mistakeAt("version", root.start, { version })];
}
