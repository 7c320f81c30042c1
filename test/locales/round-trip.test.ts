import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translationFormats } from "../../scripts/locales/formats.js";
import type { ReadUnit, TranslationUnit } from "../../scripts/locales/translation-unit.js";
import { readWith, translationFile } from "./files.js";

const bilingual = translationFormats.filter(({ name }) => name !== "i18next");

const withoutPlace = ({ line, column, ...unit }: ReadUnit): Omit<ReadUnit, "line" | "column"> => unit;

describe.each(bilingual)("$name", (format) => {
  it("reads what it wrote: every text, state and note, whatever is in them", () => {
    const property = fc.property(translationFile, (file) => {
      const read = readWith(format, format.write(file));
      expect({ ...read, units: read.units.map(withoutPlace) }).toEqual(file);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe("i18next", () => {
  const format = translationFormats.find(({ name }) => name === "i18next");

  it("reads what it wrote: every text, and which are missing", () => {
    if (!format) throw new Error("there is no such format");
    const property = fc.property(translationFile, ({ units }) => {
      const kept = ({ key, target, state }: TranslationUnit) => {
        return { key, target, ...(state === "missing" && { state }) };
      };
      const read = readWith(format, format.write({ sourceLanguage: "vi", targetLanguage: "en", units }));
      const sorted = (list: readonly { key: string }[]) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1));
      expect(sorted(read.units.map(withoutPlace))).toEqual(sorted(units.map(kept)));
    });
    fc.assert(property, { numRuns: 500 });
  });
});

it.each(translationFormats)("$name gives the same bytes for the same units", (format) => {
  const property = fc.property(translationFile, (file) => {
    expect(format.write(structuredClone(file))).toBe(format.write(file));
    expect(Buffer.from(format.write(file)).toString()).toBe(format.write(file));
  });
  fc.assert(property, { numRuns: 100 });
});
