import { targetOf } from "../../../scripts/diff/openapi/conjuncts.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../../../scripts/load/json.js";

/** Whether `value` fits `schema`, by the letter of JSON Schema, for the keywords that the properties are tried with. */
export function fits(document: JsonObject, schema: JsonValue | undefined, value: JsonValue): boolean {
  if (!isJsonObject(schema)) return schema !== false;
  const list = (keyword: string): readonly JsonValue[] =>
    Array.isArray(schema[keyword]) ? schema[keyword] : [];
  const inner = (other: JsonValue | undefined) => fits(document, other, value);
  const count = (keyword: string) => list(keyword).filter(inner).length;
  return (
    inner(targetOf(document, schema)) &&
    (schema["type"] === undefined || [schema["type"]].flat().some((type) => isOf(type, value))) &&
    (schema["enum"] === undefined ||
      list("enum").some((each) => JSON.stringify(each) === JSON.stringify(value))) &&
    (typeof value !== "number" ||
      (value >= bound(schema, "minimum", -1) && value <= bound(schema, "maximum", 1))) &&
    (typeof value !== "string" ||
      (value.length >= bound(schema, "minLength", -1) && value.length <= bound(schema, "maxLength", 1))) &&
    count("allOf") === list("allOf").length &&
    (schema["anyOf"] === undefined || count("anyOf") > 0) &&
    (schema["oneOf"] === undefined || count("oneOf") === 1) &&
    (schema["not"] === undefined || !inner(schema["not"])) &&
    (!Array.isArray(value) || value.every((item: JsonValue) => fits(document, schema["items"], item))) &&
    (!isJsonObject(value) || fitsProperties(document, schema, value))
  );
}

function fitsProperties(document: JsonObject, schema: JsonObject, value: JsonObject): boolean {
  const { required, additionalProperties } = schema;
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const names: readonly JsonValue[] = Array.isArray(required) ? required : [];
  return (
    names.every((name) => Object.hasOwn(value, String(name))) &&
    Object.entries(value).every(([name, each]) =>
      fits(document, Object.hasOwn(properties, name) ? properties[name] : additionalProperties, each),
    )
  );
}

function bound(schema: JsonObject, keyword: string, sign: number): number {
  const at = schema[keyword];
  return typeof at === "number" ? at : sign * Number.POSITIVE_INFINITY;
}

function isOf(type: JsonValue | undefined, value: JsonValue): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isJsonObject(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}
