import { isJsonObject, type JsonObject, type JsonValue, pointerTokens } from "../load/json.js";
import type { Envelope } from "../model/envelope-format.js";

/* What the envelope asks of a body, as JSON Schemas: a sample that fits them is read as what it is meant to be. */

/** What keeps a body from being read as a failure. */
export function successSchema({ failure }: Envelope): JsonObject {
  if (!failure) return {};
  const { pointer, not, is } = failure;
  if (not !== undefined) return schemaAt(pointer, { const: not }, true);
  return is === undefined
    ? schemaAt(pointer, absent, false)
    : schemaAt(pointer, { not: { const: is } }, true);
}

/** What keeps the words of failures out of a success, which has room for them in some envelopes. */
export function silentSchema({ failure, code, description }: Envelope): JsonObject {
  if (failure?.not === undefined && failure?.is === undefined) return {};
  const pointers = [code, description].flatMap((place) =>
    place && "pointer" in place ? [place.pointer] : [],
  );
  return { allOf: pointers.map((pointer) => schemaAt(pointer, absent, false)) };
}

/** What makes it read as a failure. */
export function failureSchema({ failure }: Envelope): JsonObject {
  if (!failure) return {};
  const { pointer, not, is } = failure;
  if (is !== undefined) return schemaAt(pointer, { const: is }, true);
  return schemaAt(pointer, { not: { const: not ?? null } }, true);
}

/** That of a body which has all that is in `value`, and maybe more. */
export function atLeast(value: JsonValue): JsonObject {
  if (!isJsonObject(value)) return { const: value };
  const properties = Object.entries(value).map(([name, each]) => [name, atLeast(each)]);
  return { type: "object", required: Object.keys(value), properties: Object.fromEntries(properties) };
}

/** A service may write null for what there is not; an answer is plainer without. */
const absent = { not: {} };

function schemaAt(pointer: string, schema: JsonObject, isRequired: boolean): JsonObject {
  return pointerTokens(pointer).reduceRight<JsonObject>(
    (inner, name) => ({
      ...(isRequired && { type: "object", required: [name] }),
      properties: Object.fromEntries([[name, inner]]),
    }),
    schema,
  );
}
