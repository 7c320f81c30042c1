import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../../scripts/load/json.js";
import { changesOf, documentWith, getting, sending } from "../documents.js";

/** In a request and in an answer: the rules that fire, without the operation's name and the part of it. */
function rulesBetween(
  from: JsonValue,
  to: JsonValue,
  schemas: JsonObject = {},
  version = "3.1.0",
): [string[], string[]] {
  const both = [sending, getting].map((use) =>
    changesOf(
      documentWith(use(from), schemas, { openapi: version }),
      documentWith(use(to), schemas, { openapi: version }),
    ).map((line) => line.replace(/ send (?:requestBody|responses 200)/, "")),
  );
  return [both[0] ?? [], both[1] ?? []];
}

const string = { type: "string" };
const number = { type: "number" };
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...more,
});
const narrowed = (what: string) => [[`major request-narrowed${what}`], [`minor answer-narrowed${what}`]];
const widened = (what: string) => [[`minor request-widened${what}`], [`major answer-widened${what}`]];
const unclear = (what: string) => [[`major schema-unclear${what}`], [`major schema-unclear${what}`]];
const none = [[], []];

describe("compareSchemas", () => {
  it.each<[string, JsonValue, JsonValue, string[][]]>([
    ["the same type as a list", string, { type: ["string"] }, none],
    [
      "words alone",
      { ...string, description: "a" },
      { ...string, description: "b", examples: ["c"], "x-y": 1 },
      none,
    ],
    [
      "another type",
      string,
      number,
      [
        ["major request-narrowed type string number", "minor request-widened type string number"],
        ["major answer-widened type string number", "minor answer-narrowed type string number"],
      ],
    ],
    ["a type more", string, { type: ["string", "null"] }, widened(" type string null | string")],
    ["integers among numbers", number, { type: "integer" }, narrowed(" type number integer")],
    ["a value less", { enum: ["a", "b"] }, { enum: ["a"] }, narrowed(' enum "a" | "b" "a"')],
    ["values for a type", string, { enum: ["a"] }, narrowed(' enum string "a"')],
    ["const for enum", { enum: [1] }, { const: 1 }, none],
    [
      "another constant",
      { const: 1 },
      { const: 2 },
      [
        ["major request-narrowed enum 1 2", "minor request-widened enum 1 2"],
        ["major answer-widened enum 1 2", "minor answer-narrowed enum 1 2"],
      ],
    ],
    ["a lower maximum", { maximum: 9 }, { maximum: 3 }, narrowed(" maximum 9 3")],
    ["an open end", { minimum: 1 }, { exclusiveMinimum: 1 }, narrowed(" minimum 1 1 (exclusiveMinimum)")],
    ["a least length of nothing", string, { ...string, minLength: 0 }, none],
    ["a pattern", string, { ...string, pattern: "a" }, narrowed(' pattern – ["a"]')],
    ["another pattern", { pattern: "a" }, { pattern: "b" }, unclear(' pattern ["a"] ["b"]')],
    ["an unknown keyword", string, { ...string, prefixItems: [true] }, unclear(" prefixItems – [[true]]")],
    [
      "a new property",
      object({}),
      object({ a: string }),
      [
        ["minor request-property-added /a properties – optional"],
        ["minor answer-property-added /a properties – optional"],
      ],
    ],
    [
      "a new property that must be",
      object({}),
      object({ a: string }, { required: ["a"] }),
      [
        ["major request-property-required /a required – required"],
        ["minor answer-property-added /a properties – required"],
      ],
    ],
    [
      "a property less",
      object({ a: string }),
      object({}),
      [
        ["major request-property-removed /a properties optional –"],
        ["major answer-property-removed /a properties optional –"],
      ],
    ],
    [
      "a property that need not be",
      object({ a: string }, { required: ["a"] }),
      object({ a: string }),
      [
        ["minor request-property-optional /a required required optional"],
        ["major answer-property-optional /a required required optional"],
      ],
    ],
    [
      "a property that must be",
      object({ a: string }),
      object({ a: string }, { required: ["a"] }),
      [
        ["major request-property-required /a required optional required"],
        ["minor answer-property-required /a required optional required"],
      ],
    ],
    [
      "a new property where none was allowed",
      object({}, { additionalProperties: false }),
      object({ a: string }, { additionalProperties: false }),
      [
        ["minor request-property-added /a properties – optional"],
        ["major answer-widened /a enum – string", "minor answer-property-added /a properties – optional"],
      ],
    ],
    [
      "a new property where any was allowed",
      object({}, { additionalProperties: true }),
      object({ a: string }, { additionalProperties: true }),
      [
        ["major request-narrowed /a type * string", "minor request-property-added /a properties – optional"],
        ["minor answer-narrowed /a type * string", "minor answer-property-added /a properties – optional"],
      ],
    ],
    [
      "no other properties",
      object({}),
      object({}, { additionalProperties: false }),
      narrowed(" /* enum * –"),
    ],
    [
      "items",
      { type: "array", items: string },
      { type: "array", items: true },
      widened(" /[] type string *"),
    ],
    [
      "allOf instead of one",
      { allOf: [object({ a: string }), { required: ["a"] }] },
      object({ a: string }, { required: ["a"] }),
      none,
    ],
    [
      "a branch more",
      { anyOf: [string] },
      { anyOf: [string, number] },
      widened(' anyOf {"type":"string"} {"type":"string"} | {"type":"number"}'),
    ],
    [
      "a branch less, told apart by type",
      { oneOf: [string, number] },
      { oneOf: [number] },
      narrowed(' oneOf {"type":"string"} | {"type":"number"} {"type":"number"}'),
    ],
    [
      "null beside a schema",
      object({ a: string }),
      { anyOf: [object({ a: string }), { type: "null" }] },
      widened(
        ' anyOf {"allOf":[{"properties":{"a":{"type":"string"}},"type":"object"}]} {"properties":{"a":{"type":"string"}},"type":"object"} | {"type":"null"}',
      ),
    ],
    ["types as branches", { type: ["string", "null"] }, { anyOf: [{ type: "null" }, string] }, none],
    [
      "a property of one branch",
      { oneOf: [string, object({ a: string })] },
      { oneOf: [string, object({ a: number })] },
      [
        [
          "major request-narrowed /(2)/a type string number",
          "minor request-widened /(2)/a type string number",
        ],
        ["major answer-widened /(2)/a type string number", "minor answer-narrowed /(2)/a type string number"],
      ],
    ],
    [
      "a read-only property",
      object({}),
      object({ a: { ...string, readOnly: true } }, { required: ["a"] }),
      [["patch openapi-reworded openapi"], ["minor answer-property-added /a properties – required"]],
    ],
    [
      "a default",
      { ...string, default: "a" },
      { ...string, default: "b" },
      [["major request-default-changed default a b"], ["patch openapi-reworded openapi"]],
    ],
    [
      "what another part of allOf forbade",
      { allOf: [object({ a: string }), { additionalProperties: false }] },
      object({ a: string }, { additionalProperties: false }),
      widened(" /a enum – string"),
    ],
    ["a default that was not stated", string, { ...string, default: "a" }, none],
    [
      "a deprecation",
      string,
      { ...string, deprecated: true },
      [["minor schema-deprecated deprecated false true"], ["minor schema-deprecated deprecated false true"]],
    ],
  ])("%s", (_, from, to, want) => {
    const found = rulesBetween(from, to);
    const isSame = want.every((lines) => lines.length === 0);
    expect(found.map((lines) => lines.filter((line) => !isSame || !line.includes("reworded")))).toEqual(want);
  });

  it("cannot tell where a value may fit two branches, and says so", () => {
    const branches = [object({ a: string }), object({ b: string })];
    const [request, answer] = rulesBetween({ oneOf: branches.slice(0, 1) }, { oneOf: branches });
    expect(request[0]).toMatch(/^major schema-unclear oneOf/);
    expect(answer).toHaveLength(2);
    const named = ["x", "y"].map((kind) => object({ kind: { const: kind } }, { required: ["kind"] }));
    expect(rulesBetween({ oneOf: named.slice(0, 1) }, { oneOf: named })[0]).toEqual([
      expect.stringMatching(/^minor request-widened oneOf/),
    ]);
    const told = (count: number) => ({
      oneOf: branches.slice(0, count),
      discriminator: { propertyName: "kind" },
    });
    expect(rulesBetween(told(1), told(2))[0]).toEqual([
      expect.stringMatching(/^minor request-widened oneOf/),
    ]);
  });

  it("knows nullable and exclusive ends as OpenAPI 3.0 writes them", () => {
    const old = (from: JsonValue, to: JsonValue) => rulesBetween(from, to, {}, "3.0.4")[0];
    expect(old(string, { ...string, nullable: true })).toEqual([
      "minor request-widened type string null | string",
    ]);
    expect(old({ minimum: 1 }, { minimum: 1, exclusiveMinimum: true })).toEqual([
      "major request-narrowed minimum 1 1 (exclusiveMinimum)",
    ]);
    expect(old({ allOf: [string] }, { allOf: [string], nullable: true })).toEqual([
      "major schema-unclear nullable – [true]",
    ]);
  });

  it("goes round in no circle, and finds what changed within one", () => {
    const node = (value: JsonObject) => ({
      N: object({
        value,
        next: { $ref: "#/components/schemas/N" },
        all: { allOf: [{ $ref: "#/components/schemas/N" }, { required: ["next"] }] },
      }),
    });
    const use = sending({ $ref: "#/components/schemas/N" });
    const found = changesOf(
      documentWith(use, node(string)),
      documentWith(use, node({ ...string, maxLength: 5 })),
    );
    expect(found).toContain("major request-narrowed send requestBody /value maxLength – 5");
    expect(found.length).toBeLessThan(4);
    const self = {
      A: { allOf: [{ $ref: "#/components/schemas/A" }] },
      N: { $ref: "#/components/schemas/A" },
    };
    expect(changesOf(documentWith(use, self), documentWith(use, self))).toEqual([]);
  });

  it("follows references within what it compares whole", () => {
    const use = sending({ not: { $ref: "#/components/schemas/A" } });
    const found = changesOf(documentWith(use, { A: string }), documentWith(use, { A: number }));
    expect(found).toEqual([expect.stringMatching(/^major schema-unclear send requestBody not/)]);
  });

  it("ends with a schema that has too many pairs", () => {
    const wide = (depth: number, type: string): JsonObject =>
      depth === 0
        ? { type }
        : object(
            Object.fromEntries(
              Array.from({ length: 30 }, (_, index) => [`p${index}`, wide(depth - 1, type)]),
            ),
          );
    const start = performance.now();
    const found = changesOf(documentWith(sending(wide(3, "string"))), documentWith(sending(wide(3, "null"))));
    expect(found.some((line) => line.includes("schema-unclear"))).toBe(true);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
