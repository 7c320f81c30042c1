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
    ...["retryIn", "retryAt"].map((name): [string, Edit[], string[]] => [
      `what every text may tell: ${name}`,
      [[catalog, "detail: string", `detail: string, ${name}: string`]],
      [
        `placeholders/missing locales/en.yaml:20:18 «"Bad data: {{detail}}"»`,
        `placeholders/missing locales/vi.yaml:20:18 «"Dữ liệu sai: {{detail}}"»`,
        `reserved-placeholder/time spec/errors.yaml:20:31 «${name}»`,
      ],
    ]),
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
