import { describe, expect, it } from "vitest";
import { coverageOf } from "../../scripts/locales/coverage.js";
import { changedRecords, type Marks, recordTranslations } from "../../scripts/locales/record-translations.js";
import { buildDraft } from "../../scripts/model/draft.js";
import {
  catalog,
  type Edit,
  edited,
  en,
  type Files,
  minimal,
  openapi,
  sourcesOf,
  vi,
} from "../model/minimal-contract.js";

/** `files` with what is remembered of them. */
function recorded(files: Files, marks: ReadonlyMap<string, Marks> = new Map()): Files {
  const records = recordTranslations(buildDraft(sourcesOf(files)), marks);
  return { ...files, ...Object.fromEntries(records.map(({ path, content }) => [path, content])) };
}

/** The texts of English that are not done, each with its state. */
function openIn(files: Files): string[] {
  const [coverage] = coverageOf(buildDraft(sourcesOf(files)));
  return (coverage?.texts ?? [])
    .filter(({ state }) => state !== "done")
    .map(({ key, state }) => `${state} ${key}`);
}

const source: Edit = [vi, "Quá nhanh", "Nhanh quá"];
const translation: Edit = [en, "Too fast", "Much too fast"];
const start = recorded(minimal);

describe("what is remembered of translations", () => {
  it.each<[name: string, steps: readonly (readonly Edit[])[], want: readonly string[]]>([
    ["nothing where nothing has changed", [[]], []],
    ["just the translation of what was reworded", [[source]], ["stale errors.ERROR_RATE.description"]],
    ["it is still so at the next run", [[source], []], ["stale errors.ERROR_RATE.description"]],
    ["no longer when it was translated again", [[source], [translation]], []],
    ["not where both were written at once", [[source, translation]], []],
    ["not where the old wording is back", [[source], [[vi, "Nhanh quá", "Quá nhanh"]]], []],
    ["a translation alone may change", [[translation]], []],
    ["what is still to be written", [[[en, "Too fast", "TODO"]]], ["missing errors.ERROR_RATE.description"]],
    [
      "and its source text may change before it is there",
      [[[en, "Too fast", "TODO"]], [source], [[en, "TODO", "Much too fast"]]],
      [],
    ],
  ])("%s", (_, steps, want) => {
    let files = start;
    let open: readonly string[] = [];
    for (const edits of steps) {
      files = edited(edits, files);
      open = openIn(files);
      files = recorded(files);
      // To write it down changes nothing about it.
      expect(openIn(files)).toEqual(open);
    }
    expect(open).toEqual(want);
  });

  it("is the same where nothing has changed, however its lines end", () => {
    const draft = (files: Files) => buildDraft(sourcesOf(files));
    expect(
      changedRecords(draft(minimal), recordTranslations(draft(minimal))).map(({ path }) => path),
    ).toEqual(["locales/translations/en.json", "locales/translations/source-texts.json"]);
    expect(changedRecords(draft(start), recordTranslations(draft(start)))).toEqual([]);
    const windows = Object.fromEntries(
      Object.entries(start).map(([file, text]) => [file, text.replaceAll("\n", "\r\n")]),
    );
    expect(changedRecords(draft(windows), recordTranslations(draft(windows)))).toEqual([]);
  });

  it("keeps the source text that a stale translation was made from, and forgets those of no use", () => {
    const textsIn = (files: Files) =>
      Object.values(JSON.parse(files["locales/translations/source-texts.json"] ?? ""));
    const stale = recorded(edited([source], start));
    expect(textsIn(stale)).toContain("Quá nhanh");
    expect(textsIn(stale)).not.toContain("Nhanh quá");
    const fresh = recorded(edited([translation], stale));
    expect(textsIn(fresh)).not.toContain("Quá nhanh");
    expect(textsIn(fresh)).toContain("Nhanh quá");
  });

  it("takes what somebody says of a text, until that is written anew", () => {
    const key = "errors.ERROR_RATE.description";
    const marked = recorded(start, new Map([["en", new Map([[key, { state: "machine" as const }]])]]));
    expect(openIn(marked)).toEqual([`machine ${key}`]);
    expect(openIn(recorded(marked))).toEqual([`machine ${key}`]);
    expect(openIn(edited([source], marked))).toEqual([`stale ${key}`]);
    expect(openIn(edited([translation], marked))).toEqual([]);
  });

  it("forgets what is no longer there", () => {
    const gone = edited(
      [
        [catalog, "    aliases: [ERROR_SPEED]\n", "    aliases: [ERROR_SPEED]\n    retired: 1.0.0\n"],
        [openapi, "        - ERROR_RATE\n", ""],
      ],
      start,
    );
    expect(openIn(recorded(gone))).toEqual([]);
    const { "locales/en.yaml": _, ...alone } = start;
    expect(recordTranslations(buildDraft(sourcesOf(alone)))).toEqual([]);
  });

  it.each([
    ["no JSON", "<<<<<<< ours\n{}"],
    ["something else", "[]"],
    ["without texts", '{ "draft": true }'],
    ["a hash that is none", '{ "texts": { "title": "abc" } }'],
    ["a state that is none", '{ "texts": { "title": "c575996dd581 b485a2ff39ac good" } }'],
  ])("is not written over where it is %s: that is told", (_, text) => {
    const { problems } = buildDraft(sourcesOf({ ...minimal, "locales/translations/en.json": text }));
    expect(problems).toMatchObject([
      { rule: "file", variant: "record", place: { file: "locales/translations/en.json", line: 1 } },
    ]);
  });
});
