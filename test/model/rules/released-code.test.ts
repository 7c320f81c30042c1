import { describe, expect, it } from "vitest";
import { catalog, type Edit, problemsAfter, released } from "../minimal-contract.js";

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
      ["released-code/renamed spec/released-codes.txt:3:1 «ERROR_DATE»"],
    ],
    [
      "a code that was shortened: the rest of it is no longer released",
      [[released, "ERROR_RATE", "ERROR_RATES"]],
      ["released-code/renamed spec/released-codes.txt:2:1 «ERROR_RATES»"],
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
      ],
      [],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
