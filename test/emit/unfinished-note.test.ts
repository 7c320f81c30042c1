import { describe, expect, it } from "vitest";
import { unfinishedCodeNote, unfinishedNote } from "../../scripts/emit/unfinished-note.js";
import type { Contract, Unfinished } from "../../scripts/model/contract.js";
import { hashOf, type TextRecord, type TextState } from "../../scripts/model/translation-record.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { outputsOf } from "./hostile-contract.js";

const counts = (missing: number, machine: number, review: number): Unfinished => ({
  ...{ missing, machine },
  "needs-review": review,
});

const whole = contractOf(minimal);
const half: Contract = { ...whole, unfinished: { en: counts(1, 2, 3) } };

describe("unfinishedNote", () => {
  it.each<[language: string, unfinished: Unfinished, en: string, vi: string]>([
    [
      "en",
      counts(1, 1, 1),
      "English: 1 text is missing and is shown in Vietnamese; 1 text was translated by a machine and has not been reviewed; 1 text has still to be reviewed.",
      "Tiếng Anh: còn thiếu 1 văn bản, tạm hiển thị bằng Tiếng Việt; 1 văn bản do máy dịch, chưa ai duyệt; 1 văn bản cần được duyệt lại.",
    ],
    [
      "zh-Hans",
      counts(0, 0, 86),
      "Simplified Chinese: 86 texts have still to be reviewed.",
      "Tiếng Trung (Giản thể): 86 văn bản cần được duyệt lại.",
    ],
    [
      "ru",
      counts(5, 0, 0),
      "Russian: 5 texts are missing and are shown in Vietnamese.",
      "Tiếng Nga: còn thiếu 5 văn bản, tạm hiển thị bằng Tiếng Việt.",
    ],
  ])("says how far %s is: %j", (language, unfinished, en, vi) => {
    const contract = { languages: ["vi", language], unfinished: { [language]: unfinished } };
    const said = ["en", "vi"].map((spoken) => unfinishedNote(contract, language, documentWordsFor(spoken)));
    expect(said).toEqual([en, vi]);
    expect(unfinishedNote(contract, "vi", documentWordsFor("en"))).toBeUndefined();
  });
});

describe("unfinishedCodeNote", () => {
  it.each<[field: string, record: TextState | TextRecord, en: string, vi: string]>([
    [
      "description",
      { source: hashOf("Trước"), text: hashOf("Too fast"), state: "machine" },
      "ERROR_RATE in English: 1 text was made from an earlier Vietnamese wording.",
      "ERROR_RATE bằng Tiếng Anh: 1 văn bản được dịch từ bản Tiếng Việt cũ, nay đã sửa.",
    ],
    [
      "action",
      "missing",
      "ERROR_RATE in English: 1 text is missing and is shown in Vietnamese.",
      "ERROR_RATE bằng Tiếng Anh: còn thiếu 1 văn bản, tạm hiển thị bằng Tiếng Việt.",
    ],
  ])("says how far the texts of a code are: %s", (field, record, en, vi) => {
    const { languages, errors } = whole;
    const contract = { languages, records: { en: new Map([[`errors.ERROR_RATE.${field}`, record]]) } };
    const said = (language: string) =>
      errors.map((error) => unfinishedCodeNote(contract, error, "en", documentWordsFor(language)));
    expect([said("en"), said("vi")]).toEqual([
      [en, undefined],
      [vi, undefined],
    ]);
  });
});

describe("what is generated", () => {
  it("is marked wherever a language is that is not finished, and nowhere else", async () => {
    const [before, after] = [await outputsOf(whole), await outputsOf(half)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const marked = [...after].filter(([path, content]) => content !== before.get(path));
    expect(marked.map(([path]) => path)).toEqual([
      "README.md",
      "catalog.json",
      "docs/en/errors.md",
      "i18next/resources.ts",
      "locales/en.ts",
    ]);
    for (const [path, content] of marked) {
      const note =
        path === "catalog.json"
          ? /"needs-review": 3/
          : /English: 1 text is missing and is shown in Vietnamese; 2 texts [^;]+; 3 texts have/;
      expect(content, path).toMatch(note);
    }
  });
});
