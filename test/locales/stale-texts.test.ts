import { expect, it } from "vitest";
import { translationFormats } from "../../scripts/locales/formats.js";
import { markOf } from "../../scripts/locales/mark-of.js";
import { type Marks, recordTranslations } from "../../scripts/locales/record-translations.js";
import { translationFile } from "../../scripts/locales/translation-file.js";
import { buildDraft } from "../../scripts/model/draft.js";
import type { MadeState } from "../../scripts/model/translation-record.js";
import { wordsFor } from "../../scripts/words/words.js";
import { edited, type Files, minimal, sourcesOf, vi } from "../model/minimal-contract.js";
import { readWith } from "./files.js";

/* A stale text goes to translators with how it was made, and comes back with it. */

const key = "errors.ERROR_RATE.description";
const bilingual = translationFormats.filter(({ name }) => name !== "i18next");
const cases = bilingual.flatMap((format) =>
  (["done", "machine", "needs-review"] as const).map((made) => ({ format, name: format.name, made })),
);

it.each(cases)("$name: $made before it was stale", ({ format, made }) => {
  const draft = buildDraft(sourcesOf(staleAfter(made)));
  const [file] = draft.locales
    .filter(({ language }) => language === "en")
    .map((locale) => translationFile(draft, locale, wordsFor("en")));
  if (!file) throw new Error("there is no English");
  const [unit] = readWith(format, format.write(file)).units.filter((one) => one.key === key);
  if (!unit) throw new Error("it went missing");
  const own = made === "done" ? undefined : made;
  expect([unit.state, unit.made]).toEqual(["stale", own]);
  const path = key.split(".");
  const found = { key, path, field: "description", source: "Nhanh quá", text: undefined, record: undefined };
  expect(markOf(unit, found)).toEqual({ source: "Quá nhanh", ...(own && { state: own }) });
});

function staleAfter(state: MadeState): Files {
  const marks: Marks = new Map([[key, { state }]]);
  const records = recordTranslations(buildDraft(sourcesOf(minimal)), new Map([["en", marks]]));
  const recorded = Object.fromEntries(records.map(({ path, content }) => [path, content]));
  return edited([[vi, "Quá nhanh", "Nhanh quá"]], { ...minimal, ...recorded });
}
