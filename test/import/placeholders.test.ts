import { describe, expect, it } from "vitest";
import { choosePlaceholders } from "../../scripts/import/choose-placeholders.js";
import {
  convertPlaceholders,
  type PlaceholderChoice,
  type PlaceholderStyle,
  stylesIn,
} from "../../scripts/import/placeholders.js";
import { readCsv } from "../../scripts/import/read-csv.js";
import { TextSource } from "../../scripts/load/text-source.js";
import { malformedPlaceholder } from "../../scripts/model/locale-texts.js";
import { inOneLine } from "../model/minimal-contract.js";

describe("convertPlaceholders", () => {
  it.each<[style: PlaceholderStyle | undefined, text: string, want: string]>([
    ["i18next", "Queue {{ size }} of {{- name}}", "Queue {{size}} of {{name}}"],
    ["i18next", "Queue {size} of {{user_name}}", "Queue {size} of {{userName}}"],
    ["braces", "Queue {size} of { name }", "Queue {{size}} of {{name}}"],
    ["braces", "{user_name}, {user.id}, {_x1}", "{{userName}}, {{userId}}, {{x1}}"],
    [
      "braces",
      `\${size}, %{size}, #{size}, {0}, {a, number}, {}`,
      `\${size}, %{size}, #{size}, {0}, {a, number}, {}`,
    ],
    ["braces", "{{size}} and {size}", "{ {size} } and {{size}}"],
    ["numbers", "'{0}' is no '{10}'", "'{{arg0}}' is no '{{arg10}}'"],
    ["numbers", "'{{0} as default }' and {a {0}}", "'{ {{arg0}} as default }' and {a {{arg0}} }"],
    ["numbers", "import {a} from {0}", "import {a} from {{arg0}}"],
    ["template", `Queue \${size}, {name}`, "Queue {{size}}, {name}"],
    ["percent", "Queue %{size}, {name}, 5 %", "Queue {{size}}, {name}, 5 %"],
    ["printf", "%s of %d at %.2f %%, %@", "{{arg1}} of {{arg2}} at {{arg3}} %, {{arg4}}"],
    ["printf", "%2$s of %1$s", "{{arg2}} of {{arg1}}"],
    ["printf", "%(size)d of {%s}", "{{size}} of { {{arg1}} }"],
    ["printf", "100% sure, %20done, %d0%b0, 5%d", "100% sure, %20done, %d0%b0, 5%d"],
    ["colon", "Queue :size at 10:30, http://a :x_y", "Queue {{size}} at 10:30, http://a {{xY}}"],
    [undefined, "{{ a + b }} and {{x}}, {y}, {{{", "{ { a + b } } and { {x} }, {y}, { { {"],
  ])("%s: %s", (style, text, want) => {
    expect(convertPlaceholders(text, style)).toBe(want);
    expect(malformedPlaceholder(want)).toBeUndefined();
  });
});

describe("stylesIn", () => {
  it.each<[texts: string[], want: string[]]>([
    [["Too fast", "100% :wrong"], []],
    [["{{a}}"], ["i18next"]],
    [["a {a}", "b {b}"], ["braces"]],
    [
      ["a {0}", "b %s"],
      ["numbers", "printf"],
    ],
    [[`\${a}`], ["template"]],
    [["%{a}"], ["percent"]],
    [["%% only"], []],
    [["%5D; and %20a and %C3%A1"], []],
  ])("%j", (texts, want) => {
    expect([...stylesIn(texts).keys()]).toEqual(want);
  });
});

describe("choosePlaceholders", () => {
  const table = (...texts: string[]) =>
    readCsv(new TextSource("f", ["code;text", ...texts.map((text) => `A;${text}`)].join("\n")));
  const columns = new Map([["code", "code"] as const, ["en.description", "text"] as const]);
  const chosen = (choice: PlaceholderChoice, ...texts: string[]) => {
    const { style, converted, problems } = choosePlaceholders(table(...texts), columns, choice);
    return [style, converted, problems.map(inOneLine)];
  };

  it("takes the style that the file has", () => {
    expect(chosen("auto", "a {size}", "b {size} {name}", "c")).toEqual([
      "braces",
      { from: "{size}", to: "{{size}}", count: 2 },
      [],
    ]);
    expect(chosen("auto", "a {{size}}")).toEqual(["i18next", undefined, []]);
    expect(chosen("auto", "a")).toEqual([undefined, undefined, []]);
  });

  it("does not guess between two", () => {
    expect(chosen("auto", "a {size}", "b %s")).toEqual([
      undefined,
      undefined,
      ["import/placeholders f:2:1 «A;a {size}»"],
    ]);
  });

  it("takes the style that it is told, or none", () => {
    expect(chosen("printf", "a {size}", "b %s")).toEqual([
      "printf",
      { from: "%s", to: "{{arg1}}", count: 1 },
      [],
    ]);
    expect(chosen("colon", "a {size}")).toEqual(["colon", undefined, []]);
    expect(chosen("none", "a {size}", "b %s")).toEqual([undefined, undefined, []]);
  });
});
