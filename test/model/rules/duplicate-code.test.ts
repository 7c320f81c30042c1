import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, openapi, problemsAfter, vi } from "../minimal-contract.js";

describe("duplicate-code", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a code listed twice by an operation",
      [[openapi, "        - ERROR_DATA\n", "        - ERROR_DATA\n        - ERROR_DATA\n"]],
      ["duplicate-code/listed spec/openapi.yaml:12:11 «ERROR_DATA»"],
    ],
    [
      "an alias that is a code",
      [[catalog, "[ERROR_SPEED]", "[ERROR_DATA]"]],
      ["duplicate-code/clash spec/errors.yaml:15:15 «ERROR_DATA»"],
    ],
    [
      "an alias that is its own code",
      [[catalog, "[ERROR_SPEED]", "[ERROR_RATE]"]],
      ["duplicate-code/self spec/errors.yaml:15:15 «ERROR_RATE»"],
    ],
    [
      "an alias that differs from its code by case",
      [[catalog, "[ERROR_SPEED]", "[ERROR_SPEED, error_rate]"]],
      ["duplicate-code/clash spec/errors.yaml:15:28 «error_rate»"],
    ],
    [
      "an alias that differs from another by case",
      [[catalog, "[ERROR_SPEED]", "[Speed, SPEED]"]],
      ["duplicate-code/clash spec/errors.yaml:15:22 «SPEED»"],
    ],
    [
      "the same alias twice",
      [[catalog, "[ERROR_SPEED]", "[ERROR_SPEED, ERROR_SPEED]"]],
      ["duplicate-code/clash spec/errors.yaml:15:28 «ERROR_SPEED»"],
    ],
    [
      "a code that differs from another by case",
      [
        [
          catalog,
          "  ERROR_DATA:",
          "  Error_Rate: { status: 400, category: limit, retry: never, retired: 1.0.0 }\n  ERROR_DATA:",
        ],
        [vi, "  ERROR_DATA:", "  Error_Rate: { description: A, explanation: B., action: C. }\n  ERROR_DATA:"],
        [en, "  ERROR_DATA:", "  Error_Rate: { description: A, explanation: B., action: C. }\n  ERROR_DATA:"],
      ],
      ["duplicate-code/clash spec/errors.yaml:16:3 «Error_Rate»"],
    ],
    ["aliases of a code, each its own", [[catalog, "[ERROR_SPEED]", "[ERROR_SPEED, ERROR_PACE]"]], []],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
