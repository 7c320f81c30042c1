import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../scripts/diff/change.js";
import { diffContracts } from "../../scripts/diff/diff-contracts.js";
import { type DiffRule, diffRules } from "../../scripts/diff/rules.js";
import type { ListedError, ListedOperation, Snapshot } from "../../scripts/diff/snapshot.js";
import { judge } from "../../scripts/diff/verdict.js";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { anyText } from "../properties/texts.js";
import { inOneLine } from "./in-lines.js";

const { openapi: _, ...base } = contractOf(minimal);
const maybe = <T>(value: fc.Arbitrary<T>, name: string) => value.map((each) => ({ [name]: each }));
const version = fc.constantFrom("1.0.0", "2.0.0");
const code = fc.oneof(
  fc.constantFrom("A", "AB", "constructor", "__proto__", "ERROR_ONE", "ERROR_TWO"),
  anyText,
);
const count = fc.integer({ min: 1, max: 3 });

const retry: fc.Arbitrary<ListedError["retry"]> = fc.oneof(
  fc.constantFrom("never", "backoff", "resubmit").map((mode) => ({ mode })),
  fc.record({
    mode: fc.constant("wait"),
    wait: count,
    stated: fc.array(count),
    scope: fc.constantFrom("key", "ip"),
  }),
);

const optional = fc
  .tuple(
    ...[
      maybe(fc.boolean(), "billed"),
      maybe(count, "timeLimit"),
      maybe(fc.record({ errors: count, within: count }), "trigger"),
      ...["since", "deprecated", "retired"].map((name) => maybe(version, name)),
      maybe(code, "replacedBy"),
    ].map((each) => fc.oneof(fc.constant({}), each)),
  )
  .map((parts): Partial<ListedError> => Object.assign({}, ...parts));

const error: fc.Arbitrary<ListedError> = fc
  .record({
    code,
    status: fc.constantFrom(400, 401),
    category: fc.constantFrom("request", "limit"),
    retry,
    params: fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("string", "number"), {
      noNullPrototype: true,
    }),
    aliases: fc.uniqueArray(code, { maxLength: 2 }),
    texts: fc.dictionary(
      fc.constantFrom("vi", "en"),
      fc.record({ description: anyText, explanation: anyText, action: anyText }),
      { noNullPrototype: true },
    ),
  })
  .chain((facts) => optional.map((more) => ({ ...facts, ...more })));

const operation: fc.Arbitrary<ListedOperation> = fc
  .record({
    id: fc.constantFrom("one", "two", "three"),
    method: fc.constantFrom("get", "post"),
    path: fc.constantFrom("/a", "/b"),
    summary: anyText,
    codes: fc.uniqueArray(code, { maxLength: 3 }),
    security: fc.array(fc.uniqueArray(fc.constantFrom("key", "token")), { maxLength: 2 }),
    idempotent: fc.boolean(),
  })
  .chain((facts) =>
    fc
      .option(fc.record({ every: count, atMost: count }), { nil: undefined })
      .map((polling) => ({ ...facts, ...(polling && { polling }) })),
  );

const snapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    title: anyText,
    errors: fc.uniqueArray(error, { maxLength: 5, selector: (each) => each.code }),
    operations: fc.uniqueArray(operation, { maxLength: 3, selector: ({ id }) => id }),
    languages: fc.uniqueArray(fc.constantFrom("vi", "en", "ja"), { minLength: 1 }),
  })
  .map((facts) => ({ ...base, ...facts }));

/** What a change is called by whoever looks from the other side; those that are called the same are left out. */
const turned: Readonly<Partial<Record<DiffRule, readonly DiffRule[]>>> = {
  "code-added": ["code-removed"],
  "code-removed": ["code-added"],
  "param-added": ["param-removed"],
  "param-removed": ["param-added"],
  "alias-added": ["alias-removed"],
  "alias-removed": ["alias-added"],
  "language-added": ["language-removed"],
  "language-removed": ["language-added"],
  "code-deprecated": ["code-undeprecated"],
  "code-undeprecated": ["code-deprecated"],
  "code-retired": ["code-returned"],
  "code-returned": ["code-retired"],
  "operation-added": ["operation-removed"],
  "operation-removed": ["operation-added"],
  "idempotence-lost": ["idempotence-gained"],
  "idempotence-gained": ["idempotence-lost"],
  "retry-relaxed": ["retry-tightened"],
  "polling-relaxed": ["polling-tightened"],
};

/** What an operation is called after it was renamed, is told from each side by the name it had there. */
const key = ({ subject, values = {} }: Change): string => JSON.stringify([subject, values["name"] ?? ""]);

describe("whatever two contracts are,", () => {
  it("one does not differ from itself", () => {
    const property = fc.property(snapshot, (each) => {
      expect(diffContracts(each, structuredClone(each))).toEqual([]);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("what is added one way is removed the other, and what is relaxed tightened", () => {
    const property = fc.property(snapshot, snapshot, (a, b) => {
      const [forth, back] = [diffContracts(a, b), diffContracts(b, a)];
      const renamed = new Set(
        [...forth, ...back].filter(({ rule }) => rule === "operation-renamed").map(({ subject }) => subject),
      );
      for (const change of forth.filter(({ subject }) => !renamed.has(subject))) {
        const wanted = turned[change.rule] ?? [];
        const found = back.some((other) => wanted.includes(other.rule) && key(other) === key(change));
        if (wanted.length > 0) expect([change, found]).toEqual([change, true]);
      }
      expect(forth.length === 0).toBe(back.length === 0);
    });
    fc.assert(property, { numRuns: 400 });
  });

  it("every change has words and a level that the verdict reaches, and what breaks comes first", () => {
    const ranks = { major: 0, minor: 1, patch: 2 };
    const property = fc.property(snapshot, snapshot, (a, b) => {
      const changes = diffContracts(a, b);
      const levels = changes.map(({ rule }) => ranks[diffRules[rule].level]);
      changes.map(inOneLine);
      expect(levels).toEqual([...levels].sort());
      const { level, isGranted } = judge(changes, a.version, b.version);
      expect([level === undefined ? undefined : ranks[level], isGranted]).toEqual([
        levels[0],
        changes.length === 0,
      ]);
    });
    fc.assert(property, { numRuns: 200 });
  });
});
