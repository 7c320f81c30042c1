import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/load/json.js";
import { propertyShapes } from "../../scripts/model/schema-shape.js";

const document: JsonObject = {
  components: {
    schemas: {
      Base: { required: ["ok"], properties: { ok: { type: "boolean" } } },
      Circle: { $ref: "#/components/schemas/Circle" },
      Twice: {
        allOf: [{ $ref: "#/components/schemas/Twice" }, { $ref: "#/components/schemas/Twice" }],
        required: ["a"],
      },
      Deep: { allOf: [{ $ref: "#/components/schemas/Deep" }], required: ["a"] },
    },
  },
};

describe("propertyShapes", () => {
  it.each<[name: string, schema: JsonObject, want: object]>([
    ["an empty schema", {}, {}],
    [
      "what is optional",
      { properties: { a: { type: "string" } } },
      { a: { type: "string", optional: true } },
    ],
    ["what is optional and open", { properties: { a: {} } }, {}],
    [
      "an integer is a number",
      { required: ["a"], properties: { a: { type: "integer" } } },
      { a: { type: "number" } },
    ],
    ["a type that is left open", { required: ["a"] }, { a: {} }],
    ["several types", { required: ["a"], properties: { a: { type: ["string", "null"] } } }, { a: {} }],
    [
      "nullable in OpenAPI 3.0",
      { required: ["a"], properties: { a: { type: "string", nullable: true } } },
      { a: {} },
    ],
    ["a reference", { $ref: "#/components/schemas/Base" }, { ok: { type: "boolean" } }],
    [
      "allOf",
      { allOf: [{ $ref: "#/components/schemas/Base" }], required: ["b"] },
      { ok: { type: "boolean" }, b: {} },
    ],
    [
      "what is for requests alone",
      { required: ["a", "b"], properties: { a: { type: "string", writeOnly: true }, b: { type: "string" } } },
      { b: { type: "string" } },
    ],
    ["oneOf is not true of every value", { oneOf: [{ required: ["a"] }] }, {}],
    ["a reference to itself", { $ref: "#/components/schemas/Circle" }, {}],
    ["a schema within itself", { $ref: "#/components/schemas/Deep" }, { a: {} }],
    ["a schema twice within itself", { $ref: "#/components/schemas/Twice" }, { a: {} }],
    ["a reference that leads nowhere", { $ref: "#/components/schemas/None" }, {}],
  ])("%s", (_, schema, want) => {
    expect(propertyShapes(document, schema)).toEqual(want);
  });

  it.each<[name: string, property: JsonObject, values: unknown]>([
    ["an enum", { type: "string", enum: ["a", "b"] }, ["a", "b"]],
    ["a constant", { type: "integer", const: 0 }, [0]],
    ["a constant that is null", { const: null }, [null]],
    ["a text that is empty", { type: "string", maxLength: 0 }, [""]],
    ["anything else", { type: "string", maxLength: 1 }, undefined],
  ])("the values of %s", (_, property, values) => {
    const { a } = propertyShapes(document, { required: ["a"], properties: { a: property } });
    expect(a?.values).toEqual(values);
  });
});
