import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { minimal } from "../model/minimal-contract.js";
import { filesIn, folderWith, maloi } from "./maloi.js";

/* The languages of a contract, as somebody works on them with the command line. */

async function newRoot(): Promise<string> {
  const root = await folderWith(minimal);
  expect(await maloi(["generate"], root)).toMatchObject({ code: 0, err: "" });
  return root;
}

async function replaceIn(root: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, file), "utf8");
  expect(text.split(from)).toHaveLength(2);
  await writeFile(
    join(root, file),
    text.replace(from, () => to),
  );
}

describe("maloi locales status", () => {
  let root = "";
  beforeAll(async () => {
    root = await newRoot();
  });

  it("is content with what is done", async () => {
    const { code, out, err } = await maloi(["locales", "status"], root);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n").map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ["language", "complete", "missing", "stale", "machine", "to review", "done"],
      ["en", "100%", "0", "0", "0", "0", "31"],
      [""],
    ]);
  });

  it("names what was reworded, and nothing else", async () => {
    await replaceIn(root, "locales/vi.yaml", "Quá nhanh", "Nhanh quá");
    expect(await maloi(["generate"], root)).toMatchObject({ code: 0 });
    const { code, out } = await maloi(["locales", "status"], root);
    expect(code).toBe(1);
    expect(out.split("\n").slice(-2)).toEqual(["stale  en  errors.ERROR_RATE.description", ""]);
    expect(out).toMatch(/^en +96% +0 +1 +0 +0 +30$/m);
    expect(out).toMatch(/^ {2}description +0 +1 +0 +0 +10$/m);
    expect(out).not.toMatch(/^ {2}explanation/m);
  });

  it("is content again when somebody says that it still fits", async () => {
    const { out } = await maloi(["locales", "mark", "en", "done", "ERROR_RATE"], root);
    expect(out).toBe("3 texts are now: done\n");
    expect(await maloi(["locales", "status"], root)).toMatchObject({ code: 0 });
  });

  it("--strict asks for reviews, and gives a badge to show", async () => {
    await maloi(["locales", "mark", "en", "machine"], root);
    expect(await maloi(["locales", "status"], root)).toMatchObject({ code: 0 });
    const { code, out } = await maloi(["locales", "status", "--strict", "--json"], root);
    const { languages } = JSON.parse(out);
    expect(code).toBe(1);
    expect(languages).toMatchObject([
      {
        ...{ language: "en", percent: 100, texts: 31, machine: 31, done: 0 },
        badge: { schemaVersion: 1, label: "en", message: "100%", color: "yellow" },
      },
    ]);
  });

  it.each([
    [["mark", "vi", "done"], 1, "vi is what the other languages are translated from; those are: en\n"],
    [["mark", "fr", "done"], 1, "there is no fr; there are: en\n"],
    [["mark", "en", "good"], 2, "good is no state; write one of done, needs-review, machine\n"],
    [["mark", "en", "done", "ERROR_X"], 1, "the catalog does not have ERROR_X\n"],
  ])("%j is refused", async (args, code, err) => {
    expect(await maloi(["locales", ...args], root)).toEqual({ code, out: "", err });
  });
});

describe("maloi locales add", () => {
  it("begins a language that appears everywhere, in the source language where it has no words yet", async () => {
    const root = await newRoot();
    const added = await maloi(["locales", "add", "zh-Hans"], root);
    expect(added).toMatchObject({ code: 0, err: "" });
    expect(added.out).toContain("locales/zh-Hans.yaml has every text of zh-Hans, still to be written");
    expect(await maloi(["generate"], root)).toMatchObject({ code: 0, err: "" });
    const files = await filesIn(root);
    expect(files["generated/locales/zh-Hans.ts"]).toContain('description: "Quá nhanh"');
    expect(files["generated/i18next/zh-Hans/errors.json"]).toContain("Quá nhanh");
    expect(JSON.parse(files["generated/catalog.json"] ?? "").languages).toEqual(["vi", "en", "zh-Hans"]);
    const status = await maloi(["locales", "status", "--json"], root);
    const [, chinese] = JSON.parse(status.out).languages;
    expect([status.code, chinese]).toMatchObject([1, { percent: 0, missing: 31, texts: 31 }]);
  });

  it("stays begun until all of it is there; then a text that goes missing is a mistake", async () => {
    const root = await newRoot();
    await maloi(["locales", "add", "de"], root);
    const file = join(root, "locales", "de.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replaceAll(/"?TODO: ([^"\n]*)"?/g, '"$1"'));
    expect(await maloi(["generate"], root)).toMatchObject({ code: 0 });
    expect(await readFile(join(root, "locales/translations/de.json"), "utf8")).not.toContain("draft");
    await replaceIn(root, "locales/de.yaml", '"Đợi."', "TODO");
    const { code, err } = await maloi(["generate"], root);
    expect([code, err]).toEqual([1, expect.stringContaining("locales/de.yaml")]);
  });

  it.each([
    ["jp", "jp is not how the language is written; write ja\n"],
    ["zh_hans", "zh_hans is not how the language is written; write zh-Hans\n"],
    ["-", "- is no language tag; write one such as ja or zh-Hans\n"],
    ["en", "locales/en.yaml is there already\n"],
  ])("%s is refused, and nothing is written", async (language, err) => {
    const root = await folderWith(minimal);
    const before = await filesIn(root);
    expect(await maloi(["locales", "add", "--", language], root)).toEqual({ code: 1, out: "", err });
    expect(await filesIn(root)).toEqual(before);
  });
});
