import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, problemsAfter, vi } from "../minimal-contract.js";

const described = (text: string): Edit => [en, "description: Too fast\n", `description: ${text}\n`];
const limits = (setting: string): Edit => [
  catalog,
  "errors:\n",
  `rules: { text-length: ${setting} }\nerrors:\n`,
];
const long = (length: number) => `A${"a".repeat(length - 1)}`;

/** Seven characters of 33 code units. */
const mixed = "👩‍👩‍👧🇻🇳🏴󠁧󠁢󠁳󠁣󠁴󠁿👍🏽각é日";

describe("text-length", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    ["as long as it may be", [described(long(120))], []],
    ["one character too long", [described(long(121))], [`text-length locales/en.yaml:16:18 «${long(121)}»`]],
    ["accents and joined emoji, which are one character each", [described(`Ệ${"👩‍👩‍👧".repeat(119)}`)], []],
    [
      "many of them, wherever they fall when they are counted in parts",
      [described(`A${mixed.repeat(100)}`), limits("{ description: 701 }")],
      [],
    ],
    [
      "one more of them",
      [described(`AB${mixed.repeat(100)}`), limits("{ description: 701 }")],
      [`text-length locales/en.yaml:16:18 «AB${mixed.repeat(100)}»`],
    ],
    [
      "one of them that takes more than a part",
      [described(`A${"\u0E48".repeat(2000)}${"b".repeat(29)}`), limits("{ description: 30 }")],
      [],
    ],
    [
      "a placeholder, whose name nobody reads",
      [[vi, "Dữ liệu sai: {{detail}}", `{{detail}}${long(120)}`]],
      [],
    ],
    [
      "a text of no code",
      [[vi, "title: Mã lỗi", `title: ${long(61)}`]],
      [`text-length locales/vi.yaml:1:8 «${long(61)}»`],
    ],
    [
      "longer than a limit of the catalog's",
      [limits("{ title: 10 }")],
      ["text-length locales/en.yaml:1:8 «Error codes»"],
    ],
    ["a higher limit", [described(long(200)), limits("{ severity: warning, description: 200 }")], []],
    [
      "a severity alone, which leaves the limits as they are",
      [described(long(121)), limits("error")],
      [`text-length locales/en.yaml:16:18 «${long(121)}»`],
    ],
    ["a limit of nothing", [limits("{ description: 0 }")], ["schema/value spec/errors.yaml:10:38 «0»"]],
    [
      "a limit for what is no field",
      [limits("{ descripton: 3 }")],
      ["schema/unknown spec/errors.yaml:10:25 «descripton»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
