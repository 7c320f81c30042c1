import { basename, dirname, extname, resolve } from "node:path";
import type { Problem } from "../load/problem.js";
import { readText, TextSource, unreadable } from "../load/text-source.js";
import { YamlSource } from "../load/yaml-source.js";
import { readCsv } from "./read-csv.js";
import { readJson } from "./read-json.js";
import { readMarkdown } from "./read-markdown.js";
import { isOpenApi, readOpenApi } from "./read-openapi.js";
import { importProblem, type Table } from "./table.js";

type Reader = (file: string, text: string) => Table | Promise<Table>;

/** How a file is read, by the end of its name. */
const readers: Readonly<Record<string, Reader>> = {
  ...byEnding([".csv", ".tsv", ".txt"], (file, text) => readCsv(new TextSource(file, text))),
  ...byEnding([".md", ".markdown"], (file, text) => readMarkdown(new TextSource(file, text))),
  ...byEnding([".json", ".yaml", ".yml"], readData),
  ...byEnding([".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs"], async (file, text) => {
    // The compiler takes longer to load than all the rest to run.
    const { readTypeScript } = await import("./read-typescript.js");
    return readTypeScript(new TextSource(file, text));
  }),
};

function byEnding(endings: readonly string[], reader: Reader): Record<string, Reader> {
  return Object.fromEntries(endings.map((ending) => [ending, reader]));
}

/** What can be understood of `file`; it is named in problems as it is here. */
export async function readTable(file: string): Promise<Table> {
  const path = resolve(file);
  const text = await readText(dirname(path), basename(path));
  const place = { file, line: 1, column: 1, length: 1, excerpt: "" };
  if (typeof text !== "string") {
    return failed([unreadable(text, file)]);
  }
  const read = readers[extname(file).toLowerCase()];
  if (!read)
    return failed([importProblem("ending", place, { file, endings: Object.keys(readers).join(", ") })]);
  const table = await read(file, text);
  const isEmpty = table.rows.length === 0 && table.problems.length === 0;
  return isEmpty ? failed([importProblem("nothing", place)]) : table;
}

function readData(file: string, text: string): Table {
  const source = new YamlSource(file, extname(file).toLowerCase() === ".json" ? escaped(text) : text);
  if (source.problems.length > 0) return failed(source.problems);
  return isOpenApi(source) ? readOpenApi(source) : readJson(source);
}

/** What JSON allows within texts as it is, and YAML only escaped. */
function escaped(json: string): string {
  return json.replace(/[\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function failed(problems: readonly Problem[]): Table {
  return { kind: "csv", columns: [], rows: [], problems };
}
