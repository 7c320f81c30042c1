import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../scripts/diff/snapshot.js";
import { contractOf, edited, minimal } from "../model/minimal-contract.js";
import { contractCases } from "./contract-cases.js";
import { changesBetween } from "./in-lines.js";

const base = contractOf(minimal);
const error = (facts: Partial<Snapshot["errors"][number]>): Snapshot => ({
  ...base,
  errors: base.errors.map((each, index) => (index === 0 ? { ...each, ...facts } : each)),
});

describe("diffContracts", () => {
  it.each(contractCases)("sees what became of $name, from either side", ({ edits, forth, back }) => {
    const head = contractOf(edited(edits));
    expect(changesBetween(base, head)).toEqual(forth);
    expect(changesBetween(head, base)).toEqual(back);
  });

  // What the rules of the catalog would not let pass alone.
  it.each<[string, Snapshot, Snapshot, string[]]>([
    ["a status", base, error({ status: 200 }), ["major code-status-changed ERROR_RATE 400 200"]],
    ["a parameter", base, error({ params: { a: "string" } }), ["minor param-added ERROR_RATE a"]],
    ["a lost parameter", error({ params: { a: "string" } }), base, ["major param-removed ERROR_RATE a"]],
    [
      "a shorter limit",
      error({ timeLimit: 9000 }),
      error({ timeLimit: 8000 }),
      ["major time-limit-shortened ERROR_RATE 9 s 8 s"],
    ],
    ["a retirement", base, error({ retired: "2.0.0" }), ["minor code-retired ERROR_RATE 2.0.0"]],
    ["a return", error({ retired: "2.0.0" }), base, ["minor code-returned ERROR_RATE"]],
    [
      "another retirement",
      error({ retired: "2.0.0" }),
      error({ retired: "3.0.0" }),
      ["patch lifecycle-changed ERROR_RATE retired 2.0.0 3.0.0"],
    ],
    [
      "a replacement",
      base,
      error({ replacedBy: "ERROR_DATA" }),
      ["minor replacement-changed ERROR_RATE – ERROR_DATA"],
    ],
    ["the envelope", base, { ...base, envelope: { code: "/c" } }, ["major envelope-changed envelope"]],
    ["a language", base, { ...base, languages: ["vi", "en", "ja"] }, ["minor language-added ja"]],
    ["a lost language", base, { ...base, languages: ["vi"] }, ["major language-removed en"]],
    [
      "a fault",
      base,
      { ...base, categories: base.categories.map((each) => ({ ...each, fault: "caller" })) },
      ["minor fault-stated request – caller", "minor fault-stated limit – caller"],
    ],
    [
      "a lost fault",
      { ...base, categories: base.categories.map((each) => ({ ...each, fault: "caller" })) },
      base,
      ["major fault-changed request caller –", "major fault-changed limit caller –"],
    ],
  ])("sees what became of %s", (_, from, to, want) => {
    const lines = changesBetween(from, to);
    expect(lines.map((line, index) => line.slice(0, want[index]?.length))).toEqual(want);
  });

  it("tells a code that every operation lost by the code's own line alone", () => {
    const retired = {
      ...error({ retired: "2.0.0" }),
      operations: base.operations.map((each) => ({ ...each, codes: ["ERROR_DATA"] })),
    };
    expect(changesBetween(base, retired)).toEqual(["minor code-retired ERROR_RATE 2.0.0"]);
    expect(changesBetween(retired, base)).toEqual(["minor code-returned ERROR_RATE"]);
  });

  it("puts what breaks first", () => {
    const head = { ...error({ aliases: [], status: 401 }), languages: ["vi", "en", "ja"] };
    expect(changesBetween(base, head).map((line) => line.split(" ")[0])).toEqual(["major", "minor", "patch"]);
  });

  it("compares a thousand codes with a thousand others in sane time", () => {
    const many = (name: string): Snapshot => ({
      ...base,
      errors: Array.from({ length: 1000 }, (_, index) => ({
        ...base.errors[0],
        ...error({}).errors[0],
        code: `${name}_${index}`,
        ...{ status: 400, category: "request", retry: { mode: "never" }, params: {}, aliases: [], texts: {} },
      })),
    });
    const start = performance.now();
    expect(changesBetween(many("A"), many("A"))).toEqual([]);
    expect(changesBetween(many("A"), many("B"))).toHaveLength(2000);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
