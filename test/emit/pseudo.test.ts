import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentedText, turnedText } from "../../scripts/emit/pseudo-text.js";
import { contractOf, en, minimal, vi } from "../model/minimal-contract.js";
import { anyText } from "../properties/texts.js";
import { hostileContract, outputsOf } from "./hostile-contract.js";

const placeholder = /\{\{[A-Za-z][A-Za-z0-9]*\}\}/g;

describe.each([
  ["accentedText", accentedText],
  ["turnedText", turnedText],
])("%s", (_, make) => {
  /** Texts as the rules let them be: in NFC, with placeholders anywhere. */
  const texts = fc
    .array(fc.oneof(anyText, fc.constantFrom("{{detail}}", "{{a1}}", "q\u0304", " {{detail}}", "Too fast")), {
      minLength: 1,
    })
    .map((parts) => parts.join("").normalize("NFC"))
    .filter((text) => text.trim() !== "");

  it("keeps each placeholder, in order, is longer, and in NFC", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const made = make(text);
        expect(made.match(placeholder)).toEqual(text.match(placeholder));
        expect(made.length).toBeGreaterThan(text.length);
        expect(made).toBe(made.normalize("NFC"));
      }),
    );
  });
});

describe("accentedText", () => {
  it.each([
    ["Request failed", "[Ŕéǫûéšţ ƒåîļéð ~~~]"],
    ["OK", "[ÖĶ ~]"],
    ["{{detail}}", "[{{detail}} ~]"],
    ["Bad: {{detail}}, {{max}}", "[Ɓåð: {{detail}}, {{max}} ~~~~~~]"],
    ["Số dư: 5 日", "[Šố ðư: 5 日 ~]"],
  ])("%s", (text, made) => {
    expect(accentedText(text)).toBe(made);
  });

  it("gives accents to each letter, and padding that can be broken into lines", () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    expect(accentedText(letters + letters.toUpperCase())).not.toMatch(/[A-Za-z]/);
    const made = accentedText("word ".repeat(40).trim());
    expect(made.length / (40 * 5 - 1)).toBeGreaterThan(1.38);
    expect(made).not.toMatch(/~{7}/);
  });
});

it("turnedText begins from right to left, and turns each word by itself", () => {
  expect(turnedText("Bad {{detail}}")).toBe("\u200F\u202EBad\u202C\u200F {{detail}}");
  expect(turnedText("{{detail}}")).toBe("\u200F{{detail}}");
});

describe("the generated pseudo-languages", () => {
  const paths = [
    "pseudo/ar-XB.ts",
    "pseudo/ar-XB/errors.json",
    "pseudo/en-XA.ts",
    "pseudo/en-XA/errors.json",
  ];

  it("have every text of the English ones, and are in no list of languages", async () => {
    const outputs = await outputsOf(hostileContract);
    expect([...outputs.keys()].filter((path) => path.startsWith("pseudo/"))).toEqual(paths);
    const english = JSON.parse(outputs.get("i18next/en/errors.json") ?? "");
    for (const [language, make] of [["en-XA", accentedText] as const, ["ar-XB", turnedText] as const]) {
      const made = JSON.parse(outputs.get(`pseudo/${language}/errors.json`) ?? "");
      expect(made).toEqual(mapped(english, make));
    }
    const others = [...outputs].filter(([path]) => path !== "README.md" && !path.startsWith("pseudo/"));
    expect(others.filter(([, content]) => /en-XA|ar-XB|enXA|arXB/.test(content))).toEqual([]);
  });

  it("are made from the source language where there is no English", async () => {
    const { [en]: gone, ...rest } = minimal;
    const outputs = await outputsOf(contractOf(rest));
    const vietnamese = JSON.parse(outputs.get("i18next/vi/errors.json") ?? "");
    expect(JSON.parse(outputs.get("pseudo/en-XA/errors.json") ?? "")).toEqual(
      mapped(vietnamese, accentedText),
    );
    expect(outputs.get("pseudo/en-XA.ts")).toContain(`from ${vi}.`);
  });
});

/** The same, with something else for each text. */
function mapped(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, map)]));
}
