import { describe, expect, it } from "vitest";
import { TextSource } from "../../scripts/load/text-source.js";
import type { Mark } from "../../scripts/locales/record-translations.js";
import { recordTranslations } from "../../scripts/locales/record-translations.js";
import { applySoundTranslations } from "../../scripts/locales/sound-translations.js";
import type { ReadUnit } from "../../scripts/locales/translation-unit.js";
import { buildDraft } from "../../scripts/model/draft.js";
import { type Edit, edited, en, type Files, minimal, sourcesOf, vi } from "../model/minimal-contract.js";

/* What becomes of a locale file when a translator's file is taken over. */

type Unit = Pick<ReadUnit, "key" | "target"> & Partial<ReadUnit>;

function applied(units: readonly Unit[], files: Files) {
  const draft = buildDraft(sourcesOf(files));
  const locale = draft.locales.find(({ language }) => language === "en");
  if (!locale) throw new Error("there is no English");
  const file = new TextSource("en.po", units.map(({ target }) => `${target}\n`).join(""));
  const read = units.map((unit, index) => ({ line: index + 1, column: 1, ...unit }));
  const { applied, others } = applySoundTranslations(draft, locale, read, file);
  return { ...applied, others, text: applied.edited.text, before: locale.source.text };
}

const rate = "errors.ERROR_RATE.description";
const data = "errors.ERROR_DATA.description";

/** English as somebody has left it who said `mark` of one text, and then changed the files. */
function marked(mark: Mark, ...edits: Edit[]): Files {
  const marks = new Map([["en", new Map([[rate, mark]])]]);
  const records = recordTranslations(buildDraft(sourcesOf(minimal)), marks);
  return edited(edits, {
    ...minimal,
    ...Object.fromEntries(records.map(({ path, content }) => [path, content])),
  });
}

const reworded: Edit = [vi, "Quá nhanh", "Nhanh quá"];

describe("a text that is done", () => {
  const done = marked({ state: "done" });

  it.each(["machine", "needs-review", "stale"] as const)("stays where the file says %s", (state) => {
    const result = applied([{ key: rate, target: "Speeding", state }], done);
    expect(result).toMatchObject({ kept: [rate], changed: 0, problems: [] });
    expect([result.text, result.marks.size]).toEqual([result.before, 0]);
  });

  it.each(["done", undefined] as const)("is replaced by one that is %s", (state) => {
    const result = applied([{ key: rate, target: "Speeding", ...(state && { state }) }], done);
    expect(result).toMatchObject({ kept: [], changed: 1 });
    expect(result.text).toContain("Speeding");
  });

  it("is so no more when its source text has changed", () => {
    const unit = { key: rate, target: "Speeding", state: "needs-review", source: "Nhanh quá" } as const;
    const result = applied([unit], marked({ state: "done" }, reworded));
    expect([result.kept, result.marks.get(rate)]).toEqual([[], { state: "needs-review" }]);
  });
});

describe("a text that is stale stays so", () => {
  const stale = marked({ state: "needs-review" }, reworded);

  it.each<[what: string, unit: Partial<ReadUnit>, want: Mark | undefined]>([
    ["where a tool has lost what it was made from", { state: "stale" }, undefined],
    ["where a tool has lost that it is", { state: "needs-review" }, undefined],
    ["but not where somebody says that it fits", { state: "done" }, { state: "done" }],
    ["but not where it was written anew", { state: "stale", target: "Speeding" }, { state: "needs-review" }],
  ])("%s", (_, unit, want) => {
    const { marks } = applied([{ key: rate, target: "Too fast", source: "Nhanh quá", ...unit }], stale);
    expect(marks.get(rate)).toEqual(want);
  });
});

it("was made from the source text where a tool has the key in the source's place", () => {
  const unit = { key: "title", source: "title", target: "All codes", state: "done" } as const;
  const { marks } = applied([unit], minimal);
  expect(marks.get("title")).toEqual({ state: "done" });
});

describe("a text that is in the file twice", () => {
  it("is taken once where both say the same", () => {
    const twice = [1, 2].map(() => ({ key: rate, target: "Speeding" }));
    expect(applied(twice, minimal)).toMatchObject({ changed: 1, problems: [] });
  });

  it("is a mistake of the file where they do not", () => {
    const result = applied(
      [
        { key: rate, target: "Speeding" },
        { key: rate, target: "Rushing" },
      ],
      minimal,
    );
    const values = { text: rate, language: "en", line: 1 };
    expect(result.problems).toMatchObject([{ variant: "text-twice", values, place: { line: 2 } }]);
    expect(result.text).toContain("Speeding");
  });
});

it("of another project's file, no more is told than that", () => {
  const units = ["a", "b", "c"].map((key) => ({ key, target: "x" }));
  const values = { text: "a", language: "en" };
  expect(applied(units, minimal).problems).toMatchObject([{ variant: "text-foreign", values }]);
  const [, ...others] = applied([{ key: rate, target: "x" }, ...units], minimal).problems;
  expect(others.map(({ variant }) => variant)).toEqual(["text-unknown", "text-unknown"]);
});

describe("a text that would break a rule", () => {
  it("is told with its place in the translator's file, and the rest is taken", () => {
    const result = applied(
      [
        { key: "title", target: "All codes" },
        { key: rate, target: "Too  fast" },
        { key: data, target: "Bad: {{detail}} " },
      ],
      minimal,
    );
    expect(
      result.problems.map(({ rule, variant, place }) => [rule, variant, place.file, place.line]),
    ).toEqual(
      expect.arrayContaining([
        ["text-form", "double", "en.po", 2],
        ["text-form", "edge", "en.po", 3],
      ]),
    );
    expect(result.problems).toHaveLength(2);
    expect([result.changed, result.others]).toEqual([1, []]);
    expect(result.text).toBe(result.before.replace("title: Error codes", "title: All codes"));
  });
});

describe("a locale file that lacks something", () => {
  const code = /\n {2}ERROR_DATA:\n(?: {4}.*\n){3}/;
  const whole = minimal[en] ?? "";
  const lacking = { ...minimal, [en]: whole.replace(code, "\n").replace("intro: The error codes.\n", "") };

  it("gets it where the source language's file has it", () => {
    const units = [
      { key: "intro", target: "The error codes." },
      { key: data, target: "Bad data: {{detail}}" },
      { key: "errors.ERROR_DATA.explanation", target: "The data is wrong." },
      { key: "errors.ERROR_DATA.action", target: "Correct it." },
    ];
    expect(applied(units, lacking)).toMatchObject({ text: minimal[en], changed: 4, others: [] });
  });

  it("gets the whole code with its first text, still to be written", () => {
    const { text, others } = applied([{ key: data, target: "Bad data: {{detail}}" }], lacking);
    expect(text).toContain('action: "TODO: Sửa lại."');
    expect(others).toEqual([]);
  });
});
