import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, openapi, problemsAfter, vi } from "../minimal-contract.js";

describe("locale-parity", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a code without words, once for each locale that lacks them",
      [
        [
          en,
          "  ERROR_RATE:\n    description: Too fast\n    explanation: Sent too fast.\n    action: Wait.\n",
          "",
        ],
      ],
      ["locale-parity/missing locales/en.yaml:14:1 «errors»"],
    ],
    [
      "a retired code without words: it keeps them",
      [
        [catalog, "retry: never", "retry: never\n    retired: 1.1.0"],
        [openapi, "        - ERROR_DATA\n", ""],
        [
          en,
          '  ERROR_DATA:\n    description: "Bad data: {{detail}}"\n    explanation: The data is wrong.\n    action: Correct it.\n',
          "",
        ],
      ],
      ["locale-parity/missing locales/en.yaml:14:1 «errors»"],
    ],
    [
      "words without a code",
      [
        [
          vi,
          "  ERROR_DATA:",
          "  SOMETHING_ELSE: { description: A, explanation: B., action: C. }\n  ERROR_DATA:",
        ],
      ],
      ["locale-parity/orphan locales/vi.yaml:19:3 «SOMETHING_ELSE»"],
    ],
    [
      "a misspelt code: one mistake, not an orphan and a gap",
      [[en, "  ERROR_RATE:", "  ERROR_RAET:"]],
      ["locale-parity/misspelt locales/en.yaml:15:3 «ERROR_RAET»"],
    ],
    [
      "a status without words",
      [[vi, "  400: { name: Lỗi, description: Không gửi được. }\n", ""]],
      ["locale-parity/missing locales/vi.yaml:3:1 «statuses»"],
    ],
    [
      "words without a status",
      [[vi, "  400: {", "  503: { name: A, description: B }\n  400: {"]],
      ["locale-parity/orphan locales/vi.yaml:5:3 «503»"],
    ],
    [
      "a category without words",
      [[en, "  limit: { name: Limit, description: Sent too fast. }\n", ""]],
      ["locale-parity/missing locales/en.yaml:6:1 «categories»"],
    ],
    [
      "words without a category",
      [[en, "  limit: {", "  billing: { name: A, description: B }\n  limit: {"]],
      ["locale-parity/orphan locales/en.yaml:8:3 «billing»"],
    ],
    [
      "a source language without a file",
      [[catalog, "language: vi", "language: fr"]],
      ["locale-parity/source spec/errors.yaml:1:11 «fr»"],
    ],
    [
      "a source language whose file is broken: that it is there is known",
      [[vi, "title: Mã lỗi", "title: [Mã lỗi"]],
      ["syntax locales/vi.yaml:2:1 «i»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
