import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, problemsAfter, vi } from "../minimal-contract.js";

/** ERROR_RATE with `status` and `retry`. */
function tried(status: number, retry: string): Edit[] {
  const words = `  ${status}: { name: A, description: B }\n`;
  return [
    [catalog, "categories:", `  ${status}: { errorId: 1, name: OTHER }\ncategories:`],
    [catalog, "status: 400\n    category: limit", `status: ${status}\n    category: limit`],
    [catalog, "retry: { wait: PT5M, scope: key }", `retry: ${retry}`],
    [vi, "categories:", `${words}categories:`],
    [en, "categories:", `${words}categories:`],
  ];
}

describe("retry-status", () => {
  it.each([408, 425, 429, 502, 503, 504])("%d passes, so it is not for ever", (status) => {
    const place = "spec/errors.yaml:15:12";
    expect(problemsAfter(...tried(status, "never"))).toEqual([`retry-status/passing ${place} «never»`]);
    expect(problemsAfter(...tried(status, "backoff"))).toEqual([]);
  });

  it.each([401, 402, 403, 404, 405, 410, 413, 415, 422])(
    "%d lasts, so the same request is of no use",
    (status) => {
      const place = "spec/errors.yaml:15:12";
      expect(problemsAfter(...tried(status, "backoff"))).toEqual([`retry-status/lasting ${place} «backoff»`]);
      expect(problemsAfter(...tried(status, "never"))).toEqual([]);
    },
  );

  it.each([
    [429, "{ wait: PT1M, scope: ip }"],
    [503, "resubmit"],
    [403, "{ wait: PT1M, scope: ip }"],
    [410, "resubmit"],
    [409, "backoff"],
    [500, "never"],
  ])("%d with %s is no contradiction", (status, retry) => {
    expect(problemsAfter(...tried(status, retry))).toEqual([]);
  });
});
