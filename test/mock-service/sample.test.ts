import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../scripts/load/json.js";
import { sampleSchema } from "../../scripts/mock/sample/sample.js";
import { SchemaSet } from "../../scripts/mock/schema-set.js";

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv);

/** What is made for the first of `schemas`, in a description of that version. */
function sampleOf(schemas: JsonObject, openapi = "3.1.0", direction: "request" | "response" = "response") {
  const set = new SchemaSet({ openapi, components: { schemas } }, direction);
  return sampleSchema(set.convert({ $ref: `#/components/schemas/${Object.keys(schemas)[0]}` }), set);
}

const integer = { type: "integer" };
const text = { type: "string" };
const node = {
  type: "object",
  required: ["value"],
  properties: {
    value: integer,
    next: { $ref: "#/components/schemas/Node" },
    children: { type: "array", items: { $ref: "#/components/schemas/Node" } },
  },
};

/** By what is odd about them. Each is a schema of JSON Schema too, which another validator tells about. */
const schemas: Readonly<Record<string, JsonObject>> = {
  "nothing at all": {},
  "a length": { ...text, minLength: 20, maxLength: 22 },
  "a short text": { ...text, maxLength: 2 },
  "a pattern": { ...text, pattern: "^[A-Z]{2}-\\d{4}$" },
  "alternatives in a pattern": { ...text, pattern: "^(?:foo|bar)[a-c]+x?$", minLength: 9 },
  "a pattern of Unicode": { ...text, pattern: "^\\p{Lu}\\p{L}+ \\p{N}{2}$" },
  "classes in a pattern": { ...text, pattern: "^[^a-z\\s]\\w*[\\-.]\\S{3,}\\u0041\\x42\\/$" },
  "a negated pattern": { ...text, pattern: "^(?!text)[a-z]{3,}$" },
  "a pattern and a format": { ...text, format: "uri", pattern: "^https://" },
  "a format and a length": { ...text, format: "email", minLength: 30 },
  "a multiple": { ...integer, multipleOf: 7, minimum: 10 },
  "a whole multiple of a fraction": { ...integer, multipleOf: 1.5, minimum: 2 },
  cents: { type: "number", multipleOf: 0.01, minimum: 0.065 },
  "an open interval": { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.5 },
  "a negative": { ...integer, maximum: -3 },
  "a narrow interval": { ...integer, minimum: 5, exclusiveMaximum: 6 },
  "several items": { type: "array", minItems: 3, items: integer },
  "different items": { type: "array", minItems: 3, uniqueItems: true, items: { ...integer, minimum: 2 } },
  "different values": { type: "array", minItems: 3, uniqueItems: true, items: { enum: ["a", "b", "c"] } },
  "different objects": {
    type: "array",
    minItems: 2,
    uniqueItems: true,
    items: { type: "object", required: ["on"], properties: { on: { type: "boolean" } } },
  },
  "a tuple": { type: "array", prefixItems: [text, integer], items: false, minItems: 2 },
  "items that nothing is known of": { type: "array", minItems: 2 },
  "an item among others": { type: "array", items: integer, contains: { const: 5 }, minItems: 2 },
  "a list that cannot have items": { type: "array", items: false },
  "required but unknown": { type: "object", required: ["a", "b"], properties: { a: text } },
  "a map": { type: "object", additionalProperties: integer, minProperties: 3 },
  "names by pattern": {
    type: "object",
    patternProperties: { "^x-": integer },
    additionalProperties: false,
    minProperties: 1,
  },
  "names of a form": {
    type: "object",
    propertyNames: { pattern: "^[a-z]{2}$" },
    additionalProperties: text,
    minProperties: 2,
  },
  "few properties": { type: "object", maxProperties: 1, required: ["b"], properties: { a: text, b: text } },
  "properties that need others": {
    type: "object",
    properties: { a: text, b: text },
    dependentRequired: { a: ["c"] },
  },
  "odd names": {
    type: "object",
    required: ["__proto__", "constructor", "toString"],
    properties: Object.fromEntries([
      ["__proto__", integer],
      ["constructor", text],
    ]),
  },
  "a closed object": { type: "object", properties: { a: text }, additionalProperties: false },
  "nothing unevaluated": {
    allOf: [{ required: ["a"], properties: { a: integer } }],
    properties: { b: text },
    unevaluatedProperties: false,
  },
  "limits from several": {
    allOf: [
      { type: "object", required: ["a"], properties: { a: { ...text, minLength: 3 } } },
      { properties: { a: { ...text, maxLength: 3 } } },
    ],
  },
  "values from several": { allOf: [{ enum: ["a", "b", "c"] }, { enum: ["c", "b"] }] },
  "types from several": {
    allOf: [{ type: ["number", "null"] }, { type: ["integer", "string"] }, { minimum: 2 }],
  },
  "multiples from several": { allOf: [{ ...integer, multipleOf: 4 }, { multipleOf: 6 }, { minimum: 1 }] },
  "one of two required": {
    type: "object",
    properties: { a: text, b: text },
    oneOf: [{ required: ["a"] }, { required: ["b"] }],
  },
  "branches that overlap": {
    oneOf: [
      { ...integer, minimum: 0 },
      { type: "number", maximum: 5 },
    ],
  },
  "choices of two kinds": {
    anyOf: [{ required: ["a"] }, { required: ["b"] }],
    oneOf: [
      { properties: { a: integer }, required: ["c"] },
      { properties: { a: text }, required: ["d"] },
    ],
  },
  "a forbidden value": {
    ...text,
    not: { enum: ["text"] },
    minLength: 1,
    maxLength: 9,
    examples: ["text", "other"],
  },
  "a condition": {
    type: "object",
    properties: { a: { const: 1 }, b: integer },
    required: ["a"],
    if: { properties: { a: { const: 1 } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ["b"] },
  },
  "null among types": { type: ["null", "integer"], minimum: 3 },
  "null alone": { type: "null" },
  "a default that does not fit": { ...integer, default: "x" },
  "an example that does not fit": { ...integer, examples: ["x", 7] },
  "a constant": { const: { a: [1, null] } },
  true: { properties: { a: true }, required: ["a"] },
  "a file in JSON": { ...text, format: "byte" },
  "a format of their own": { ...text, format: "license-plate" },
};

describe("a sample", () => {
  it.each(Object.entries(schemas))("fits %s", (_, schema) => {
    const value = sampleOf({ Odd: schema });
    expect(value).toBeDefined();
    expect(ajv.validate(schema, value), JSON.stringify(value)).toBe(true);
  });

  const formats = [
    ...[
      "date-time",
      "date",
      "time",
      "duration",
      "email",
      "idn-email",
      "hostname",
      "ipv4",
      "ipv6",
      "uri",
      "url",
    ],
    ...["uri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex", "byte"],
  ];
  it.each(formats)("has the format %s, and so have several that differ", (format) => {
    const schema = { type: "array", minItems: 4, uniqueItems: true, items: { type: "string", format } };
    const value = sampleOf({ Odd: schema });
    expect(ajv.validate(schema, value), JSON.stringify(value)).toBe(true);
  });

  it.each<[string, JsonObject, JsonValue]>([
    ["an example", { ...integer, examples: [42, 43], default: 1 }, 42],
    ["an example of 3.0", { ...integer, example: 42 }, 42],
    ["a default", { ...text, default: "usual" }, "usual"],
    ["the first value", { enum: ["b", "a"] }, "b"],
    ["a value rather than null", { type: ["null", "string"] }, "text"],
    ["all properties", { type: "object", properties: { a: text, b: integer } }, { a: "text", b: 1 }],
    ["an item", { type: "array", items: text }, ["text"]],
    ["an entry of a map", { type: "object", additionalProperties: integer }, { property1: 1 }],
    ["a plain number", { type: "number" }, 1],
    ["an id", { ...text, format: "uuid" }, "3fa85f64-5717-4562-b3fc-000000000001"],
  ])("prefers %s", (_, schema, wanted) => {
    expect(sampleOf({ Odd: schema })).toEqual(wanted);
  });

  it("ends where a schema contains itself", () => {
    expect(sampleOf({ Node: node })).toEqual({
      value: 1,
      next: { value: 1, children: [] },
      children: [{ value: 1, children: [] }],
    });
  });

  it("ends at the branch that does not go on", () => {
    const next = { oneOf: [{ $ref: "#/components/schemas/Chain" }, { type: "null" }] };
    const chain = { type: "object", required: ["next"], properties: { next } };
    expect(sampleOf({ Chain: chain })).toEqual({ next: { next: null } });
  });

  it("may have what it extends for a property", () => {
    const whole = {
      allOf: [{ $ref: "#/components/schemas/Part" }],
      required: ["parent"],
      properties: { parent: { $ref: "#/components/schemas/Part" } },
    };
    const part = { type: "object", required: ["id"], properties: { id: integer } };
    expect(sampleOf({ Whole: whole, Part: part })).toEqual({ id: 1, parent: { id: 1 } });
  });

  it.each<[string, JsonObject]>([
    [
      "a schema without an end",
      { Odd: { type: "object", required: ["a"], properties: { a: { $ref: "#/components/schemas/Odd" } } } },
    ],
    ["two types at once", { Odd: { allOf: [text, integer] } }],
    ["an empty interval", { Odd: { ...integer, minimum: 3, maximum: 2 } }],
    ["no value at all", { Odd: { not: {} } }],
    ["a text of a gigabyte", { Odd: { ...text, minLength: 1e9 } }],
    ["a list of a million items", { Odd: { type: "array", minItems: 1e6 } }],
  ])("is not there for %s", (_, odd) => {
    expect(sampleOf(odd)).toBeUndefined();
  });

  it.each(["((((a+)+)+)+)+$", "(((){9999}){9999}){9999}"])(
    "takes no long time for the pattern %s",
    (pattern) => {
      expect(() => sampleOf({ Odd: { ...text, pattern } })).not.toThrow();
    },
  );

  it("is made where all refer to all", () => {
    const names = Array.from({ length: 30 }, (_, index) => `S${index}`);
    const properties = Object.fromEntries(
      names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
    );
    const all = Object.fromEntries(names.map((name) => [name, { type: "object", properties }]));
    expect(sampleOf(all)).toBeTypeOf("object");
  });

  it.each<[string, JsonObject]>([
    ["a reference to nothing", { $ref: "#/components/schemas/None" }],
    ["a reference to itself", { $ref: "#/components/schemas/Odd" }],
    ["a reference elsewhere", { $ref: "other.yaml" }],
    [
      "keywords that are none",
      { type: "strange", minLength: "x", pattern: "(", required: 3, properties: [] },
    ],
  ])("is not kept from being made by %s", (_, schema) => {
    expect(() => sampleOf({ Odd: schema })).not.toThrow();
  });
});

describe("what OpenAPI says in its own way", () => {
  it("knows null and open intervals of 3.0", () => {
    const schema = {
      type: "number",
      nullable: true,
      minimum: 2,
      exclusiveMinimum: true,
      maximum: 3,
      exclusiveMaximum: true,
    };
    const value = sampleOf({ Odd: schema }, "3.0.3");
    expect(value).toBeGreaterThan(2);
    expect(value).toBeLessThan(3);
    const set = new SchemaSet({ openapi: "3.0.3" }, "response");
    const converted = set.convert(schema);
    expect([null, 2, 2.5, 3, "x"].map((given) => set.fits(converted, given))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it("leaves what stands beside a reference to 3.1", () => {
    const schemas = { Odd: { $ref: "#/components/schemas/Name", maxLength: 2 }, Name: text };
    expect([sampleOf(schemas, "3.0.3"), sampleOf(schemas)]).toEqual(["text", "te"]);
  });

  it("keeps what is only written out of answers, and what is only read out of requests", () => {
    const properties = {
      id: { ...integer, readOnly: true },
      password: { $ref: "#/components/schemas/Secret" },
      name: text,
    };
    const schemas = {
      Odd: { type: "object", required: ["id", "password"], properties },
      Secret: { ...text, writeOnly: true },
    };
    expect(sampleOf(schemas)).toEqual({ id: 1, name: "text" });
    expect(sampleOf(schemas, "3.1.0", "request")).toEqual({ password: "text", name: "text" });
  });

  it.each<[JsonObject, JsonValue]>([
    [{}, "Cat"],
    [{ cat: "#/components/schemas/Cat" }, "cat"],
    [{ kitten: "Cat" }, "kitten"],
  ])("tells branches apart as the discriminator says: %j", (mapping, kind) => {
    const branches = ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const animal = { type: "object", properties: { kind: text } };
    const schemas = {
      Pet: { oneOf: branches, discriminator: { propertyName: "kind", mapping } },
      Cat: animal,
      Dog: animal,
    };
    expect(sampleOf(schemas)).toEqual({ kind });
  });
});

describe("any schema", () => {
  const { schema } = fc.letrec<{ schema: JsonObject; leaf: JsonObject }>((tie) => ({
    leaf: fc.oneof(
      fc.record({
        type: fc.constant("string"),
        minLength: fc.nat(6),
        maxLength: fc.integer({ min: 6, max: 12 }),
      }),
      fc.record({
        type: fc.constant("integer"),
        minimum: fc.integer({ min: -50, max: 50 }),
        multipleOf: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({ type: fc.constant("number"), exclusiveMaximum: fc.integer({ min: -5, max: 5 }) }),
      fc.record({ enum: fc.array(fc.constantFrom<JsonValue>("a", 1, null, true), { minLength: 1 }) }),
      fc.record({ type: fc.constant(["null", "boolean"]) }),
      fc.constant({ type: "string", format: "date-time" }),
    ),
    schema: fc.oneof(
      { depthSize: "small" },
      tie("leaf"),
      fc.record({
        type: fc.constant("object"),
        required: fc.uniqueArray(fc.constantFrom("a", "b", "__proto__")),
        properties: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("schema")),
      }),
      fc.record({
        type: fc.constant("array"),
        items: tie("schema"),
        minItems: fc.nat(3),
        maxItems: fc.integer({ min: 3, max: 5 }),
      }),
      fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ allOf: fc.tuple(tie("schema")), description: fc.constant("x") }),
    ),
  }));

  it("gets a sample that fits, the same each time", () => {
    fc.assert(
      fc.property(schema, (odd) => {
        const value = sampleOf({ Odd: odd });
        expect(value).toBeDefined();
        expect(ajv.validate(odd, value)).toBe(true);
        expect(sampleOf({ Odd: odd })).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });
});
