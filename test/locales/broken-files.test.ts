import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNamed, translationFormats } from "../../scripts/locales/formats.js";
import type { ReadFile, ReadMistake } from "../../scripts/locales/translation-unit.js";
import { interfaces, placeholdersOf } from "../words/ui-words.js";
import { translatedText, translationFile } from "./files.js";

/* Files that are not what they should be: each is refused by name and place, and none is too much for us. */

/** Whatever is read of `text` is either texts or mistakes, with places that are in it and words in every language. */
function checkRead(read: ReadFile | readonly ReadMistake[], text: string): void {
  const lines = text.split("\n").length;
  const spots = "units" in read ? [...read.units, ...(read.unread ?? [])] : read;
  if (!("units" in read)) expect(read.length).toBeGreaterThan(0);
  for (const { line, column } of spots) {
    expect(line >= 1 && line <= lines && column >= 1).toBe(true);
  }
  for (const mistake of "units" in read ? (read.unread ?? []) : read) assertMistakeSaid(mistake);
}

function assertMistakeSaid({ mistake, values = {} }: ReadMistake): void {
  for (const sentences of interfaces.values()) {
    for (const part of ["message", "fix"]) {
      const sentence = sentences.get(`problems.import.${part}_read-${mistake}`);
      expect([mistake, sentence !== undefined]).toEqual([mistake, true]);
      expect(Object.keys(values)).toEqual(expect.arrayContaining(placeholdersOf(sentence ?? "")));
    }
  }
}

const xliff = (rest: string) => `<xliff version="1.2">${rest}</xliff>`;
const unit = (rest: string) => xliff(`<file><body><trans-unit id="k">${rest}</trans-unit></body></file>`);
const po = (rest: string) => `msgid ""\nmsgstr ""\n"Language: ja\\n"\n\n${rest}`;

describe("a mistake has its name and its place", () => {
  it.each<[format: string, text: string, mistake: string, line: number, column: number]>([
    ["xliff-1.2", "", "xml", 1, 1],
    ["xliff-1.2", "\n<xliff><a></xliff>", "xml", 2, 18],
    ["xliff-1.2", "<xliff>\n&nbsp;</xliff>", "xml", 2, 6],
    ["xliff-1.2", "<xliff>\u0000</xliff>", "xml", 1, 8],
    ["xliff-1.2", "<xliff>&#0;</xliff>", "xml", 1, 11],
    ["xliff-1.2", xliff("<file"), "xml", 1, 27],
    ["xliff-1.2", '<?xml version="1.0" encoding="UTF-16"?><xliff/>', "encoding", 1, 39],
    ["xliff-1.2", '<?xml version="1.0" encoding="ISO-8859-1"?><xliff/>', "encoding", 1, 43],
    ["xliff-1.2", '\n<!DOCTYPE xliff [<!ENTITY a "b">]><xliff>&a;</xliff>', "doctype", 2, 1],
    ["xliff-1.2", '<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff/>', "doctype", 1, 1],
    ["xliff-1.2", "\n <html/>", "xliff", 2, 2],
    ["xliff-1.2", "<xliff/>", "version", 1, 1],
    ["xliff-1.2", '<xliff version="3.0"/>', "version", 1, 1],
    ["xliff-1.2", xliff('<file target-language="ja"/>\n<file target-language="ru"/>'), "languages", 2, 1],
    ["xliff-1.2", unit('<target>\n<x id="1"/></target>'), "tag", 2, 1],
    [
      "xliff-2.0",
      `<xliff version="2.0"><file><unit><segment><target>a</target></segment>\n<segment/></unit></file></xliff>`,
      "partial",
      2,
      1,
    ],
    ["po", "", "po-empty", 1, 1],
    ["po", "# a\n", "po-empty", 1, 1],
    ["po", po('msgid "a"\nmsgstr b\n'), "po-line", 6, 1],
    ["po", po("hello\n"), "po-line", 5, 1],
    ["po", '"a"\n', "po-line", 1, 1],
    ["po", po('msgid "a"\nmsgstr "b\n'), "po-string", 6, 9],
    ["po", po('msgid "a"\nmsgstr "b" c\n'), "po-string", 6, 9],
    ["po", po('msgid "a"\nmsgstr "b\\d"\n'), "po-escape", 6, 9],
    ["po", po('msgctxt "k"\nmsgstr "b"\n'), "po-entry", 5, 10],
    ["po", po('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n'), "po-entry", 5, 8],
    ["po", 'msgid ""\nmsgstr "Content-Type: text/plain; charset=KOI8-R\\n"\n', "encoding", 2, 9],
    ["i18next", "", "json", 1, 1],
    ["i18next", "[]", "json", 1, 1],
    ["i18next", '{\n"a": {', "json", 2, 7],
    ["i18next", '{"a": "b",}', "json", 1, 11],
    ["i18next", '{"a": "b\nc"}', "json", 1, 7],
    ["i18next", '{"a": "\\x"}', "json", 1, 7],
    ["i18next", '{"a": "b"} 1', "json", 1, 12],
    ["i18next", '{"a": "b",\n "a": "c"}', "json-duplicate", 2, 2],
    ["i18next", '{"a": {"b":\n  12}}', "json-value", 2, 3],
    ["i18next", '{"a": null}', "json-value", 1, 7],
    ["i18next", '{"a": ["b"]}', "json-value", 1, 7],
  ])("%s %j: %s", (format, text, mistake, line, column) => {
    const read = formatNamed(format).read(text);
    checkRead(read, text);
    expect(read).toMatchObject([{ mistake, line, column }]);
  });

  it("where it goes too deep", () => {
    const groups = xliff("<group>".repeat(200));
    expect(formatNamed("xliff-1.2").read(groups)).toMatchObject([{ mistake: "deep", column: 22 + 99 * 7 }]);
    const objects = '{"a":'.repeat(200);
    expect(formatNamed("i18next").read(objects)).toMatchObject([{ mistake: "deep", column: 1 + 101 * 5 }]);
  });

  it("all of them at once, where one says nothing of the others", () => {
    const lines = formatNamed("po").read(po('msgid "a"\nmsgstr "\\q"\n\nmsgid "b"\nmsgstr "\\w"\n'));
    expect(lines).toMatchObject([{ line: 6 }, { line: 9 }]);
    const keys = formatNamed("i18next").read('{"a": 1, "b": true}');
    expect(keys).toMatchObject([{ values: { key: "a" } }, { values: { key: "b" } }]);
    const tags = '<trans-unit id="a"><target><x id="1"/></target></trans-unit>';
    expect(formatNamed("xliff-1.2").read(xliff(`<file><body>${tags}\n${tags}</body></file>`))).toMatchObject([
      { mistake: "tag", line: 1 },
      { mistake: "tag", line: 2 },
    ]);
  });

  it("also where only a part was left out", () => {
    const text = po('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n');
    const read = formatNamed("po").read(text);
    checkRead(read, text);
    expect(read).toMatchObject({ units: [], unread: [{ mistake: "po-plural", line: 6, column: 15 }] });
  });

  it("but not thousands of them", () => {
    expect(formatNamed("po").read("x\n".repeat(100_000))).toHaveLength(20);
  });
});

it.each<[name: string, format: string, text: () => string, mistake?: string]>([
  ["elements within each other", "xliff-1.2", () => "<a>".repeat(2_500_000), "deep"],
  ["elements", "xliff-1.2", () => xliff("<a/>".repeat(1_900_000)), "long"],
  ["one value", "xliff-1.2", () => xliff(`<file a="${"x".repeat(7_000_000)}"/>`)],
  ["escapes", "po", () => po(`msgid "a"\nmsgstr "${"\\n".repeat(3_900_000)}"\n`)],
  ["strings in a line", "po", () => po(`msgid "a"\nmsgstr ${'"" '.repeat(2_500_000)}\n`)],
  ["lines", "po", () => po(`msgid "a"\nmsgstr "b"\n${'"c"\n'.repeat(1_900_000)}`)],
  ["objects within each other", "i18next", () => '{"a":'.repeat(1_600_000), "deep"],
  ["escapes", "i18next", () => `{"a": "${"\\n".repeat(3_900_000)}"}`],
])("all the %s that a file can have are no trouble in %s", (_, format, text, mistake) => {
  const read = formatNamed(format).read(text());
  expect("units" in read ? undefined : read[0]?.mistake).toBe(mistake);
  if (!("units" in read)) for (const each of read) assertMistakeSaid(each);
});

describe.each(translationFormats)("$name", (format) => {
  const fixtures = new URL("../fixtures/translations/", import.meta.url);
  const foreign = readdirSync(fixtures)
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => readFileSync(new URL(name, fixtures), "utf8"));
  const ours = translationFile.map((file) => format.write(file));
  const whole = fc.oneof(ours, fc.constantFrom(...foreign));

  it("reads any text at all, or says what is wrong with it", () => {
    fc.assert(
      fc.property(translatedText, (text) => checkRead(format.read(text), text)),
      { numRuns: 300 },
    );
  });

  it("reads what was cut off, or says so", () => {
    const property = fc.property(whole, fc.nat(), (text, at) => {
      const cut = text.slice(0, at % (text.length + 1));
      checkRead(format.read(cut), cut);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("reads what has something in it that was not there, or says so", () => {
    const property = fc.property(whole, fc.nat(), fc.nat(3), translatedText, (text, at, length, other) => {
      const start = at % (text.length + 1);
      const spoilt = text.slice(0, start) + other + text.slice(start + length);
      checkRead(format.read(spoilt), spoilt);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
