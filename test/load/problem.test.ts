import { expect, it } from "vitest";
import { type Problem, type RuleId, sortProblems } from "../../scripts/load/problem.js";

const problem = (file: string, line: number, column: number, rule: RuleId): Problem => ({
  rule,
  place: { file, line, column, length: 1, excerpt: "" },
});

it("sorts problems by file, then down the file, then by rule", () => {
  const sorted = [
    problem("a", 2, 9, "schema"),
    problem("a", 10, 1, "file"),
    problem("a", 10, 1, "schema"),
    problem("a", 10, 2, "file"),
    problem("b", 1, 1, "file"),
  ];
  expect(sortProblems(sorted.toReversed())).toEqual(sorted);
});
