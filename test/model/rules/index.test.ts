import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadSources } from "../../../scripts/load/sources.js";
import { buildContract } from "../../../scripts/model/build.js";
import { buildDraft } from "../../../scripts/model/draft.js";
import { checkExemption } from "../../../scripts/model/rules/exemption.js";
import { rules } from "../../../scripts/model/rules/index.js";
import { minimal, sourcesOf } from "../minimal-contract.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const namesIn = (folder: string, suffix: string): string[] =>
  readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith(suffix) && !name.startsWith("index."))
    .map((name) => name.slice(0, -suffix.length))
    .sort();

describe("the rules", () => {
  it("are one to a file, all in use, each with a test of the same name", () => {
    const files = namesIn("scripts/model/rules", ".ts");
    const functions = files.map((name) =>
      `check-${name}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
    );
    // Exemptions are checked when all else is.
    expect([...rules, checkExemption].map(({ name }) => name).sort()).toEqual(functions);
    expect(namesIn("test/model/rules", ".test.ts")).toEqual(files);
  });

  it.each(rules.map((rule) => [rule.name, rule] as const))(
    "%s is silent on the minimal contract",
    (_, rule) => {
      expect(rule(buildDraft(sourcesOf(minimal)))).toEqual([]);
    },
  );

  it("are silent on the contract itself", async () => {
    const draft = buildDraft(await loadSources(root));
    expect(draft.problems).toEqual([]);
    expect(buildContract(draft.sources).problems).toEqual([]);
  });
});
