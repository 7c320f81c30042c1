import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { maxBytes } from "../../scripts/load/text-source.js";
import { formatNames } from "../../scripts/locales/format-names.js";
import { edited, en, vi } from "../model/minimal-contract.js";
import { filesIn, folderWith, maloi } from "./maloi.js";

/* Texts go to translators and come back, through the command line. */

/** English has a text in each state: one stale, some a machine's, some to be reviewed, one missing. */
async function newRoot(): Promise<string> {
  const record = JSON.stringify({ draft: true, texts: {} });
  const files = edited([[en, "Not the format.", "TODO"]]);
  const folder = await folderWith({ ...files, "locales/translations/en.json": record });
  expect(await maloi(["generate"], folder)).toMatchObject({ code: 0, err: "" });
  await maloi(["locales", "mark", "en", "machine", "ERROR_RATE"], folder);
  await maloi(["locales", "mark", "en", "needs-review", "ERROR_DATA"], folder);
  const text = await readFile(join(folder, vi), "utf8");
  await writeFile(join(folder, vi), text.replace("Gửi quá nhanh.\n    action", "Gửi nhanh quá.\n    action"));
  expect(await maloi(["generate"], folder)).toMatchObject({ code: 0, err: "" });
  const { out } = await maloi(["locales", "status", "--json"], folder);
  const [english] = JSON.parse(out).languages;
  expect(english).toMatchObject({ missing: 1, stale: 1, machine: 2, "needs-review": 3 });
  return folder;
}

let root = "";
beforeAll(async () => {
  root = await newRoot();
});

/** What `text` comes to as a file called `name`: what the command says, and the files then. */
async function imported(text: string, name: string, ...options: string[]) {
  const files = await filesIn(root);
  const copy = await folderWith({ ...files, [name]: text });
  const run = await maloi(["locales", "import", name, ...options], copy);
  const { [name]: _, ...after } = await filesIn(copy);
  return { ...run, before: files, after };
}

async function exported(format: string): Promise<string> {
  const { code, out, err } = await maloi(["locales", "export", "en", "--format", format], root);
  expect([code, err]).toEqual([0, ""]);
  return out;
}

describe.each(formatNames)("%s", (format) => {
  const name = { "xliff-2.0": "en.xlf", "xliff-1.2": "en.xlf", po: "en.po", i18next: "en.json" }[format];

  it("brings back what was given out, and changes nothing", async () => {
    const { code, err, before, after } = await imported(await exported(format), name);
    expect([code, err]).toEqual([0, ""]);
    expect(after).toEqual(before);
  });

  it("takes a new translation over: the text is done, and the rest as it was", async () => {
    const text = await exported(format);
    expect(text.split("Bad data: ")).toHaveLength(2);
    const { code, out, before, after } = await imported(text.replace("Bad data: ", "Wrong data: "), name);
    expect([code, out]).toEqual([0, expect.stringContaining("1 of them new, into locales/en.yaml")]);
    expect(after[en]).toBe(before[en]?.replace("Bad data: ", "Wrong data: "));
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed).toEqual(["locales/en.yaml", "locales/translations/en.json"]);
  });

  it("names each broken placeholder by its language, its text and its place, and writes nothing", async () => {
    const text = (await exported(format)).replace(/(Bad data: )[^\n<"]*(?:<[^>]*>)?/, "$1{{detials}}");
    const { code, err, before, after } = await imported(text, name);
    expect(code).toBe(1);
    expect(err).toContain("errors.ERROR_DATA.description in en lacks {{detail}}");
    expect(err).toContain("errors.ERROR_DATA.description in en has {{detials}}");
    const line = text.split("\n").findIndex((each) => each.includes("{{detials}}")) + 1;
    expect(err).toMatch(new RegExp(`--> ${name.replace(".", "\\.")}:${line}:\\d+`));
    expect(after).toEqual(before);
  });
});

describe("maloi locales import", () => {
  it("--partial takes over what is sound, and says what is not", async () => {
    const text = (await exported("po"))
      .replace('msgstr "Bad data: {{detail}}"', 'msgstr "Bad data"')
      .replace('msgstr "Too fast"', 'msgstr "Much too fast"');
    const { code, err, before, after } = await imported(text, "en.po", "--partial");
    expect([code, err]).toEqual([1, expect.stringContaining("lacks {{detail}}")]);
    expect(err).not.toContain("nothing was written");
    expect(after[en]).toBe(before[en]?.replace("Too fast", "Much too fast"));
  });

  it("--partial leaves out what would break a rule, with its place in the file", async () => {
    const text = (await exported("po"))
      .replace('msgstr "Bad data: ', 'msgstr "Bad  data: ')
      .replace('msgstr "Too fast"', 'msgstr "Much too fast"');
    const whole = await imported(text, "en.po");
    expect([whole.code, whole.after]).toEqual([1, whole.before]);
    const line = text.split("\n").findIndex((each) => each.includes("Bad  data")) + 1;
    expect(whole.err).toContain(`--> en.po:${line}:9`);
    const { code, err, before, after } = await imported(text, "en.po", "--partial");
    expect([code, err]).toEqual([1, expect.stringContaining("errors.ERROR_DATA.description has two spaces")]);
    expect(after[en]).toBe(before[en]?.replace("Too fast", "Much too fast"));
  });

  it("takes over what two people have done with the same export", async () => {
    const text = await exported("xliff-2.0");
    const done = (from: string, to: string) => (unit: string) =>
      unit.includes(from) ? unit.replace(/ state="initial"[^>]*/, ' state="final"').replace(from, to) : unit;
    const by = (from: string, to: string) =>
      text
        .split(/(?=<unit )/)
        .map(done(from, to))
        .join("");
    const first = await imported(by("Bad data: ", "Wrong data: "), "en.xlf");
    expect(first.code).toBe(0);
    const folder = await folderWith({ ...first.after, "en.xlf": by("Correct it", "Mend it") });
    const { code, out, err } = await maloi(["locales", "import", "en.xlf", "--json"], folder);
    const kept = ["errors.ERROR_DATA.description"];
    expect([code, err, JSON.parse(out)]).toEqual([0, "", expect.objectContaining({ kept, changed: 1 })]);
    const after = await readFile(join(folder, en), "utf8");
    expect(after).toBe(first.after[en]?.replace("Correct it", "Mend it"));
    expect((await maloi(["locales", "import", "en.xlf"], folder)).out).toMatch(
      /\n1 text stays as it is: .*\n {2}errors\.ERROR_DATA\.description\n$/,
    );
  });

  it.each([
    ["en_US", 0, ""],
    ["fr", 1, "there is no fr; there are: en\nsay which of them the file is in: --language\n"],
  ])("of a file in %s", async (language, code, err) => {
    const text = (await exported("po")).replace("Language: en", `Language: ${language}`);
    expect(await imported(text, "texts.po")).toMatchObject({ code, err });
  });

  it("finds a text by what it translates where a tool has keys of its own", async () => {
    const text = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgctxt "x1"\nmsgid "Quá nhanh"\nmsgstr "Speeding"\n';
    const { code, after } = await imported(text, "messages.po");
    expect(code).toBe(0);
    expect(after[en]).toContain("description: Speeding");
  });

  it.each([
    [
      "a text that nobody asked for",
      'msgctxt "errors.OLD.action"\nmsgid "Cũ"\nmsgstr "Old"\n',
      "there is no text errors.OLD.action",
    ],
    ["a language that is not there", 'msgid ""\nmsgstr "Language: fr\\n"\n', "there is no fr; there are: en"],
    [
      "what would break a rule",
      'msgctxt "title"\nmsgid "Mã lỗi"\nmsgstr "Error  codes "\n',
      "--> en.po:3:9\n",
    ],
  ])("refuses %s, and writes nothing", async (_, text, want) => {
    const { code, err, before, after } = await imported(text, "en.po");
    expect([code, err]).toEqual([1, expect.stringContaining(want)]);
    expect(after).toEqual(before);
  });

  it("takes a file from anywhere", async () => {
    const elsewhere = await folderWith({ "en.po": await exported("po") });
    const { code, err } = await maloi(["locales", "import", join(elsewhere, "en.po")], root);
    expect([code, err]).toEqual([0, ""]);
  });

  it("says of a file that is too large what can be done", async () => {
    const { code, err } = await imported(" ".repeat(maxBytes + 1), "en.po");
    expect([code, err]).toEqual([1, expect.stringContaining("fix: export fewer texts at a time")]);
  });

  it("says that it cannot tell what a file is, or that there is none", async () => {
    expect((await imported("?", "en.txt")).err).toContain("nobody can tell what kind of file en.txt is");
    expect((await maloi(["locales", "import", "none.po"], root)).err).toContain("there is no file none.po");
  });
});
