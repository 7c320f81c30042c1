import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { WrittenCode } from "../../scripts/author/read-code.js";
import { chooseColumns } from "../../scripts/import/choose-columns.js";
import { choosePlaceholders } from "../../scripts/import/choose-placeholders.js";
import type { PlaceholderChoice } from "../../scripts/import/placeholders.js";
import { readTable } from "../../scripts/import/read-table.js";
import { toCodes } from "../../scripts/import/to-codes.js";
import type { Problem } from "../../scripts/load/problem.js";
import { project } from "../commands/maloi.js";

/** Where a file of a package lies. */
export function fileOf(name: string, file: string): string {
  return join(project, "node_modules", name, file);
}

/** A JSON file of a package. */
export function jsonOf(name: string, file: string): unknown {
  return JSON.parse(readFileSync(fileOf(name, file), "utf8"));
}

/** What `maloi import` makes of a file of a package, whose texts are in `language`. */
export async function imported(
  name: string,
  file: string,
  { language = "en", columns = [], placeholders = "auto" }: ImportSettings = {},
): Promise<{ readonly codes: readonly WrittenCode[]; readonly problems: readonly Problem[] }> {
  const table = await readTable(relative(process.cwd(), fileOf(name, file)));
  const chosen = chooseColumns(table, columns, [language], file);
  const found = choosePlaceholders(table, chosen.columns, placeholders);
  const { codes, problems } = toCodes(table, chosen.columns, found);
  return { codes, problems: [...table.problems, ...chosen.problems, ...found.problems, ...problems] };
}

/** The texts of a JSON file by their keys, as `maloi import` reads them, before it takes stray spaces out of them. */
export async function importedTexts(name: string, file: string): Promise<ReadonlyMap<string, string>> {
  const { rows, problems } = await readTable(relative(process.cwd(), fileOf(name, file)));
  if (problems.length > 0) throw new Error(`${file} cannot be read: ${JSON.stringify(problems[0])}`);
  return new Map(rows.map(({ cells }) => [cells.get("code")?.text ?? "", cells.get("message")?.text ?? ""]));
}

interface ImportSettings {
  readonly language?: string;
  readonly columns?: readonly string[];
  readonly placeholders?: PlaceholderChoice;
}
