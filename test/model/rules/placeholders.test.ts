import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, problemsAfter, vi } from "../minimal-contract.js";

describe("placeholders", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a description without its parameter",
      [[en, "Bad data: {{detail}}", "Bad data"]],
      ['placeholders/missing locales/en.yaml:20:18 «"Bad data"»'],
    ],
    [
      "a parameter by another name",
      [[en, "{{detail}}", "{{details}}"]],
      ['placeholders/wrong locales/en.yaml:20:18 «"Bad data: {{details}}"»'],
    ],
    [
      "a placeholder where there is no parameter",
      [[en, "Too fast", "'Too fast: {{limit}}'"]],
      ["placeholders/extra locales/en.yaml:16:18 «'Too fast: {{limit}}'»"],
    ],
    [
      "a placeholder that only the translation has",
      [[en, "Correct it.", "'Correct {{detail}}.'"]],
      ["placeholders/extra locales/en.yaml:22:13 «'Correct {{detail}}.'»"],
    ],
    [
      "a placeholder that only the source language has",
      [[vi, "Sửa lại.", "'Sửa {{detail}}.'"]],
      ["placeholders/missing locales/en.yaml:22:13 «Correct it.»"],
    ],
    [
      "a placeholder that both languages have",
      [
        [vi, "Sửa lại.", "'Sửa {{detail}}.'"],
        [en, "Correct it.", "'Correct {{detail}}.'"],
      ],
      [],
    ],
    [
      "a placeholder in a text of no code",
      [[vi, "intro: Các mã lỗi.", "intro: 'Các {{mã}} lỗi.'"]],
      ["placeholders/malformed locales/vi.yaml:2:8 «'Các {{mã}} lỗi.'»"],
    ],
    [
      "a well-formed one in a text of no code",
      [[vi, "Đã gửi.", "'Đã gửi {{detail}}.'"]],
      ["placeholders/extra locales/vi.yaml:4:35 «'Đã gửi {{detail}}.'»"],
    ],
    [
      "spaces within the braces",
      [[vi, "{{detail}}", "{{ detail }}"]],
      ['placeholders/malformed locales/vi.yaml:20:18 «"Dữ liệu sai: {{ detail }}"»'],
    ],
    [
      "three braces",
      [[vi, "{{detail}}", "{{{detail}}}"]],
      ['placeholders/malformed locales/vi.yaml:20:18 «"Dữ liệu sai: {{{detail}}}"»'],
    ],
    [
      "a format after the name",
      [[vi, "{{detail}}", "{{detail, uppercase}}"]],
      ['placeholders/malformed locales/vi.yaml:20:18 «"Dữ liệu sai: {{detail, uppercase}}"»'],
    ],
    [
      "an end without a beginning",
      [[vi, "{{detail}}", "detail}}"]],
      ['placeholders/malformed locales/vi.yaml:20:18 «"Dữ liệu sai: detail}}"»'],
    ],
    ["a single brace: a sentence may have one", [[vi, "Sửa lại.", "'Sửa {lại}.'"]], []],
    [
      "times where they are known, in both languages",
      [
        [vi, "action: Đợi.", "action: 'Đợi {{retryIn}}, đến {{retryAt}}.'"],
        [en, "action: Wait.", "action: 'Wait {{retryIn}}, until {{retryAt}}.'"],
        [vi, "description: Blocked", "description: 'Blocked {{retryIn}}'"],
        [en, "description: Blocked", "description: 'Blocked {{retryIn}}'"],
      ],
      [],
    ],
    [
      "a time that only the source language tells",
      [[vi, "action: Đợi.", "action: 'Đợi {{retryIn}}.'"]],
      ["placeholders/missing locales/en.yaml:18:13 «Wait.»"],
    ],
    [
      "a time that only the translation tells",
      [
        [vi, "action: Pause.", "action: 'Pause {{retryIn}}.'"],
        [en, "action: Pause.", "action: 'Pause {{retryIn}}, until {{retryAt}}.'"],
      ],
      ["placeholders/translation locales/en.yaml:13:169 «'Pause {{retryIn}}, until {{retryAt}}.'»"],
    ],
    [
      "a time in a text of a failure that knows none",
      [[en, "action: Ask later.", "action: 'Ask in {{retryIn}}.'"]],
      ["placeholders/time locales/en.yaml:12:78 «'Ask in {{retryIn}}.'»"],
    ],
    [
      "a time in a text of a code that blocks nothing",
      [[en, "Correct it.", "'Correct it at {{retryAt}}.'"]],
      ["placeholders/time locales/en.yaml:22:13 «'Correct it at {{retryAt}}.'»"],
    ],
    [
      "a time in a code's description, which is the service's",
      [[en, "description: Too fast", "description: 'Too fast {{retryIn}}'"]],
      ["placeholders/time locales/en.yaml:16:18 «'Too fast {{retryIn}}'»"],
    ],
    [
      "a time in an earlier wording",
      [[en, "description: Too fast", "description: Too fast\n    formerly: ['Wait {{retryIn}}']"]],
      ["placeholders/time locales/en.yaml:17:16 «'Wait {{retryIn}}'»"],
    ],
    [
      "a code whose facts are wrong: its parameters are unknown",
      [[catalog, "retry: never", "retry: maybe"]],
      ["schema/value spec/errors.yaml:19:12 «maybe»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
