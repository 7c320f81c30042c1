import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, problemsAfter, vi } from "../minimal-contract.js";

/** The English ERROR_RATE with earlier wordings. */
const formerly = (...wordings: string[]): Edit => [
  en,
  "action: Wait.\n",
  `action: Wait.\n    formerly: ${JSON.stringify(wordings)}\n`,
];
/** The Vietnamese ERROR_DATA with earlier wordings. */
const others = (...wordings: string[]): Edit => [
  vi,
  "action: Sửa lại.\n",
  `action: Sửa lại.\n    formerly: ${JSON.stringify(wordings)}\n`,
];

describe("former-wording", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    ["another wording", [formerly("Slow down")], []],
    ["one that only had other accents and another case", [formerly("TOO FÁST")], []],
    ["wordings of two codes, each its own", [formerly("Slow down"), others("Sai dữ liệu")], []],
    ["what another language says now", [formerly("Quá nhanh")], []],
    [
      "the present one",
      [formerly("Too fast")],
      ['former-wording/present locales/en.yaml:19:16 «"Too fast"»'],
    ],
    [
      "the same twice",
      [formerly("Slow down", "Slow down")],
      ['former-wording/twice locales/en.yaml:19:28 «"Slow down"»'],
    ],
    [
      "what another code says now, whatever its case",
      [[en, "action: Correct it.\n", "action: Correct it.\n    formerly: [too Fast]\n"]],
      ["former-wording/taken locales/en.yaml:23:16 «too Fast»"],
    ],
    [
      "what another code says in another language",
      [others("Too fast")],
      ['former-wording/taken locales/vi.yaml:23:16 «"Too fast"»'],
    ],
    [
      "what another code said, whatever its accents",
      [formerly("So du"), others("Số dư")],
      [
        'former-wording/taken locales/en.yaml:19:16 «"So du"»',
        'former-wording/taken locales/vi.yaml:23:16 «"Số dư"»',
      ],
    ],
    [
      "what another code said, with another name for its placeholder",
      [
        [catalog, "aliases: [ERROR_SPEED]", "params: { limit: string }"],
        [vi, "description: Quá nhanh", 'description: "Quá nhanh: {{limit}}"'],
        [en, "description: Too fast", 'description: "Too fast: {{limit}}"'],
        formerly("Sorry: {{limit}}"),
        others("Sorry: {{detail}}"),
      ],
      [
        'former-wording/taken locales/en.yaml:19:16 «"Sorry: {{limit}}"»',
        'former-wording/taken locales/vi.yaml:23:16 «"Sorry: {{detail}}"»',
      ],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });

  it.each<[name: string, wording: string, want: string[]]>([
    ["a placeholder that the code has not", "Slow {{detail}}", ["placeholders/extra"]],
    ["a placeholder in another form", "Slow {detail}}", ["placeholders/malformed"]],
    ["what is still to be written", "TODO: too slow", ["text-form/todo"]],
    ["two spaces", "Slow  down", ["text-form/double"]],
    ["a letter and its accent apart", "Cho\u0302", ["text-form/nfc"]],
    ["a lost character", "Slow d\uFFFDwn", ["damaged-text/encoding"]],
    ["a full stop, a small letter, and more than there is room for", `${"slow ".repeat(40)}down.`, []],
  ])(
    "is looked at by the rules about what a text is, not by those about how it is written: %s",
    (_, ...rest) => {
      const [wording, want] = rest;
      expect(problemsAfter(formerly(wording)).map((line) => line.split(" ")[0])).toEqual(want);
    },
  );

  it("may lack a placeholder that the code has", () => {
    expect(problemsAfter(others("Sai dữ liệu"))).toEqual([]);
  });

  it.each<[name: string, written: string, want: string[]]>([
    ["an empty text", "[Slow down, '']", ["schema/value locales/en.yaml:19:27 «''»"]],
    ["no list", "Slow down", ["schema/value locales/en.yaml:19:15 «Slow down»"]],
  ])("has a form: %s", (_, written, want) => {
    const edit: Edit = [en, "action: Wait.\n", `action: Wait.\n    formerly: ${written}\n`];
    expect(problemsAfter(edit)).toEqual(want);
  });

  it("is for codes alone", () => {
    expect(problemsAfter([en, "description: Sent. }", "description: Sent., formerly: [Gone] }"])).toEqual([
      "schema/unknown locales/en.yaml:4:42 «formerly»",
    ]);
  });

  it("knows exemptions", () => {
    const exemption = `exemptions:
  - { rule: former-wording, code: ERROR_RATE, language: en, field: formerly, reason: Both were said of it. }
  - { rule: former-wording, code: ERROR_DATA, language: vi, field: formerly, reason: Both were said of it. }
errors:
`;
    const both = [formerly("No"), others("No")];
    expect(problemsAfter(...both, [catalog, "errors:\n", exemption])).toEqual([]);
  });
});
