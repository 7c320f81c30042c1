import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { width, wrapText } from "../../scripts/words/text-width.js";

describe("wrapText", () => {
  it.each<[text: string, columns: number, lines: string[]]>([
    ["one two three", 7, ["one two", "three"]],
    ["one two three", Number.POSITIVE_INFINITY, ["one two three"]],
    ["", 10, [""]],
    ["Số dư tài khoản", 8, ["Số dư", "tài", "khoản"]],
    ["Số dư tài khoản".normalize("NFD"), 8, ["Số dư", "tài", "khoản"].map((line) => line.normalize("NFD"))],
    ["残高が不足しています。", 8, ["残高が不", "足してい", "ます。"]],
    ["abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]],
    ["👩‍👩‍👧👩‍👩‍👧", 6, ["👩‍👩‍👧", "👩‍👩‍👧"]],
  ])("%j in %d columns", (text, columns, lines) => {
    expect(wrapText(text, columns)).toEqual(lines);
  });

  it("loses nothing but spaces, and is never too wide", () => {
    const words = fc.array(
      fc.constantFrom("so", "số dư", "残高", "。", "(a)", "\u0301", "x".repeat(30), " "),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 40 }), (parts, columns) => {
        const text = parts.join(" ");
        const lines = wrapText(text, columns);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
