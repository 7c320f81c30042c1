import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOut, spellOut } from "../../scripts/locales/spelt-out.js";
import { translatedText } from "./files.js";

const controls = /\p{Cc}|\p{Cs}/gu;

describe("a character that a format cannot hold", () => {
  it.each([
    ["a\u001bb", "a\\u{1B}b"],
    ["\u0000\u0009\u009f", "\\u{0}\\u{9}\\u{9F}"],
    ["\uDE00\uD83D!", "\\u{DE00}\\u{D83D}!"],
    ["😀", "😀"],
    ["\\u{1B}", "\\u{5C}u{1B}"],
    ["\\u{5C}u{1B}", "\\u{5C}u{5C}u{1B}"],
    ["\\\u001b", "\\\\u{1B}"],
    ["\\u{1F600} \\u{41} \\u{} \\n", "\\u{1F600} \\u{41} \\u{} \\n"],
  ])("%j is %j", (text, want) => {
    expect(spellOut(text, controls)).toBe(want);
    expect(readOut(want)).toBe(text);
  });

  it("is itself again, whatever stands around it", () => {
    const property = fc.property(translatedText, (text) => {
      const spelt = spellOut(text, controls);
      expect(spelt).not.toMatch(controls);
      expect(readOut(spelt)).toBe(text);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
