import { describe, expect, it } from "vitest";
import { readCatalogJson } from "../../scripts/diff/catalog-json.js";
import { findLostWordings } from "../../scripts/diff/lost-wordings.js";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { contractOf, type Edit, edited, en, minimal, vi } from "../model/minimal-contract.js";

const reworded = (text: string): Edit => [en, "description: Too fast", `description: ${text}`];
const formerly = (...wordings: string[]): Edit => [
  en,
  "action: Wait.\n",
  `action: Wait.\n    formerly: ${JSON.stringify(wordings)}\n`,
];
const lost = (before: Edit[], after: Edit[]): string[] =>
  findLostWordings(contractOf(edited(before)), contractOf(edited(after))).map(
    ({ code, language, text }) => `${code} ${language} ${text}`,
  );

describe("findLostWordings", () => {
  it.each<[name: string, before: Edit[], after: Edit[], want: string[]]>([
    ["nothing changed", [], [], []],
    ["reworded and forgotten", [], [reworded("Slow down")], ["ERROR_RATE en Too fast"]],
    ["reworded and kept", [], [reworded("Slow down"), formerly("Too fast")], []],
    ["another case alone", [], [reworded("TOO FAST")], []],
    ["kept before, forgotten now", [formerly("Slow")], [], ["ERROR_RATE en Slow"]],
    ["kept before, said again", [formerly("Slow down")], [reworded("Slow down"), formerly("Too fast")], []],
    [
      "each language by itself",
      [],
      [reworded("Slow down"), [vi, "description: Quá nhanh", "description: Chậm lại"], formerly("Quá nhanh")],
      ["ERROR_RATE vi Quá nhanh", "ERROR_RATE en Too fast"],
    ],
    ["another text", [], [[en, "explanation: Sent too fast.", "explanation: Too much."]], []],
  ])("%s", (_, before, after, want) => {
    expect(lost(before, after)).toEqual(want);
  });

  it("says nothing of codes and languages that are gone: that is said elsewhere", () => {
    const { [en]: _, ...others } = minimal;
    expect(findLostWordings(contractOf(minimal), contractOf(others))).toEqual([]);
    const base = contractOf(minimal);
    expect(findLostWordings(base, { ...base, errors: [] })).toEqual([]);
  });

  it("knows the earlier wordings of a published catalog", () => {
    const contract = contractOf(edited([formerly("Slow", "Slow: down")]));
    const read = readCatalogJson(emitCatalog(contract).content);
    if ("reason" in read) throw new Error(read.reason);
    expect(read.errors[0]?.formerly).toEqual({ en: ["Slow", "Slow: down"] });
    expect(read.errors[1]).not.toHaveProperty("formerly");
    expect(findLostWordings(read, contract)).toEqual([]);
    expect(findLostWordings(read, contractOf(minimal))).toHaveLength(2);
  });
});
