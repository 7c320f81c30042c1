import { describe, expect, it } from "vitest";
import { catalog, type Edit, problemsAfter } from "../minimal-contract.js";

describe("unknown-status", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a status that the response table lacks",
      [[catalog, "status: 400\n    category: limit", "status: 429\n    category: limit"]],
      ["unknown-status spec/errors.yaml:12:13 «429»"],
    ],
    [
      "a status that the response table has",
      [[catalog, "status: 400\n    category: limit", "status: 200\n    category: limit"]],
      [],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
