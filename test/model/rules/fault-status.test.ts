import { describe, expect, it } from "vitest";
import { catalog, contractOf, type Edit, edited, en, problemsAfter, vi } from "../minimal-contract.js";

/** ERROR_RATE with `status`, in a category that is the fault of `fault`. */
function blamed(status: number, fault: string): Edit[] {
  const row = `  ${status}: { errorId: 1, name: OTHER }\n`;
  const words = `  ${status}: { name: A, description: B }\n`;
  const isNew = status !== 400;
  return [
    [catalog, "[request, limit]", `[request, { name: limit, fault: ${fault} }]`],
    [catalog, "status: 400\n    category: limit", `status: ${status}\n    category: limit`],
    ...(isNew
      ? ([
          [catalog, "categories:", `${row}categories:`],
          [vi, "categories:", `${words}categories:`],
          [en, "categories:", `${words}categories:`],
        ] satisfies Edit[])
      : []),
  ];
}

describe("fault-status", () => {
  it.each<[status: number, fault: string, want: string[]]>([
    [500, "caller", ["fault-status/caller spec/errors.yaml:13:13 «500»"]],
    [503, "caller", ["fault-status/caller spec/errors.yaml:13:13 «503»"]],
    [401, "service", ["fault-status/service spec/errors.yaml:13:13 «401»"]],
    [499, "service", ["fault-status/service spec/errors.yaml:13:13 «499»"]],
    [503, "service", []],
    [429, "caller", []],
    [400, "service", []],
    [400, "caller", []],
    [302, "service", []],
  ])("status %d, the fault of the %s", (status, fault, want) => {
    expect(problemsAfter(...blamed(status, fault))).toEqual(want);
  });

  it("knows whose fault a category is, and says nothing where the catalog does not", () => {
    const { categories } = contractOf(edited(blamed(429, "caller")));
    expect(categories.map(({ name, fault }) => [name, fault])).toEqual([
      ["request", undefined],
      ["limit", "caller"],
    ]);
  });

  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a fault that is nobody's",
      [[catalog, "[request, limit]", "[request, { name: limit, fault: weather }]"]],
      ["schema/value spec/errors.yaml:9:45 «weather»"],
    ],
    [
      "a map without a fault",
      [[catalog, "[request, limit]", "[request, { name: limit }]"]],
      ["schema/missing spec/errors.yaml:9:23 «{ name: limit }»"],
    ],
    [
      "a fault without a name: one mistake",
      [[catalog, "[request, limit]", "[request, limit, { fault: caller }]"]],
      ["schema/missing spec/errors.yaml:9:30 «{ fault: caller }»"],
    ],
    [
      "a code without a category that there is",
      [[catalog, "category: limit", "category: limits"]],
      ["unknown-category spec/errors.yaml:13:15 «limits»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
