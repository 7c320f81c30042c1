/*
 * JSON Schema's keywords, by what a comparison does with them. One that stands in no list is compared whole, and a
 * difference in it may break.
 * https://json-schema.org/draft/2020-12 and https://spec.openapis.org/oas/v3.0.4#schema-object
 */

/** They say nothing about which values fit. `default`, `deprecated`, `readOnly` and `writeOnly` are looked at elsewhere. */
const annotations = [
  ...["title", "description", "summary", "example", "examples", "externalDocs", "$comment", "$schema"],
  ...["default", "deprecated", "readOnly", "writeOnly", "$defs", "definitions"],
];

/** Compared one by one, by what they mean. */
const understood = [
  "$ref",
  ...["type", "nullable", "enum", "const", "allOf", "anyOf", "oneOf"],
  ...["properties", "required", "additionalProperties", "unevaluatedProperties", "items"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"],
  ...["minItems", "maxItems", "minProperties", "maxProperties"],
];

/** With one of them fewer values fit than without it, and of two that differ nobody can tell which lets more pass. */
const assertions = new Set([
  ...["pattern", "format", "multipleOf", "not", "uniqueItems", "contains", "propertyNames"],
  ...["dependentRequired", "dependentSchemas", "unevaluatedItems"],
]);

const known = new Set([...annotations, ...understood]);

/** Whether `keyword` is compared whole. */
export function isOpaque(keyword: string, value: unknown): boolean {
  return !known.has(keyword) && !keyword.startsWith("x-") && !(keyword === "uniqueItems" && value === false);
}

export function isAssertion(keyword: string): boolean {
  return assertions.has(keyword);
}
