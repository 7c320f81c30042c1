import { readFile, rename, writeFile } from "node:fs/promises";
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

describe("how far each text is", () => {
  let root = "";
  beforeAll(async () => {
    root = await newRoot();
    await maloi(["locales", "mark", "en", "machine", "ERROR_DATA"], root);
    await replaceIn(root, "locales/vi.yaml", "Quá nhanh", "Nhanh quá");
    expect(await maloi(["generate"], root)).toMatchObject({ code: 0 });
  });

  it("is published with it", async () => {
    const { errors } = JSON.parse(await readFile(join(root, "generated/catalog.json"), "utf8"));
    const states = errors.map(({ texts }: { texts: Record<string, Record<string, { state: string }>> }) =>
      Object.values(texts).map((fields) => Object.values(fields).map(({ state }) => state)),
    );
    const source = ["source", "source", "source"];
    expect(states).toEqual([
      [source, ["stale", "translated", "translated"]],
      [source, ["machine", "machine", "machine"]],
    ]);
    expect(await maloi(["generate", "--check"], root)).toMatchObject({ code: 0, err: "" });
  });

  it.each([
    [
      "ERROR_RATE",
      "en",
      /\n\nERROR_RATE in English: 1 text was made from an earlier Vietnamese wording\.\n$/,
    ],
    ["ERROR_DATA", "en", /\n\nERROR_DATA in English: 3 texts were translated by a machine and have not/],
    ["ERROR_RATE", "vi", /\n}\n$/],
  ])("is told with %s in %s", async (code, language, said) => {
    expect((await maloi(["explain", code, "--lang", language], root)).out).toMatch(said);
  });

  it("is told to machines", async () => {
    const { out } = await maloi(["explain", "ERROR_RATE", "--json"], root);
    expect(JSON.parse(out).matches).toMatchObject([
      { code: "ERROR_RATE", unfinished: { description: "stale" } },
    ]);
  });

  it("is no change of the contract", async () => {
    const catalog = join(root, "generated/catalog.json");
    await rename(catalog, join(root, "before.json"));
    await maloi(["locales", "mark", "en", "done"], root);
    expect(await maloi(["generate"], root)).toMatchObject({ code: 0 });
    expect(await readFile(catalog, "utf8")).not.toMatch(/"(?:stale|machine)"/);
    const { code, out } = await maloi(["diff", "before.json", "--json"], root);
    expect([code, JSON.parse(out).changes]).toEqual([0, []]);
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
