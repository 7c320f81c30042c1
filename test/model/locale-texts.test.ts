import { describe, expect, it } from "vitest";
import { malformedPlaceholder, placeholdersOf } from "../../scripts/model/locale-texts.js";

describe("placeholders of a text", () => {
  it.each<[text: string, names: string[], malformed: string | undefined]>([
    ["no placeholder", [], undefined],
    ["{{a}} and {{b}} and {{a}}", ["a", "b"], undefined],
    ["one {brace} is text", [], undefined],
    ["{{toString}}", ["toString"], undefined],
    ["{{ a }}", [], "{{ a }}"],
    ["{{-a}}", [], "{{-a}}"],
    ["{{a.b}}", [], "{{a.b}}"],
    ["{{1a}}", [], "{{1a}}"],
    ["{{a", [], "{{a"],
    ["a}}", [], "a}}"],
    ["{{{a}}", ["a"], "{{{a}}"],
    ["{{a}}}", ["a"], "{{a}}}"],
    ["{{}}", [], "{{}}"],
  ])("%s", (text, names, malformed) => {
    expect(placeholdersOf(text)).toEqual(names);
    expect(malformedPlaceholder(text)).toBe(malformed);
  });
});
