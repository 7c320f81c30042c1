import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, problemsAfter, vi } from "../minimal-contract.js";

describe("reserved-placeholder", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "an option of i18next",
      [
        [catalog, "detail: string", "count: number"],
        [vi, "{{detail}}", "{{count}}"],
        [en, "{{detail}}", "{{count}}"],
      ],
      ["reserved-placeholder spec/errors.yaml:20:15 «count»"],
    ],
    [
      "one of several parameters",
      [
        [catalog, "detail: string", "detail: string, context: string"],
        [vi, "{{detail}}", "{{detail}} {{context}}"],
        [en, "{{detail}}", "{{context}} {{detail}}"],
      ],
      ["reserved-placeholder spec/errors.yaml:20:31 «context»"],
    ],
    [
      "a name that merely begins like one",
      [
        [catalog, "detail: string", "counts: number"],
        [vi, "{{detail}}", "{{counts}}"],
        [en, "{{detail}}", "{{counts}}"],
      ],
      [],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
