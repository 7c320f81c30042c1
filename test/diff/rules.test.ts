import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diffRules } from "../../scripts/diff/rules.js";
import { interfaces } from "../words/ui-words.js";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

describe("the rules of diff", () => {
  it("are all written down in the policy, with their levels", () => {
    const rows = [...read("../../scripts/diff/README.md").matchAll(/^\| `([\w-]+)` \| (\w+) \|/gm)];
    const policy = Object.fromEntries(rows.map(([, rule, level]) => [rule, level]));
    const levels = Object.entries(diffRules).map(([rule, { level }]) => [rule, level]);
    expect(policy).toEqual(Object.fromEntries(levels));
  });

  it("have their words in every language, and no others have", () => {
    const wanted = Object.keys(diffRules).flatMap((rule) => [
      `diff.rules.${rule}.change`,
      `diff.rules.${rule}.why`,
    ]);
    for (const sentences of interfaces.values()) {
      const found = [...sentences.keys()].filter((key) => key.startsWith("diff.rules."));
      expect(found.sort()).toEqual(wanted.sort());
    }
  });

  it("are each expected by name in some test", () => {
    const tests = ["./", "./openapi/"].flatMap((folder) =>
      readdirSync(new URL(folder, import.meta.url))
        .filter((name) => name.endsWith(".ts") && name !== "rules.test.ts")
        .map((name) => read(`${folder}${name}`)),
    );
    const expected = new Set(tests.join("\n").match(/(?<=(?:major|minor|patch) )[\w-]+/g));
    // Expected of requests and answers by one row of the table.
    const computed = ["request-narrowed", "request-widened", "answer-narrowed", "answer-widened"];
    const missing = Object.keys(diffRules).filter((rule) => !expected.has(rule) && !computed.includes(rule));
    expect(missing).toEqual([]);
  });
});
