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
    ["an object that is there", [[catalog, "{ pointer: /errorId, not: 0 }", "{ pointer: /error }"]], []],
    [
      "an object that is there, with the rest in it",
      [
        [catalog, "{ pointer: /errorId, not: 0 }", "{ pointer: /error }"],
        [catalog, "code: /errorCode", "code: { pointer: /error/code, prefix: E }"],
      ],
      [],
    ],
    ["the status", [[catalog, "{ pointer: /errorId, not: 0 }", "status"]], []],
    ["a header", [[catalog, "code: /errorCode", "code: { header: X-Code }"]], []],
    ["no description", [[catalog, "  description: /errorDescription\n", ""]], []],
    [
      "two values to look for",
      [[catalog, "not: 0 }", "not: 0, is: 1 }"]],
      ["envelope/both spec/errors.yaml:3:12 «{ pointer: /errorId, not: 0, is: 1 }»"],
    ],
    [
      "a code in no place",
      [[catalog, "code: /errorCode", "code: { prefix: E }"]],
      ["envelope/place spec/errors.yaml:4:9 «{ prefix: E }»"],
    ],
    [
      "a code in two places",
      [[catalog, "code: /errorCode", "code: { pointer: /code, header: X-Code }"]],
      ["envelope/place spec/errors.yaml:4:9 «{ pointer: /code, header: X-Code }»"],
    ],
    [
      "a number for codes that are none",
      [[catalog, "code: /errorCode", "code: { pointer: /errorCode, type: number }"]],
      [
        "envelope/number spec/errors.yaml:11:3 «ERROR_RATE»",
        "envelope/number spec/errors.yaml:16:3 «ERROR_DATA»",
      ],
    ],
    ["values beside each other", [[catalog, "code: /errorCode", "code: /error/code"]], []],
    ["names that begin alike", [[catalog, "code: /errorCode", "code: /errorIdentity"]], []],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
