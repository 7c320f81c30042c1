import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { isRecord } from "../../scripts/load/json.js";
import { ruleTable } from "../../scripts/load/problem.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import { rulePage } from "../../scripts/words/problem-words.js";
import { wordsFor } from "../../scripts/words/words.js";
import { diffFolder } from "../../scripts/write/diff.js";
import { folderWith, maloi } from "../commands/maloi.js";
import { catalog, type Edit, edited, en, type Files, vi } from "./minimal-contract.js";

/* The pages that problems link to say what the rules do: their examples are checked, each as a contract of its own. */

/** The same page in every language that it is written in. */
const languages = {
  en: {
    file: "README.md",
    bad: "Bad",
    good: "Good",
    fixed: "An error, always.",
    error: "An error, unless the catalog makes it a warning.",
    warning: "A warning, unless the catalog makes it an error.",
  },
  vi: {
    file: "README.vi.md",
    bad: "Sai",
    good: "Đúng",
    fixed: "Luôn luôn là lỗi.",
    error: "Là lỗi, trừ khi danh mục lỗi quy định là cảnh báo.",
    warning: "Là cảnh báo, trừ khi danh mục lỗi quy định là lỗi.",
  },
} as const;

const folder = new URL("../../scripts/model/rules/", import.meta.url);

function readPage({ file, bad: badWord, good: goodWord }: (typeof languages)["en" | "vi"]) {
  const text = readFileSync(new URL(file, folder), "utf8");
  const sections = text.split(/^## /m).map((section) => {
    const [rule = "", ...lines] = section.split("\n");
    const halves = lines.join("\n").split(new RegExp(`^(?:${badWord}|${goodWord}):$`, "m"));
    const [about = "", bad = "", good = ""] = halves;
    return { rule, about, bad, good };
  });
  return { text, sections: sections.slice(1) };
}

const page = readPage(languages.en);
const { sections } = page;

/** What is found by the commands that write sources: no contract, however it is, has it. */
const ofCommands = sections.filter(({ bad }) => bad.includes("```sh\n"));
const ofContracts = sections.filter((section) => !ofCommands.includes(section));

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

/** The rules that the example's command finds broken, run in the contract that the example shows parts of. */
async function refusedBy(example: string): Promise<string[]> {
  const line = /^```sh\nmaloi (.*)\n```$/m.exec(example)?.[1] ?? "";
  const shown = example.includes("\n# ") ? filesOf(example) : base;
  const root = await folderWith(shown);
  const { code, err } = await maloi(line.split(" "), root);
  await rm(root, { recursive: true });
  const rules = [...err.matchAll(/^error\[([\w-]+)\]/gm)].map(([, rule = ""]) => rule);
  expect(code).toBe(rules.length > 0 ? 1 : 0);
  return [...new Set(rules)];
}

describe.each(Object.entries(languages))("the page about the rules, in %s", (_, language) => {
  const own = readPage(language);

  it("has a section for every rule, in order, and for nothing else", () => {
    expect(own.sections.map(({ rule }) => rule)).toEqual(Object.keys(ruleTable).sort());
    expect(Object.keys(ruleTable)).toEqual(Object.keys(ruleTable).sort());
  });

  it.each(own.sections)("says of $rule how severe it is, and what it is about", ({ rule, about }) => {
    const severity = Object.entries(ruleTable).find(([id]) => id === rule)?.[1];
    expect(about).toContain(`\n*${severity && language[severity]}*\n`);
    expect(about.trim().split("\n\n").length).toBeGreaterThan(1);
  });

  it("has the same examples as in every other language", () => {
    const blocks = (text: string) => [...text.matchAll(/^```.*?^```$/gms)].map(([block]) => block);
    const examples = ({ rule, bad, good }: (typeof sections)[number]) => [rule, blocks(bad), blocks(good)];
    expect(own.sections.map(examples)).toEqual(sections.map(examples));
    expect(blocks(own.text)).toEqual(blocks(page.text));
    expect(own.sections.map(({ about }) => about.trim().split("\n\n").length)).toEqual(
      sections.map(({ about }) => about.trim().split("\n\n").length),
    );
  });

  it("names in code what every other language names, and leads nowhere but to its own sections and pages", () => {
    const names = ({ about }: (typeof sections)[number]) =>
      [...new Set([...about.matchAll(/`([^`]+)`/g)].map(([, name]) => name))].sort();
    expect(own.sections.map(names)).toEqual(sections.map(names));
    const targets = [...own.text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    for (const target of targets) {
      if (target.startsWith("#")) expect(Object.keys(ruleTable)).toContain(target.slice(1));
      else expect(existsSync(new URL(target, folder))).toBe(true);
    }
    expect(targets.length).toBeGreaterThan(3);
  });

  it("is in the package, and is where problems lead to", () => {
    const { files } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(files).toContain("scripts/model/rules/README*.md");
    const tag = language === languages.vi ? "vi" : "en";
    expect(rulePage("syntax", wordsFor(tag))).toBe(`scripts/model/rules/${language.file}#syntax`);
  });
});

describe("the page about the rules", () => {
  it.each(ofContracts)("has a bad example of $rule that breaks it alone", async ({ rule, bad }) => {
    expect(await brokenRules(filesOf(bad))).toEqual([rule]);
  });

  it.each(ofContracts)("has a good example of $rule that breaks nothing", async ({ good }) => {
    expect(await brokenRules(filesOf(good))).toEqual([]);
  });

  it("has examples of the commands that write sources", () => {
    expect(ofCommands.map(({ rule }) => rule)).toEqual(["import", "new-code"]);
  });

  it.each(ofCommands)("has a bad example of $rule that is refused for it alone", async ({ rule, bad }) => {
    expect(await refusedBy(bad)).toEqual([rule]);
  });

  it.each(ofCommands)("has a good example of $rule that is taken", async ({ good }) => {
    expect(await refusedBy(good)).toEqual([]);
  });
});
