import { escapeJson } from "./escape.js";
import type { GeneratedFile } from "./generated-file.js";

/** A JSON file. */
export function jsonFile(path: string, value: unknown): GeneratedFile {
  return { path, content: `${escapeJson(JSON.stringify(value, undefined, 2))}\n` };
}
