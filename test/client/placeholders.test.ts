import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readParams } from "../../src/params.js";
import { fillPlaceholders, findPlaceholders, readPlaceholders } from "../../src/placeholders.js";

const text = fc.string({ unit: "grapheme", maxLength: 40 });

describe("fillPlaceholders", () => {
  it.each([
    ["a {{x}} b {{x}}", { x: "1" }, "a 1 b 1"],
    ["{{x}}", {}, "…"],
    ["{{toString}}", {}, "…"],
    ["{{x}}", { x: 0 }, "0"],
    ["{{x}}", { x: "" }, "…"],
    ["{{x}}{{y}}", { x: "{{y}}", y: "$&" }, "{{y}}$&"],
  ])("%s with %j is %s", (template, params, want) => {
    expect(fillPlaceholders(findPlaceholders(template), params, "en")).toBe(want);
  });
});

describe("readPlaceholders", () => {
  it.each([
    ["data: {{detail}}", "data: no body", { detail: "no body" }],
    ["data: {{detail}}", "Data: No Body", { detail: "No Body" }],
    ["data: {{detail}}", "DATA: ", { detail: "" }],
    ["data: {{detail}}", "something else", undefined],
    ["{{used}} of {{limit}} calls", "7 of 10 calls", { used: "7", limit: "10" }],
    ["{{used}} of {{limit}} calls", "7 of 10 tasks", undefined],
    ["no placeholder", "no placeholder", {}],
    ["no placeholder", "no placeholder at all", undefined],
    ["({{a}})", "()", { a: "" }],
    ["aa{{x}}aa", "aaa", undefined],
    ["ID: {{x}}", "id: İzmir", { x: "İzmir" }],
  ])("%s in %s is %j", (wording, said, want) => {
    expect(readPlaceholders(wording, said)).toEqual(want);
  });

  it("reads back what was filled in, whatever it is", () => {
    fc.assert(
      fc.property(text, text, text, (before, value, after) => {
        // Where there is nothing to show, an ellipsis stands instead.
        fc.pre(value !== "" && !/\{\{|\}\}/.test(before + after));
        const template = `${before}{{detail}}${after}`;
        fc.pre(template.split("{{detail}}").length === 2);
        const filled = fillPlaceholders(findPlaceholders(template), { detail: value }, "en");
        expect(readPlaceholders(template, filled)).toEqual({ detail: value });
      }),
    );
  });

  it("takes time in proportion to the text, however hostile", () => {
    const hostile = "a ".repeat(200_000);
    expect(readPlaceholders("{{a}} a {{b}} a {{c}} a {{d}} x", hostile)).toBeUndefined();
  });
});

describe("readParams", () => {
  const facts = {
    params: { detail: "string", seconds: "number" },
    wordings: ["lỗi: {{detail}} ({{seconds}} s)", "error: {{detail}} ({{seconds}} s)"],
  } as const;
  it.each([
    ["lỗi: hỏng (5 s)", { detail: "hỏng", seconds: 5 }],
    ["Error: broken (5 s)", { detail: "broken", seconds: 5 }],
    ["error: broken (soon s)", { detail: "broken", seconds: undefined }],
    ["lỗi: hỏng (5 s)".normalize("NFD"), { detail: "hỏng", seconds: 5 }],
    ["another wording", { detail: "another wording", seconds: undefined }],
    ["", { detail: "", seconds: undefined }],
  ])("of %s is %j", (said, want) => {
    expect(readParams(facts, said, undefined)).toEqual(want);
  });

  it.each([
    [
      { detail: "d", seconds: 3 },
      { detail: "d", seconds: 3 },
    ],
    [
      { detail: 7, seconds: "3" },
      { detail: "hỏng", seconds: 5 },
    ],
    [{ toString: "x" }, { detail: "hỏng", seconds: 5 }],
    [["d", 3], { detail: "hỏng", seconds: 5 }],
  ])("that come by name, as %j, are %j", (given, want) => {
    expect(readParams(facts, "lỗi: hỏng (5 s)", given)).toEqual(want);
  });
});
