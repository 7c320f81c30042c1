import { expect, it } from "vitest";
import { nearest } from "../../scripts/model/nearest.js";

it.each<[word: string, candidates: string[], want: string | undefined]>([
  ["categry", ["category", "status"], "category"],
  [
    "ERROR_SERVICE_UNAVAILABLE",
    ["ERROR_SERVICE_UNAVALIABLE", "ERROR_RATE_LIMIT"],
    "ERROR_SERVICE_UNAVALIABLE",
  ],
  ["retry", ["retry"], "retry"],
  ["colour", ["status", "category"], undefined],
  ["anything", [], undefined],
])("nearest to %s among %j is %s", (word, candidates, want) => {
  expect(nearest(word, candidates)).toBe(want);
});
