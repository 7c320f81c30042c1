import { describe, expect, it } from "vitest";
import { catalog, type Edit, problemsAfter } from "../minimal-contract.js";

describe("envelope", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a code where the failure is told",
      [[catalog, "code: /errorCode", "code: /errorId"]],
      ["envelope/overlap spec/errors.yaml:4:9 «/errorId»"],
    ],
    [
      "a description within the code",
      [[catalog, "/errorDescription", "/errorCode/text"]],
      ["envelope/overlap spec/errors.yaml:5:16 «/errorCode/text»"],
    ],
    [
      "a failure that is told by an object with the rest in it, and a success by nothing",
      [
        [catalog, "{ pointer: /errorId, not: 0 }", "{ pointer: /error, not: null }"],
        [catalog, "code: /errorCode", "code: /error/code"],
      ],
      ["envelope/null spec/errors.yaml:3:36 «null»", "envelope/overlap spec/errors.yaml:4:9 «/error/code»"],
    ],
    ["values beside each other", [[catalog, "code: /errorCode", "code: /error/code"]], []],
    ["names that begin alike", [[catalog, "code: /errorCode", "code: /errorIdentity"]], []],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
