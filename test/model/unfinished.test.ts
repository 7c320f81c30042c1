import { expect, it } from "vitest";
import { buildDraft } from "../../scripts/model/draft.js";
import { stateOf, type TextRecord } from "../../scripts/model/translation-record.js";
import { recordsOf, unfinishedOf } from "../../scripts/model/unfinished.js";
import { minimal, sourcesOf } from "../model/minimal-contract.js";

/* Every command builds the contract: what takes hashes is for those that show how far a text is. */

const key = "errors.ERROR_RATE.description";

/** Of a finished text; whoever compares its hashes is told off. */
const untouchable: TextRecord = {
  state: "done",
  get source(): string {
    throw new Error("a hash was asked for");
  },
  get text(): string {
    throw new Error("a hash was asked for");
  },
};

it("a contract is built without a hash of a finished text, and has what is needed to take one", () => {
  const draft = buildDraft(sourcesOf(minimal));
  const records = new Map([["en", { isDraft: false, texts: new Map([[key, untouchable]]) }]]);
  const recorded = { ...draft, translations: { ...draft.translations, records } };
  expect(unfinishedOf(recorded)).toEqual({});
  const record = recordsOf(recorded)["en"]?.get(key);
  expect(record).toBe(untouchable);
  expect(() => stateOf(record, "Quá nhanh", "Too fast")).toThrow("a hash was asked for");
});
