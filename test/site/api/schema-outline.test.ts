import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/load/json.js";
import { outlineSchema, type SchemaOutline } from "../../../scripts/site/api/schema-outline.js";

const schemas: JsonObject = {
  Pet: {
    type: "object",
    description: "A pet.",
    required: ["name"],
    properties: { name: { type: "string" } },
  },
  Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } },
  Round: { $ref: "#/components/schemas/Round" },
};

/** `name!: type (limits) {properties} <choices> [items]`, as short as it can be. */
function short({
  type,
  description,
  limits,
  properties,
  choices,
  items,
  others,
  isCut,
}: SchemaOutline): string {
  const parts = [
    type + (isCut ? "…" : ""),
    description && `“${description}”`,
    limits.map(({ name, value }) => `${name}=${value}`).join(" "),
    properties.length > 0 &&
      `{${properties.map(({ name, required, schema }) => `${name}${required ? "!" : ""}: ${short(schema)}`).join(", ")}}`,
    ...choices.map(({ kind, schemas: listed }) => `${kind}<${listed.map(short).join(" | ")}>`),
    items && `[${short(items)}]`,
    others && `*: ${short(others)}`,
  ];
  return parts.filter((part) => part !== "" && part !== false && part !== undefined).join(" ");
}

describe("outlineSchema", () => {
  it.each<[name: string, schema: JsonObject, want: string]>([
    ["nothing", {}, "any"],
    [
      "limits",
      { type: "string", minLength: 1, enum: ["a", "b"], default: "a" },
      'string enum="a", "b" default="a" minLength=1',
    ],
    ["null in 3.0", { type: "string", nullable: true }, "string | null"],
    ["null in 3.1", { type: ["string", "null"] }, "string | null"],
    ["a reference", { $ref: "#/components/schemas/Pet" }, "object “A pet.” {name!: string}"],
    [
      "words beside a reference",
      { $ref: "#/components/schemas/Pet", description: "Mine." },
      "object “Mine.” {name!: string}",
    ],
    [
      "allOf as one",
      {
        allOf: [
          { $ref: "#/components/schemas/Pet" },
          { properties: { age: { type: "integer", minimum: 0 } }, required: ["age"] },
        ],
      },
      "object {name!: string, age!: integer minimum=0}",
    ],
    ["allOf that nothing fits", { allOf: [{ type: "string" }, { type: "integer" }] }, "never"],
    ["one of several", { oneOf: [{ type: "string" }, { type: "integer" }] }, "any oneOf<string | integer>"],
    ["any of several", { type: "object", anyOf: [{ required: ["a"] }] }, "object anyOf<any>"],
    ["a list of names", { type: "array", items: { type: "string" }, maxItems: 3 }, "string[] maxItems=3"],
    [
      "a list of things",
      { type: "array", items: { $ref: "#/components/schemas/Pet" } },
      "object[] [object “A pet.” {name!: string}]",
    ],
    ["a map", { type: "object", additionalProperties: { type: "integer" } }, "object *: integer"],
    ["what is within itself", { $ref: "#/components/schemas/Node" }, "object {next: object…}"],
    ["what is nothing but itself", { $ref: "#/components/schemas/Round" }, "any"],
    ["what is nowhere", { $ref: "#/components/schemas/Gone" }, "any"],
  ])("tells %s", (_, schema, want) => {
    expect(short(outlineSchema({ components: { schemas } }, schema))).toBe(want);
  });

  it("ends where a description repeats large schemas everywhere", () => {
    const wide = (index: number): JsonObject => ({
      type: "object",
      properties: Object.fromEntries(
        ["a", "b", "c", "d"].map((name) => [name, { $ref: `#/components/schemas/S${index + 1}` }]),
      ),
    });
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`S${index}`, wide(index)]));
    const text = short(outlineSchema({ components: { schemas: many } }, { $ref: "#/components/schemas/S0" }));
    expect(text).toContain("…");
    expect(text.length).toBeLessThan(100_000);
  });

  it("lists no more than a dozen values", () => {
    const [limit] = outlineSchema({}, { enum: Array.from({ length: 13 }, (_, index) => index) }).limits;
    expect(limit?.value).toBe("0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …");
  });
});
