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
      "a success's status",
      [[catalog, "status: 400\n    category: limit", "status: 200\n    category: limit"]],
      ["unknown-status/success spec/errors.yaml:12:13 «200»"],
    ],
    [
      "a status under which either may come",
      [
        [catalog, "200: { errorId: 0, name: SUCCESS }", "200: { name: SUCCESS }"],
        [catalog, "status: 400\n    category: limit", "status: 200\n    category: limit"],
      ],
      [],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
