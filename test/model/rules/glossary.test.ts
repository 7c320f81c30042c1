import { describe, expect, it } from "vitest";
import { buildContract } from "../../../scripts/model/build.js";
import { type Edit, edited, en, glossary, inOneLine, minimal, sourcesOf, vi } from "../minimal-contract.js";

function problemsWith(words: string, ...edits: Edit[]): string[] {
  return buildContract(sourcesOf({ ...edited(edits), [glossary]: words })).problems.map(inOneLine);
}

const task =
  "concepts: { task: { vi: { term: tác vụ, avoid: [nhiệm vụ] }, en: { term: task, avoid: [job, jobs] } } }";
const says = (text: string): Edit => [vi, "action: Đợi.", `action: ${JSON.stringify(text)}`];
const saysEn = (text: string): Edit => [en, "action: Wait.", `action: ${JSON.stringify(text)}`];
const found = (text: string) => [`glossary/avoid locales/vi.yaml:18:13 «${JSON.stringify(text)}»`];
const foundEn = (text: string) => [`glossary/avoid locales/en.yaml:18:13 «${JSON.stringify(text)}»`];

describe("glossary", () => {
  it.each(["Tạo nhiệm vụ mới.", "Nhiệm vụ đã hết.", "NHIỆM VỤ!", "Xem (nhiệm vụ)."])(
    "finds what is to be avoided: %s",
    (text) => {
      expect(problemsWith(task, says(text))).toEqual(found(text));
    },
  );

  it.each(["Tạo tác vụ mới.", "Tạo nhiệm vụn mới.", "Tạo anhiệm vụ mới.", "Tạo nhiêm vụ mới."])(
    "and nothing else: %s",
    (text) => {
      expect(problemsWith(task, says(text))).toEqual([]);
    },
  );

  it("finds it in the normal form C, whichever the glossary is written in", () => {
    expect(problemsWith(task.normalize("NFD"), says("Tạo nhiệm vụ mới."))).toEqual(
      found("Tạo nhiệm vụ mới."),
    );
  });

  it("finds what a text says in one language, not in another", () => {
    expect(problemsWith(task, saysEn("Create a new job."))).toEqual(foundEn("Create a new job."));
    expect(problemsWith(task, says("Job."))).toEqual([]);
  });

  it("finds each form that is listed, as a whole word", () => {
    expect(problemsWith(task, saysEn("Two jobs."))).toEqual(foundEn("Two jobs."));
    expect(problemsWith(task, saysEn("Jobless."))).toEqual([]);
  });

  it("does not look into placeholders, nor past them", () => {
    const words = "concepts: { fact: { en: { term: fact, avoid: [detail] } } }";
    expect(problemsWith(words)).toEqual([]);
    const pair = "concepts: { fact: { en: { term: fact, avoid: [data now] } } }";
    expect(problemsWith(pair, [en, "Bad data: {{detail}}", "Bad data{{detail}}now"])).toEqual([]);
  });

  it("lets pass what stands within a term", () => {
    const words =
      "concepts: { help: { en: { term: help desk, avoid: [desk] } }, table: { en: { term: table } } }";
    expect(problemsWith(words, saysEn("Ask the help desk."))).toEqual([]);
    expect(problemsWith(words, saysEn("Ask the desk."))).toEqual(foundEn("Ask the desk."));
    expect(problemsWith(words, saysEn("Ask the help desk at the desk."))).toHaveLength(1);
  });

  it("finds words in scripts that put no spaces between them", () => {
    const files = {
      ...minimal,
      "locales/ja.yaml": (minimal[vi] ?? "").replace("Đợi.", "新しい仕事を作成。"),
    };
    const words = "concepts: { task: { ja: { term: タスク, avoid: [仕事] } } }";
    expect(buildContract(sourcesOf({ ...files, [glossary]: words })).problems.map(inOneLine)).toEqual([
      "glossary/avoid locales/ja.yaml:18:13 «新しい仕事を作成。»",
    ]);
  });

  it("takes what is to be avoided for text, not for a pattern", () => {
    const words = "concepts: { a: { en: { term: a, avoid: ['.*', 'c++', 'a|b'] } } }";
    expect(problemsWith(words)).toEqual([]);
    expect(problemsWith(words, saysEn("Use C++."))).toEqual(foundEn("Use C++."));
  });

  it.each<[name: string, words: string, want: string[]]>([
    [
      "a language without a locale",
      "concepts: { task: { fr: { term: tâche } } }",
      ["glossary/language locales/glossary.yaml:1:21 «fr»"],
    ],
    [
      "a term that is to be avoided",
      "concepts: { a: { vi: { term: tác vụ, avoid: [Việc] } }, b: { vi: { term: việc } } }",
      ["glossary/both locales/glossary.yaml:1:46 «Việc»"],
    ],
    [
      "a term that is missing",
      "concepts: { a: { vi: { avoid: [Việc] } } }",
      ["schema/missing locales/glossary.yaml:1:18 «vi»"],
    ],
    [
      "a term of spaces",
      "concepts: { a: { vi: { term: ' ' } } }",
      ["schema/value locales/glossary.yaml:1:30 «' '»"],
    ],
    [
      "a key too many",
      "concept: {}",
      ["schema/missing locales/glossary.yaml:1:1 «c»", "schema/unknown locales/glossary.yaml:1:1 «concept»"],
    ],
    ["an empty file", "", ["schema/empty locales/glossary.yaml:1:1 «»"]],
    ["no concepts", "concepts: {}", []],
  ])("%s", (_, words, want) => {
    expect(problemsWith(words)).toEqual(want);
  });
});
