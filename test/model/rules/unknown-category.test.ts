import { describe, expect, it } from "vitest";
import { catalog, type Edit, problemsAfter } from "../minimal-contract.js";

describe("unknown-category", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a category that is misspelt",
      [[catalog, "category: limit", "category: limt"]],
      ["unknown-category spec/errors.yaml:13:15 «limt»"],
    ],
    [
      "a category that nobody declared",
      [[catalog, "category: limit", "category: billing"]],
      ["unknown-category spec/errors.yaml:13:15 «billing»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
