import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadSources } from "../../scripts/load/sources.js";
import { formatNamed, translationFormats } from "../../scripts/locales/formats.js";
import { translationFile } from "../../scripts/locales/translation-file.js";
import { buildDraft } from "../../scripts/model/draft.js";
import { wordsFor } from "../../scripts/words/words.js";
import { readWith } from "./files.js";

const draft = buildDraft(await loadSources(fileURLToPath(new URL("../../", import.meta.url))));
const translations = draft.locales
  .filter(({ language }) => language !== draft.catalog?.language)
  .map((locale) => translationFile(draft, locale, wordsFor("en")));

it("there are translations to look at, with placeholders and notes in them", () => {
  expect(translations.length).toBeGreaterThan(0);
  for (const { units } of translations) {
    expect(units.some(({ source, notes }) => source.includes("{{detail}}") && notes.length > 0)).toBe(true);
  }
});

describe.each(translations)("what we ship in $targetLanguage", (file) => {
  it.each(translationFormats)("is the same when it was written as $name and read again", (format) => {
    const { units } = readWith(format, format.write(file));
    const isWhole = format.name !== "i18next";
    expect(units.map(({ line, column, ...unit }) => unit)).toEqual(
      file.units.map((unit) => (isWhole ? unit : { key: unit.key, target: unit.target })),
    );
  });

  it.skipIf(spawnSync("msgfmt", ["--version"]).status !== 0)("has nothing that msgfmt objects to", () => {
    const input = formatNamed("po").write(file);
    const { status, stderr } = spawnSync("msgfmt", ["--check", "-o", "/dev/null", "-"], { input });
    expect([status, stderr.toString()]).toEqual([0, ""]);
  });
});
