import { describe, expect, it } from "vitest";
import { catalog, type Edit, openapi, problemsAfter } from "../minimal-contract.js";

describe("unknown-code", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "an operation that misspells a code",
      [[openapi, "- ERROR_RATE", "- ERROR_RATE\n        - ERROR_DATTA"]],
      ["unknown-code/near spec/openapi.yaml:11:11 «ERROR_DATTA»"],
    ],
    [
      "an operation that names something else",
      [[openapi, "- ERROR_RATE", "- ERROR_RATE\n        - SOMETHING_ELSE"]],
      ["unknown-code/far spec/openapi.yaml:11:11 «SOMETHING_ELSE»"],
    ],
    [
      "an operation that names a retired code",
      [[catalog, "retry: never", "retry: never\n    retired: 1.1.0"]],
      ["unknown-code/retired spec/openapi.yaml:11:11 «ERROR_DATA»"],
    ],
    [
      "a successor that is not there",
      [[catalog, "retry: never", "retry: never\n    deprecated: 1.1.0\n    replacedBy: SOMETHING_ELSE"]],
      ["unknown-code/far spec/errors.yaml:21:17 «SOMETHING_ELSE»"],
    ],
    [
      "a successor that is there",
      [[catalog, "retry: never", "retry: never\n    deprecated: 1.1.0\n    replacedBy: ERROR_RATE"]],
      [],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
