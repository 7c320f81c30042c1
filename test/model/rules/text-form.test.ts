import { describe, expect, it } from "vitest";
import { type Edit, en, problemsAfter, vi } from "../minimal-contract.js";

describe("text-form", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "accents apart from their letters",
      [[vi, "Đợi.", "Đợi.".normalize("NFD")]],
      [`text-form/nfc locales/vi.yaml:18:13 «${"Đợi.".normalize("NFD")}»`],
    ],
    [
      "a text that is still to be written",
      [[en, "action: Wait.", 'action: "TODO: Đợi."']],
      ['text-form/todo locales/en.yaml:18:13 «"TODO: Đợi."»'],
    ],
    [
      "a line break",
      [[en, "action: Wait.", 'action: "Wait.\\nWait."']],
      ['text-form/control locales/en.yaml:18:13 «"Wait.\\nWait."»'],
    ],
    [
      "a tab",
      [[en, "action: Wait.", 'action: "Wait\\tlong."']],
      ['text-form/control locales/en.yaml:18:13 «"Wait\\tlong."»'],
    ],
    [
      "half of a surrogate pair",
      [[en, "action: Wait.", 'action: "Wait \\uD83D."']],
      ['syntax/character locales/en.yaml:18:13 «"Wait \\uD83D."»'],
    ],
    [
      "a bidirectional override",
      [[en, "action: Wait.", "action: Wait\u202E."]],
      ["text-form/control locales/en.yaml:18:13 «Wait\u202E.»"],
    ],
    [
      "a line separator",
      [[en, "action: Wait.", 'action: "Wait\\u2028."']],
      ['text-form/control locales/en.yaml:18:13 «"Wait\\u2028."»'],
    ],
    [
      "a space before",
      [[en, "action: Wait.", "action: ' Wait.'"]],
      ["text-form/edge locales/en.yaml:18:13 «' Wait.'»"],
    ],
    [
      "a hard space behind",
      [[en, "action: Wait.", 'action: "Wait.\\_"']],
      ['text-form/edge locales/en.yaml:18:13 «"Wait.\\_"»'],
    ],
    [
      "two spaces",
      [[en, "Sent too fast.\n    action", "Sent  too fast.\n    action"]],
      ["text-form/double locales/en.yaml:17:18 «Sent  too fast.»"],
    ],
    [
      "i18next's nesting",
      [[en, "action: Wait.", "action: Wait $t(x)."]],
      ["text-form/nesting locales/en.yaml:18:13 «Wait $t(x).»"],
    ],
    [
      "texts that belong to no code",
      [[en, "intro: The error codes.", "intro: The  error codes."]],
      ["text-form/double locales/en.yaml:2:8 «The  error codes.»"],
    ],
    ["emoji, Thai and Arabic, and a dollar", [[en, "action: Wait.", "action: 👩‍👩‍👧 โปรดรอ انتظر $t."]], []],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
