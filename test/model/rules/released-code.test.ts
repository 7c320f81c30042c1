import { describe, expect, it } from "vitest";
import { catalog, type Edit, openapi, problemsAfter, released } from "../minimal-contract.js";

describe("released-code", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a code that vanished",
      [[released, "ERROR_RATE", "ERROR_RATE\nSOMETHING_ELSE"]],
      ["released-code/gone spec/released-codes.txt:3:1 «SOMETHING_ELSE»"],
    ],
    [
      "a code that was renamed",
      [[released, "ERROR_RATE", "ERROR_RATE\nERROR_DATE"]],
      ["released-code/renamed spec/errors.yaml:16:3 «ERROR_DATA»"],
    ],
    [
      "a code that was shortened: the rest of it is no longer released",
      [[released, "ERROR_RATE", "ERROR_RATES"]],
      ["released-code/renamed spec/errors.yaml:11:3 «ERROR_RATE»"],
    ],
    [
      "a released code that was renamed where it is used, too: that is told once, where it began",
      [
        [catalog, "  ERROR_RATE:", "  ERROR_PACE:"],
        [openapi, "- ERROR_RATE", "- ERROR_PACE"],
      ],
      ["released-code/renamed spec/errors.yaml:11:3 «ERROR_PACE»"],
    ],
    [
      "a released code that was removed, but is still used: that is told once",
      [
        [catalog, "  ERROR_RATE:", "  SOMETHING_ELSE:"],
        [released, "ERROR_RATE", "ERROR_RATE\nERROR_DATA"],
      ],
      [
        "locale-parity/missing locales/en.yaml:14:1 «errors»",
        "locale-parity/missing locales/vi.yaml:14:1 «errors»",
        "unreturned-code spec/errors.yaml:11:3 «SOMETHING_ELSE»",
        "released-code/gone spec/released-codes.txt:2:1 «ERROR_RATE»",
      ],
    ],
    [
      "what is not a code alone on its line",
      [[released, "ERROR_RATE", "ERROR_RATE # since 1.0.0"]],
      ["released-code/line spec/released-codes.txt:2:1 «ERROR_RATE # since 1.0.0»"],
    ],
    [
      "a code after spaces",
      [[released, "ERROR_RATE", "  SOMETHING_ELSE"]],
      ["released-code/gone spec/released-codes.txt:2:3 «SOMETHING_ELSE»"],
    ],
    [
      "Windows line ends",
      [[released, "first\nERROR_RATE\n", "first\r\nERROR_RATE\r\nSOMETHING_ELSE\r\n"]],
      ["released-code/gone spec/released-codes.txt:3:1 «SOMETHING_ELSE»"],
    ],
    ["comments and empty lines", [[released, "ERROR_RATE", "\n  # SOMETHING_ELSE\nERROR_RATE"]], []],
    [
      "a code that is retired, but there",
      [
        [catalog, "retry: never", "retry: never\n    retired: 1.1.0"],
        [released, "ERROR_RATE", "ERROR_RATE\nERROR_DATA"],
        [openapi, "        - ERROR_DATA\n", ""],
      ],
      [],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
