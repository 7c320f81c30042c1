import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../../scripts/load/json.js";
import { changesOf, documentWith, getting, sending } from "../documents.js";
import { fits } from "./validator.js";

const names = fc.constantFrom("a", "b");
const types = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;

/**
 * Schemas that say of other properties whether there may be any: where an author did not, a new one is taken for one that
 * nobody sent, which is not by the letter.
 */
const { schema } = fc.letrec<{ schema: JsonValue }>((tie) => {
  const leaf = fc.oneof(
    fc.subarray([...types], { minLength: 1 }).map((type) => ({ type })),
    fc.constantFrom<JsonValue>(true, { enum: ["a", 1] }, { enum: ["a"] }, { enum: [0, 1, null] }),
    fc.constantFrom("A", "B").map((name) => ({ $ref: `#/components/schemas/${name}` })),
    fc.record({ minimum: fc.nat(2), maximum: fc.nat(2) }, { requiredKeys: [] }),
    fc.record(
      { type: fc.constant("string"), minLength: fc.nat(2), maxLength: fc.nat(2) },
      { requiredKeys: ["type"] },
    ),
  );
  const some = fc.array(tie("schema"), { minLength: 1, maxLength: 3 });
  const object = fc.record(
    {
      type: fc.constant("object"),
      properties: fc.dictionary(names, tie("schema"), { maxKeys: 2, noNullPrototype: true }),
      required: fc.subarray(["a", "b"]),
      additionalProperties: fc.oneof(fc.boolean(), tie("schema")),
    },
    { requiredKeys: ["type", "additionalProperties"] },
  );
  return {
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      object,
      tie("schema").map((items) => ({ type: "array", items })),
      some.map((anyOf) => ({ anyOf })),
      some.map((oneOf) => ({ oneOf })),
      some.map((allOf) => ({ allOf })),
      tie("schema").map((not) => ({ not })),
    ),
  };
});

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, 0, 1, 2, 1.5, "", "a", "bbb"),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(names, tie("value"), { maxKeys: 2, noNullPrototype: true }),
  ),
}));

const schemas: JsonObject = {
  A: {
    type: "object",
    properties: { a: { $ref: "#/components/schemas/A" }, b: { type: "string" } },
    additionalProperties: false,
  },
  B: { type: ["string", "null"] },
};

/** Two schemas, of which the second is often the first with something done to it. */
const pairs = fc.tuple(schema, schema, fc.nat(5)).map(([one, other, how]): [JsonValue, JsonValue] => {
  const changed: JsonValue[] = [
    other,
    { anyOf: [one, other] },
    { allOf: [one, other] },
    { oneOf: [one, other] },
    { anyOf: [other, one] },
  ];
  return [one, changed[how] ?? one];
});

const isSound = (lines: readonly string[]): boolean => !lines.some((line) => line.startsWith("major"));

describe("whatever the schemas are,", () => {
  it("what is not said to break lets every request pass that passed, and no answer that did not", () => {
    let sound = 0;
    const property = fc.property(
      pairs,
      fc.array(value, { minLength: 20, maxLength: 40 }),
      ([from, to], values) => {
        const document = documentWith({}, schemas);
        const changes = (use: (schema: JsonValue) => JsonObject) =>
          changesOf(documentWith(use(from), schemas), documentWith(use(to), schemas));
        const mayWiden = isSound(changes(sending));
        const mayNarrow = isSound(changes(getting));
        sound += Number(mayWiden !== mayNarrow);
        for (const each of values) {
          const [before, after] = [fits(document, from, each), fits(document, to, each)];
          if (mayWiden) expect([each, !before || after]).toEqual([each, true]);
          if (mayNarrow) expect([each, before || !after]).toEqual([each, true]);
        }
      },
    );
    fc.assert(property, { numRuns: 1000 });
    // Else nothing was tried but what is the same, or breaks anyway.
    expect(sound).toBeGreaterThan(60);
  });

  it("a schema does not differ from itself, however its keys stand", () => {
    const reversed = (each: JsonValue): JsonValue =>
      JSON.parse(JSON.stringify(each), (_, inner) =>
        typeof inner === "object" && inner !== null && !Array.isArray(inner)
          ? Object.fromEntries(Object.entries(inner).reverse())
          : inner,
      );
    const property = fc.property(schema, (each) => {
      for (const use of [sending, getting]) {
        expect(
          changesOf(documentWith(use(each), schemas), documentWith(use(reversed(each)), schemas)),
        ).toEqual([]);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("what narrows one way widens the other", () => {
    const turned: Readonly<Record<string, string>> = {
      narrowed: "widened",
      widened: "narrowed",
      added: "removed",
      removed: "added",
      required: "optional",
      optional: "required",
    };
    const kinds = (lines: readonly string[], turn: boolean) =>
      new Set(
        lines.flatMap((line) => {
          const kind = /^\w+ request-(narrowed|widened) send requestBody$/.exec(
            line.replace(/ (?:type|enum) .*/, ""),
          )?.[1];
          return kind === undefined ? [] : [turn ? (turned[kind] ?? kind) : kind];
        }),
      );
    const property = fc.property(schema, schema, (one, other) => {
      const [a, b] = [documentWith(sending(one), schemas), documentWith(sending(other), schemas)];
      expect(kinds(changesOf(b, a), true)).toEqual(kinds(changesOf(a, b), false));
    });
    fc.assert(property, { numRuns: 500 });
  });
});
