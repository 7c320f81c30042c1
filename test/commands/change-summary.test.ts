import { describe, expect, it } from "vitest";
import { summarizeChanges, summarizeDraft } from "../../scripts/commands/change-summary.js";
import { diffContracts } from "../../scripts/diff/diff-contracts.js";
import { buildDraft } from "../../scripts/model/draft.js";
import { wordsFor } from "../../scripts/words/words.js";
import {
  catalog,
  contractOf,
  type Edit,
  edited,
  en,
  type Files,
  minimal,
  openapi,
  released,
  sourcesOf,
  vi,
} from "../model/minimal-contract.js";

const known = contractOf(minimal);

const codes = (...names: string[]): Edit => {
  const entries = names.map(
    (name) => `  ${name}: { status: 400, category: limit, retry: never, retired: 1.0.0 }\n`,
  );
  return [catalog, "\nerrors:\n", `\nerrors:\n${entries.join("")}`];
};
const texts = (file: string, ...names: string[]): Edit => {
  const entries = names.map((name) => `  ${name}: { description: A, explanation: B., action: C. }\n`);
  return [file, "\nerrors:\n", `\nerrors:\n${entries.join("")}`];
};

describe("what changed, in a sentence", () => {
  it.each<[edits: Edit[], english: string, vietnamese: string]>([
    [[], "nothing changed in the contract", "hợp đồng không có gì thay đổi"],
    [[[en, "Too fast", "Too many"]], "1 text changed", "đã đổi 1 văn bản"],
    [
      [
        [en, "Too fast", "Too many"],
        [vi, "Quá nhanh", "Quá nhiều"],
        [catalog, "retry: never", "retry: backoff"],
      ],
      "1 code changed; 2 texts changed",
      "đã đổi 1 mã; đã đổi 2 văn bản",
    ],
    [
      [codes("ERROR_A", "ERROR_B"), texts(en, "ERROR_A", "ERROR_B"), texts(vi, "ERROR_A", "ERROR_B")],
      "2 codes added",
      "đã thêm 2 mã",
    ],
    [
      [[catalog, "retry: never", "retry: backoff\n    deprecated: 1.0.0\n    aliases: [BAD]"]],
      "1 code changed",
      "đã đổi 1 mã",
    ],
    [
      [
        [
          openapi,
          "      responses:",
          "      parameters: [{ in: query, name: a, schema: { type: string } }]\n      responses:",
        ],
      ],
      "1 operation changed",
      "đã đổi 1 thao tác",
    ],
    [
      [
        [openapi, "paths:", "components: { schemas: { A: { type: string }, B: { type: string } } }\npaths:"],
        [openapi, "Minimal API", "Small API"],
      ],
      "2 schemas added; 1 fact of the whole contract changed",
      "đã thêm 2 schema; đã đổi 1 điều về cả hợp đồng",
    ],
  ])("%j", (edits, english, vietnamese) => {
    const changes = diffContracts(known, contractOf(edited(edits)));
    expect(summarizeChanges(changes, wordsFor("en"))).toBe(english);
    expect(summarizeChanges(changes, wordsFor("vi"))).toBe(vietnamese);
  });

  it("a language more, or one less", () => {
    const more = contractOf({ ...minimal, "locales/fr.yaml": minimal[en] ?? "" });
    expect(summarizeChanges(diffContracts(known, more), wordsFor("en"))).toBe("1 language added");
    expect(summarizeChanges(diffContracts(more, known), wordsFor("vi"))).toBe("đã xóa 1 ngôn ngữ");
  });
});

describe("what is still to be written, in a sentence", () => {
  it.each<[edits: Edit[], english: string | undefined, vietnamese: string | undefined]>([
    [[[en, "action: Wait.", "action: ''"]], undefined, undefined],
    [[[catalog, "\nerrors:\n", "\nerrors: [\n"]], undefined, undefined],
    [
      [codes("ERROR_A"), texts(vi, "ERROR_A")],
      "1 code added; en lacks its text",
      "đã thêm 1 mã; en còn thiếu văn bản tương ứng",
    ],
    [
      [codes("ERROR_A")],
      "1 code added; vi and en lack its text",
      "đã thêm 1 mã; vi và en còn thiếu văn bản tương ứng",
    ],
    [
      [codes("ERROR_A", "ERROR_B"), texts(vi, "ERROR_A", "ERROR_B")],
      "2 codes added; en lacks their texts",
      "đã thêm 2 mã; en còn thiếu văn bản tương ứng",
    ],
    [
      [codes("ERROR_A", "ERROR_B", "ERROR_C"), texts(vi, "ERROR_A", "ERROR_B"), texts(en, "ERROR_C")],
      "3 codes added; vi lacks the text of 1 of them; en lacks the texts of 2 of them",
      "đã thêm 3 mã; vi còn thiếu văn bản của 1 mã trong số đó; en còn thiếu văn bản của 2 mã trong số đó",
    ],
    [
      [
        codes("ERROR_A"),
        texts(vi, "ERROR_A"),
        [en, "\nerrors:\n", "\nerrors:\n  ERROR_A: { description: A, explanation: B. }\n"],
      ],
      "1 code added; en lacks its text",
      "đã thêm 1 mã; en còn thiếu văn bản tương ứng",
    ],
    [
      [
        codes("ERROR_A"),
        texts(vi, "ERROR_A"),
        [
          en,
          "\nerrors:\n",
          '\nerrors:\n  ERROR_A: { description: "TODO: A", explanation: B., action: C. }\n',
        ],
      ],
      "1 code added; en lacks its text",
      "đã thêm 1 mã; en còn thiếu văn bản tương ứng",
    ],
    [
      [
        [catalog, "  ERROR_DATA:\n", "  ERROR_INFO:\n"],
        [released, "ERROR_RATE", "ERROR_DATA"],
      ],
      "1 code added; 1 code removed; vi and en lack its text",
      "đã thêm 1 mã; đã xóa 1 mã; vi và en còn thiếu văn bản tương ứng",
    ],
  ])("%j", (edits, english, vietnamese) => {
    const draft = buildDraft(sourcesOf(edited(edits)));
    expect(summarizeDraft(known, draft, wordsFor("en"))).toBe(english);
    expect(summarizeDraft(known, draft, wordsFor("vi"))).toBe(vietnamese);
  });
});

describe("a locale that is gone", () => {
  const { [en]: _, ...rest } = edited([codes("ERROR_A")]);
  const broken = { ...rest, [en]: "errors: [" };

  it.each<[files: Files, english: string, vietnamese: string]>([
    [
      rest,
      "1 code added; the file of en is gone; vi lacks its text",
      "đã thêm 1 mã; không còn tệp của en; vi còn thiếu văn bản tương ứng",
    ],
    [broken, "1 code added; vi lacks its text", "đã thêm 1 mã; vi còn thiếu văn bản tương ứng"],
  ])("is named, but not one that is broken", (files, english, vietnamese) => {
    const draft = buildDraft(sourcesOf(files));
    expect(summarizeDraft(known, draft, wordsFor("en"))).toBe(english);
    expect(summarizeDraft(known, draft, wordsFor("vi"))).toBe(vietnamese);
  });
});
