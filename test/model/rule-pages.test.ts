import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { isRecord } from "../../scripts/load/json.js";
import { ruleTable } from "../../scripts/load/problem.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import { diffFolder } from "../../scripts/write/diff.js";
import { folderWith } from "../commands/maloi.js";
import { catalog, type Edit, edited, en, type Files, vi } from "./minimal-contract.js";

/* The page that problems link to says what the rules do: its examples are checked, each as a contract of its own. */

const page = readFileSync(new URL("../../scripts/model/rules/README.md", import.meta.url), "utf8");
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [rule = "", ...lines] = section.split("\n");
    const [about = "", bad = "", good = ""] = lines.join("\n").split(/^(?:Bad|Good):$/m);
    return { rule, about, bad, good };
  });

/** What is found by the commands that write sources: no contract, however it is, has it. */
const ofCommands = ["import", "new-code"];
const ofContracts = sections.filter(({ rule }) => !ofCommands.includes(rule));

/** The minimal contract with some statuses more. */
const base = edited([
  [
    catalog,
    "categories:",
    "  429: { errorId: 1, name: FAST }\n  503: { errorId: 1, name: DOWN }\ncategories:",
  ],
  ...[vi, en].map((file): Edit => {
    const words = "  429: { name: A, description: B }\n  503: { name: A, description: B }\n";
    return [file, "categories:", `${words}categories:`];
  }),
]);

/** The contract that an example shows parts of. A file that the contract does not have is the example's as it stands. */
function filesOf(example: string): Files {
  const blocks = [...example.matchAll(/^```[a-z]+\n# ([^\s]+)\n(.*?)^```$/gms)];
  expect(blocks.length).toBeGreaterThan(0);
  const shown = blocks.map(([, file = "", text = ""]) => {
    const whole = base[file];
    const isPart = whole !== undefined && file.endsWith(".yaml");
    return [file, isPart ? stringify(merged(parse(whole), parse(text))) : text];
  });
  return { ...base, ...Object.fromEntries(shown) };
}

function merged(whole: unknown, part: unknown): unknown {
  if (!isRecord(whole) || !isRecord(part)) return part;
  const inner = Object.entries(part).map(([key, value]) => [key, merged(whole[key], value)]);
  return { ...whole, ...Object.fromEntries(inner) };
}

/** The rules that `files` break. */
async function brokenRules(files: Files): Promise<string[]> {
  const root = await folderWith(files);
  const { problems } = buildContract(await loadSources(root));
  const { foreign } = await diffFolder(join(root, "generated"), []);
  await rm(root, { recursive: true });
  return [...new Set([...problems.map(({ rule }) => rule), ...(foreign ? ["foreign-output"] : [])])];
}

describe("the page about the rules", () => {
  it("has a section for every rule, in order, and for nothing else", () => {
    expect(sections.map(({ rule }) => rule)).toEqual(Object.keys(ruleTable).sort());
    expect(Object.keys(ruleTable)).toEqual(Object.keys(ruleTable).sort());
  });

  it.each(sections)("says of $rule how severe it is", ({ rule, about }) => {
    const said = {
      fixed: "An error, always.",
      error: "An error, unless the catalog makes it a warning.",
      warning: "A warning, unless the catalog makes it an error.",
    };
    const severity = Object.entries(ruleTable).find(([id]) => id === rule)?.[1];
    expect(about).toContain(`\n*${severity && said[severity]}*\n`);
    expect(about.trim().split("\n\n").length).toBeGreaterThan(1);
  });

  it.each(ofContracts)("has a bad example of $rule that breaks it alone", async ({ rule, bad }) => {
    expect(await brokenRules(filesOf(bad))).toEqual([rule]);
  });

  it.each(ofContracts)("has a good example of $rule that breaks nothing", async ({ good }) => {
    expect(await brokenRules(filesOf(good))).toEqual([]);
  });

  it("is in the package", () => {
    const { files } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(files).toContain("scripts/model/rules/README.md");
  });
});
