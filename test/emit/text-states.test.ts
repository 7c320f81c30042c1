import { describe, expect, it } from "vitest";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { type Marks, recordTranslations } from "../../scripts/locales/record-translations.js";
import { buildDraft } from "../../scripts/model/draft.js";
import { recordText } from "../../scripts/model/translation-record.js";
import { statedTexts } from "../../scripts/model/unfinished.js";
import {
  contractOf,
  type Edit,
  edited,
  en,
  type Files,
  minimal,
  sourcesOf,
  vi,
} from "../model/minimal-contract.js";

/* What catalog.json says of how far each text is: the same as `locales status`. */

function recorded(files: Files, marks: Marks = new Map()): Files {
  const records = recordTranslations(buildDraft(sourcesOf(files)), new Map([["en", marks]]));
  return { ...files, ...Object.fromEntries(records.map(({ path, content }) => [path, content])) };
}

const start = recorded(minimal);
const begun: Files = {
  ...minimal,
  "locales/translations/en.json": recordText({ isDraft: true, texts: new Map() }),
};
const rate = "errors.ERROR_RATE.description";
const reworded: Edit = [vi, "Quá nhanh", "Nhanh quá"];
const done = Object.fromEntries(openInDraft(minimal, () => true).map(([key]) => [key, "translated"]));

describe("the state of a text in catalog.json", () => {
  it.each<[name: string, files: Files, want: Readonly<Record<string, string>>]>([
    ["nothing is remembered yet", minimal, {}],
    ["all are done", start, {}],
    ["one source text was reworded", edited([reworded], start), { [rate]: "stale" }],
    ["it was translated anew", edited([reworded, [en, "Too fast", "Much too fast"]], start), {}],
    ["a machine made one", marked("machine"), { [rate]: "machine" }],
    ["one is to be reviewed", marked("needs-review"), { [rate]: "needs-review" }],
    ["a machine's is stale", edited([reworded], marked("machine")), { [rate]: "stale" }],
    ["one is still to be written", edited([[en, "Too fast", "TODO"]], begun), { [rate]: "missing" }],
    [
      "of others there is a draft alone",
      edited(
        [
          [
            en,
            "limit: { name: Limit, description: Sent too fast. }",
            'limit: { name: TODO, description: "TODO: Sent." }',
          ],
        ],
        begun,
      ),
      { "categories.limit.name": "missing", "categories.limit.description": "missing" },
    ],
    [
      "of every kind",
      edited(
        [
          [vi, "title: Mã lỗi", "title: Lỗi"],
          [vi, "description: Phải sửa yêu cầu.", "description: Sửa yêu cầu."],
          [vi, "Không gửi được", "Chưa gửi được"],
          [vi, "explanation: Too many errors.", "explanation: Quá nhiều lỗi."],
        ],
        start,
      ),
      {
        title: "stale",
        "categories.request.description": "stale",
        "statuses.400.description": "stale",
        "failures.cooldown.explanation": "stale",
      },
    ],
  ])("%s", (_, files, want) => {
    expect(statesIn(files, "en")).toEqual({ ...done, ...want });
    // As maloi tells those who translate.
    const told = openInDraft(files, (state) => state !== "done");
    expect(Object.fromEntries(told)).toEqual(want);
    // To write down what is known changes nothing about it.
    expect(statesIn(recorded(files), "en")).toEqual({ ...done, ...want });
  });

  it("is that of a source where nothing was translated", () => {
    const states = statesIn(edited([reworded], start), "vi");
    expect(Object.keys(states)).toEqual(Object.keys(done));
    expect(new Set(Object.values(states))).toEqual(new Set(["source"]));
  });
});

function marked(state: "machine" | "needs-review"): Files {
  return recorded(start, new Map([[rate, { state }]]));
}

function openInDraft(files: Files, isMeant: (state: string) => boolean): [string, string][] {
  const draft = buildDraft(sourcesOf(files));
  const english = draft.locales.filter(({ language }) => language === "en");
  return english
    .flatMap((locale) => statedTexts(draft, locale))
    .filter(({ state }) => isMeant(state))
    .map(({ key, state }) => [key, state]);
}

/** By the ways to the texts in a locale file. */
function statesIn(files: Files, language: string): Readonly<Record<string, unknown>> {
  const { guide, statuses, categories, failures, errors } = JSON.parse(
    emitCatalog(contractOf(files)).content,
  );
  const own = [
    ["", guide],
    ...statuses.map((one: { status: number; texts: object }) => [`statuses.${one.status}.`, one.texts]),
    ...categories.map((one: { name: string; texts: object }) => [`categories.${one.name}.`, one.texts]),
    ...Object.entries(failures).map(([kind, texts]) => [`failures.${kind}.`, texts]),
    ...errors.map((one: { code: string; texts: object }) => [`errors.${one.code}.`, one.texts]),
  ];
  return Object.fromEntries(
    own.flatMap(([path, texts]) =>
      Object.entries<{ state: string }>(texts[language]).map(([field, { state }]) => [path + field, state]),
    ),
  );
}
