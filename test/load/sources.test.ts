import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadSources } from "../../scripts/load/sources.js";
import {
  catalog,
  en,
  type Files,
  glossary,
  inOneLine,
  minimal,
  released,
  vi,
} from "../model/minimal-contract.js";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "maloi-sources-"));
});
afterEach(() => rm(root, { recursive: true }));

async function load(files: Readonly<Record<string, string | Uint8Array>>) {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  return loadSources(root);
}

function without(...gone: string[]): Files {
  return Object.fromEntries(Object.entries(minimal).filter(([file]) => !gone.includes(file)));
}

const utf16 = Buffer.from(`\uFEFF${minimal[vi]}`, "utf16le");

describe("loadSources", () => {
  it.each<[name: string, files: Readonly<Record<string, string | Uint8Array>>, want: string[]]>([
    ["nothing wrong", minimal, []],
    ["no catalog", without(catalog), ["file/missing spec/errors.yaml:1:1 «»"]],
    ["no list of released codes", without(released), ["file/missing spec/released-codes.txt:1:1 «»"]],
    ["no locales", without(vi, en), ["file/no-locale locales/:1:1 «»"]],
    ["UTF-16", { ...minimal, [vi]: utf16 }, ["file/encoding locales/vi.yaml:1:1 «»"]],
    [
      "Latin 1",
      { ...minimal, [en]: Buffer.from("title: caf\xe9\n", "latin1") },
      ["file/encoding locales/en.yaml:1:11 «\uFFFD»"],
    ],
    ["a byte order mark, which is no mistake", { ...minimal, [vi]: `\uFEFF${minimal[vi]}` }, []],
    [
      "a folder for a file",
      { ...without(catalog), "spec/errors.yaml/x": "" },
      ["file/no-file spec/errors.yaml:1:1 «»"],
    ],
    ["a glossary", { ...minimal, [glossary]: "concepts: {}" }, []],
    ["a broken glossary", { ...minimal, [glossary]: "concepts: [" }, [`syntax ${glossary}:1:12 «»`]],
  ])("%s", async (_, files, want) => {
    expect((await load(files)).problems.map(inOneLine)).toEqual(want);
  });

  it("sees nothing in an empty folder, and says so of every file", async () => {
    const { problems } = await load({});
    expect(problems.map(({ place }) => place.file).sort()).toEqual([
      "locales/",
      catalog,
      "spec/openapi.yaml",
      released,
    ]);
  });

  it("takes the glossary for no language", async () => {
    const { locales, glossary: words } = await load({ ...minimal, [glossary]: "concepts: {}" });
    expect(locales.map(({ language }) => language)).toEqual(["en", "vi"]);
    expect(words?.value).toEqual({ concepts: {} });
  });

  it("reads the locales in order, and leaves other files alone", async () => {
    const { locales } = await load({ ...minimal, "locales/README.md": "", "locales/ui/fr.yaml": "" });
    expect(locales.map(({ language }) => language)).toEqual(["en", "vi"]);
  });

  it("says of a locale that ends otherwise that it is not read", async () => {
    const { problems } = await load({ ...minimal, "locales/fr.yml": "" });
    expect(problems).toMatchObject([
      { rule: "file", variant: "extension", place: { file: "locales/fr.yml" } },
    ]);
  });

  it("keeps a byte order mark out of the columns", async () => {
    const { locales } = await load({ ...minimal, [vi]: `\uFEFF${minimal[vi]}` });
    expect(locales[1]?.source.placeOfKey(["title"])).toMatchObject({ line: 1, column: 1, length: 5 });
  });
});
