import { describe, expect, it } from "vitest";
import { catalog, type Edit, openapi, problemsAfter } from "../minimal-contract.js";

describe("unreturned-code", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a code that no operation returns",
      [[openapi, "        - ERROR_DATA\n", ""]],
      ["unreturned-code spec/errors.yaml:16:3 «ERROR_DATA»"],
    ],
    [
      "a code that its only operation misspells: that is told once",
      [[openapi, "        - ERROR_DATA\n", "        - ERROR_DATTA\n"]],
      ["unknown-code/near spec/openapi.yaml:11:11 «ERROR_DATTA»"],
    ],
    [
      "a retired code that no operation returns",
      [
        [openapi, "        - ERROR_DATA\n", ""],
        [catalog, "retry: never", "retry: never\n    retired: 1.1.0"],
      ],
      [],
    ],
    [
      "an operation without its list: what it returns is unknown",
      [[openapi, "      x-error-codes:\n        - ERROR_RATE\n        - ERROR_DATA\n", ""]],
      ["openapi/no-codes spec/openapi.yaml:5:5 «post»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
