import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { po } from "gettext-parser";
import pofile from "pofile";
import { describe, expect, it } from "vitest";
import { type Inline, js2xliff, jsToXliff12, xliff2js, xliff12ToJs } from "xliff";
import { validateXML } from "xmllint-wasm";
import { formatNamed } from "../../scripts/locales/formats.js";
import { readOut } from "../../scripts/locales/spelt-out.js";
import type { ReadFile, TranslationFile } from "../../scripts/locales/translation-unit.js";
import { plainFile, readWith, translationFile } from "./files.js";

/* Other people's readers read what we write, and we read what they write of it. */

const schemas = new URL("../fixtures/translations/schemas/", import.meta.url);
const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(new URL(fileName, schemas), "utf8"),
});

/** Key, target, source and state: what any tool keeps. */
const core = ({ units }: ReadFile | TranslationFile) =>
  units.map(({ key, target, source, state }) => ({ key, target, source, state }));
const texts = ({ units }: ReadFile | TranslationFile) => units.map(({ key, target }) => [key, target]);

describe.each([
  ["xliff-1.2", "xliff-core-1.2-strict.xsd", xliff12ToJs, jsToXliff12],
  ["xliff-2.0", "xliff-core-2.0.xsd", xliff2js, js2xliff],
] as const)("%s", (name, schemaName, parse, serialize) => {
  const format = formatNamed(name);

  it("is as its schema says, whatever is in it", async () => {
    const main = schema(schemaName);
    // The schema's import has an address; what it brings lies beside it.
    const contents = main.contents.replace(/schemaLocation="[^"]*xml\.xsd"/, 'schemaLocation="xml.xsd"');
    expect(contents).not.toBe(main.contents);
    const files = fc.sample(translationFile, { numRuns: 60, seed: 6 });
    const xml = files.map((file, index) => ({ fileName: `${index}.xlf`, contents: format.write(file) }));
    const broken = {
      fileName: "broken.xlf",
      contents: (xml[0]?.contents ?? "").replace("<file", "<fil"),
    };
    const options = { schema: { ...main, contents }, preload: schema("xml.xsd"), maxMemoryPages: 4096 };
    expect((await validateXML({ ...options, xml })).errors).toEqual([]);
    expect((await validateXML({ ...options, xml: broken })).valid).toBe(false);
  });

  it("is what xliff reads", async () => {
    const property = fc.asyncProperty(plainFile, async (file) => {
      const read = await parse(format.write(file), { captureSpacesBetweenElements: true });
      expect([read.sourceLanguage, read.targetLanguage]).toEqual([file.sourceLanguage, file.targetLanguage]);
      const [units = {}] = Object.values(read.resources);
      expect(Object.keys(units).sort()).toEqual(file.units.map(({ key }) => key).sort());
      for (const { key, source, target } of file.units) {
        expect([joined(units[key]?.source), joined(units[key]?.target)]).toEqual([source, target]);
      }
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it("is read by us where xliff wrote it", async () => {
    // It takes an ampersand and a name for an entity, and leaves it as it is.
    const files = plainFile.map((file) => ({
      ...file,
      units: file.units.map((unit) => ({ ...unit, target: unit.target.replaceAll("&", "+") })),
    }));
    const property = fc.asyncProperty(files, async (file) => {
      const read = await parse(format.write(file), { captureSpacesBetweenElements: true });
      // Unless told otherwise, it breaks texts with tags in them into lines.
      const text = await serialize(read, { indent: "" });
      expect(texts(readWith(format, text)).sort()).toEqual(texts(file).sort());
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

/** A text in words, from what the library xliff makes of it. */
function joined(value: Inline | readonly Inline[] = ""): string {
  const parts = typeof value === "object" && "length" in value ? value : [value];
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      return part.Standalone["equiv-text"] ?? part.Standalone["equiv"] ?? "";
    })
    .join("");
}

describe("po", () => {
  const format = formatNamed("po");

  it("is what gettext-parser reads, and we read what it writes", () => {
    const property = fc.property(plainFile, (file) => {
      const read = po.parse(format.write(file));
      for (const { key, source, target } of file.units)
        expect(read.translations[key]?.[source]).toMatchObject({ msgctxt: key, msgstr: [target] });
      expect(core(readWith(format, po.compile(read).toString()))).toEqual(core(file));
    });
    fc.assert(property, { numRuns: 100 });
  });

  it("has what PO cannot hold in a form that gettext-parser leaves alone", () => {
    const property = fc.property(translationFile, (file) => {
      const read = po.parse(format.write(file));
      const found = Object.values(read.translations).flatMap((entries) => Object.values(entries));
      const own = found.filter(({ msgctxt }) => msgctxt !== undefined);
      expect(own.map(({ msgctxt, msgstr }) => [msgctxt, readOut(msgstr[0] ?? "")]).sort()).toEqual(
        texts(file).sort(),
      );
    });
    fc.assert(property, { numRuns: 100 });
  });

  it("is what pofile reads, which is Lingui's, and we read what it writes", () => {
    const property = fc.property(plainFile, (file) => {
      const read = pofile.parse(format.write(file));
      expect(read.items.map(({ msgctxt, msgid, msgstr }) => [msgctxt, msgid, ...msgstr])).toEqual(
        file.units.map(({ key, source, target }) => [key, source, target]),
      );
      const again = readWith(format, read.toString());
      // It does not know what a text was before.
      expect(core(again)).toEqual(core(file));
    });
    fc.assert(property, { numRuns: 100 });
  });
});

const hasGettext = spawnSync("msgfmt", ["--version"]).status === 0;

/** What one of gettext's programs makes of `text`. */
function gettext(program: string, args: readonly string[], text: string | Buffer): Buffer {
  const { status, stdout, stderr } = spawnSync(program, args, {
    input: text,
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout;
}

describe.skipIf(!hasGettext)("gettext itself", () => {
  const format = formatNamed("po");

  it("finds nothing to complain about", () => {
    for (const file of fc.sample(plainFile, { numRuns: 20, seed: 6 })) {
      const { status, stderr } = spawnSync("msgfmt", ["--check", "-o", "/dev/null", "-"], {
        input: format.write(file),
      });
      expect([status, stderr.toString()]).toEqual([0, ""]);
    }
  });

  it("wraps, sorts and keeps everything that we wrote", () => {
    for (const file of fc.sample(plainFile, { numRuns: 20, seed: 7 })) {
      const again = readWith(format, gettext("msgcat", ["--width=40", "-"], format.write(file)).toString());
      expect(again.units.map(({ line, column, ...unit }) => unit)).toEqual(file.units);
    }
  });

  it("has every text that is done in its binary form", () => {
    for (const file of fc.sample(translationFile, { numRuns: 30, seed: 8 })) {
      const done = file.units.filter(({ state }) => state === "done");
      if (done.length === 0) continue;
      const binary = gettext("msgfmt", ["-o", "-", "-"], format.write(file));
      const again = readWith(format, gettext("msgunfmt", ["-"], binary).toString());
      expect(texts(again).sort()).toEqual(texts({ ...file, units: done }).sort());
    }
  });
});
