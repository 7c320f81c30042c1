import type { JsonObject, JsonValue } from "../load/json.js";
import { examplesOf, objectAt } from "./description.js";
import { sampleSchema } from "./sample/sample.js";
import type { SchemaSet } from "./schema-set.js";

/** These are the server's own affair: what is made up for them would break the answer. */
const reserved =
  /^(?:content-.*|access-control-.*|transfer-encoding|connection|keep-alive|trailer|upgrade|date)$/i;

/** The headers that the description names for a response, each with a value that fits. */
export function sampleHeaders(
  document: JsonObject,
  response: JsonObject,
  set: SchemaSet,
): Record<string, string> {
  const declared = Object.entries(objectAt(document, response["headers"]));
  const entries = declared.flatMap(([name, written]): [string, string][] => {
    const header = objectAt(document, written);
    const schema = { allOf: [set.convert(header["schema"] ?? { type: "string" })] };
    const value = sampleSchema({ ...schema, examples: examplesOf(document, header) }, set);
    return reserved.test(name) || !isScalar(value) ? [] : [[name, headerText(name, value)]];
  });
  return Object.fromEntries(entries);
}

function isScalar(value: JsonValue | undefined): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

/** How long to wait is a number or a date, whatever the schema lets through. */
function headerText(name: string, value: string | number | boolean): string {
  const text = String(value);
  return /^retry-after$/i.test(name) && Number.isNaN(Date.parse(text)) && !/^\d+$/.test(text) ? "1" : text;
}
