import { describe, expect, it } from "vitest";
import type { Place, Problem } from "../../scripts/load/problem.js";
import { formatProblems, harmless } from "../../scripts/words/problem-report.js";
import { wordsFor } from "../../scripts/words/words.js";

const words = wordsFor("en");

function report(excerpt: string, marked: string, place: Partial<Place> = {}): string[] {
  const column = excerpt.indexOf(marked) + 1;
  const found: Place = { file: "a.yaml", line: 7, column, length: marked.length, excerpt, ...place };
  const problem: Problem = { rule: "duplicate-key", place: found, values: { key: marked } };
  return formatProblems([problem], words).split("\n");
}

describe("formatProblems", () => {
  it("says rule and message, place, line, mark and fix", () => {
    expect(report("  name: x", "name")).toEqual([
      "error[duplicate-key]: name is written twice in the same map",
      " --> a.yaml:7:3",
      "  |",
      "7 |   name: x",
      "  |   ^^^^",
      "  = fix: merge the two entries, or remove one",
      "  = rule: scripts/model/rules/README.md#duplicate-key",
      "",
    ]);
  });

  it("says the same in Vietnamese", () => {
    const place: Place = { file: "a.yaml", line: 7, column: 1, length: 1, excerpt: "" };
    const text = formatProblems([{ rule: "duplicate-key", place, values: { key: "tên" } }], wordsFor("vi"));
    expect(text.split("\n")).toEqual([
      "lỗi[duplicate-key]: tên được viết hai lần trong cùng một bảng",
      " --> a.yaml:7:1",
      "  = cách sửa: gộp hai mục lại, hoặc xóa một mục",
      "  = quy tắc: scripts/model/rules/README.vi.md#duplicate-key",
      "",
    ]);
  });

  it.each([
    ["en", "warning", "warning[text-length]: "],
    ["en", "error", "error[text-length]: "],
    ["vi", "warning", "cảnh báo[text-length]: "],
    ["vi", "error", "lỗi[text-length]: "],
  ] as const)("begins with the severity: %s, %s", (language, severity, beginning) => {
    const place: Place = { file: "a.yaml", line: 7, column: 1, length: 1, excerpt: "" };
    const values = { text: "title", length: 61, limit: 60 };
    const problem: Problem = { rule: "text-length", severity, place, values };
    expect(formatProblems([problem], wordsFor(language))).toMatch(
      new RegExp(`^${beginning.replace("[", "\\[")}`),
    );
  });

  it.each<[name: string, excerpt: string, marked: string, shown: string, caret: string]>([
    ["after letters with accents apart", "ạ: x", "x", "ạ: x", "   ^"],
    ["after wide letters", "名前: x", "x", "名前: x", "      ^"],
    ["under wide letters", "a: 名前", "名前", "a: 名前", "   ^^^^"],
    ["after a tab", "\ta: x", "x", "  a: x", "     ^"],
    ["after what a terminal acts on", "\u001B[31m: x", "x", "<U+001B>[31m: x", "              ^"],
    ["after what turns text round", "\u202Ea: x", "x", "<U+202E>a: x", "           ^"],
  ])("puts the mark %s", (_, excerpt, marked, shown, caret) => {
    const lines = report(excerpt, marked);
    expect(lines.slice(3, 5)).toEqual([`7 | ${shown}`, `  | ${caret}`]);
  });

  it("cuts a long line on both sides, and marks the right part of it", () => {
    const lines = report(`${"a".repeat(500)}here${"b".repeat(500)}`, "here");
    expect(lines[3]).toBe(`7 | …${"a".repeat(60)}here${"b".repeat(56)}…`);
    expect(lines[4]).toBe(`  | ${" ".repeat(61)}^^^^`);
  });

  it("cuts a long mistake", () => {
    const text = "x".repeat(10_000);
    const lines = report(text, text);
    expect(Math.max(...lines.slice(1).map(({ length }) => length))).toBeLessThan(140);
    expect(lines[4]).toBe(`  | ${"^".repeat(120)}`);
  });

  it("keeps the gutter as wide as the number of the line", () => {
    expect(report("a: x", "x", { line: 1234 }).slice(1, 5)).toEqual([
      "    --> a.yaml:1234:4",
      "     |",
      "1234 | a: x",
      "     |    ^",
    ]);
  });

  it("takes what the author wrote for text, not for a template", () => {
    const lines = report("a", "a", { file: "{{key}} $t(crash).yaml" });
    expect(lines[1]).toBe(" --> {{key}} $t(crash).yaml:7:1");
    const values = { text: "errors.A.action", names: "{{detail}}, $t(crash), $&", wanted: "{{names}}" };
    const place: Place = { file: "a", line: 1, column: 1, length: 1, excerpt: "" };
    const [message] = formatProblems(
      [{ rule: "placeholders", variant: "wrong", place, values }],
      words,
    ).split("\n");
    expect(message).toBe(
      "error[placeholders]: errors.A.action has {{detail}}, $t(crash), $&, but may only have {{names}}",
    );
  });

  it("names i18next's nesting without falling for it", () => {
    const place: Place = { file: "a", line: 1, column: 1, length: 1, excerpt: "" };
    const problem: Problem = {
      rule: "text-form",
      variant: "nesting",
      place,
      values: { text: "intro", nesting: "$t(…)" },
    };
    expect(formatProblems([problem], words)).toContain("intro has $t(…), which i18next would replace");
  });
});

describe("harmless", () => {
  it.each([
    ["plain", "plain"],
    ["Tiếng Việt, 日本語, 👩‍👩‍👧, فارسی‌ها", "Tiếng Việt, 日本語, 👩‍👩‍👧, فارسی‌ها"],
    ["a\tb", "a  b"],
    ["a\nb\r", "a<U+000A>b<U+000D>"],
    ["\u0000\u007F\u009B", "<U+0000><U+007F><U+009B>"],
    ["\u061C\u200E\u200F\u202E\u2066", "<U+061C><U+200E><U+200F><U+202E><U+2066>"],
    ["\u00AD\u200B\u2060\uFEFF\u{E0041}", "<U+00AD><U+200B><U+2060><U+FEFF><U+E0041>"],
    ["\u2028\u2029\uD800", "<U+2028><U+2029><U+D800>"],
  ])("%j", (text, want) => {
    expect(harmless(text)).toBe(want);
  });
});
