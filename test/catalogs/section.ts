import { readFileSync } from "node:fs";
import { codeSpan, table } from "../../scripts/emit/markdown.js";
import { isRecord } from "../../scripts/load/json.js";
import { byRule, type Examined, placeOf } from "./examined.js";
import { jsonOf } from "./imported.js";
import { countKept, readBack } from "./read-back.js";

/** What README.md says of one catalog. */
export function sectionOf(examined: Examined): string {
  const { catalog, contract, problems } = examined;
  const { name, own } = catalog;
  const manifest = jsonOf(name, "package.json");
  const version = isRecord(manifest) ? String(manifest["version"]) : "";
  const { codes, texts } = readBack(examined);
  const counts = [
    ["in the package", own.codes, own.languages, own.texts],
    ["generated, letter for letter", codes.length, contract.languages.length, countKept(examined, texts)],
  ];
  const defects = [...byRule(problems)].map(([rule, same]) => {
    const [first] = same;
    return [codeSpan(rule), String(same.length), first ? codeSpan(placeOf(first)) : ""];
  });
  return [
    `## ${codeSpan(name)} ${version}`,
    table(
      ["", "codes", "languages", "texts"],
      counts.map((row) => row.map(String)),
    ),
    table(["rule", "problems", "the first"], defects),
  ].join("\n\n");
}

export function readme(): string {
  return readFileSync(new URL("README.md", import.meta.url), "utf8");
}
