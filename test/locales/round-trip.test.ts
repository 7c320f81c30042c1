import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNamed, translationFormats } from "../../scripts/locales/formats.js";
import type { ReadUnit } from "../../scripts/locales/translation-unit.js";
import { readWith, translationFile } from "./files.js";

const bilingual = translationFormats.filter(({ name }) => name !== "i18next");

const withoutPlace = ({ line, column, ...unit }: ReadUnit): Omit<ReadUnit, "line" | "column"> => unit;

describe.each(bilingual)("$name", (format) => {
  it("reads what it wrote: every text, state and note, whatever is in them", () => {
    const property = fc.property(translationFile, (file) => {
      const read = readWith(format, format.write(file));
      expect({ ...read, units: read.units.map(withoutPlace) }).toEqual(file);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe("i18next", () => {
  it("reads what it wrote: every text, and which are missing", () => {
    const format = formatNamed("i18next");
    const property = fc.property(translationFile, (file) => {
      const kept = file.units.map(({ key, target, state }) => {
        return { key, target, ...(state === "missing" && { state }) };
      });
      const read = readWith(format, format.write(file)).units.map(withoutPlace);
      expect(sorted(read)).toEqual(sorted(kept));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("has the keys in the order of the units, whatever they look like", () => {
    const keys = [
      "title",
      "statuses.404.name",
      "statuses.200.name",
      "errors.__proto__.name",
      "errors.1.name",
    ];
    const units = keys.map((key) => ({ key, source: "a", target: "b", state: "done" as const, notes: [] }));
    const text = formatNamed("i18next").write({ sourceLanguage: "vi", targetLanguage: "en", units });
    expect(readWith(formatNamed("i18next"), text).units.map(({ key }) => key)).toEqual(keys);
  });
});

/** Sections stand together, wherever their units stood. */
function sorted<T extends { readonly key: string }>(units: readonly T[]): T[] {
  return [...units].sort((a, b) => (a.key < b.key ? -1 : 1));
}

it.each(translationFormats)("$name gives the same bytes for the same units", (format) => {
  const property = fc.property(translationFile, (file) => {
    expect(format.write(structuredClone(file))).toBe(format.write(file));
    expect(Buffer.from(format.write(file)).toString()).toBe(format.write(file));
  });
  fc.assert(property, { numRuns: 100 });
});
