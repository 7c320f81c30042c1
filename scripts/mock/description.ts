import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { Operation } from "../model/contract.js";

/* Where things stand in an OpenAPI description. */

/** What the description says of an operation. */
export function operationIn(document: JsonObject, { path, method }: Operation): JsonObject {
  const paths = objectAt(document, document["paths"]);
  return objectAt(document, objectAt(document, paths[path])[method]);
}

/** An object, references followed; an empty one where there is none. */
export function objectAt(document: JsonObject, value: JsonValue | undefined): JsonObject {
  const found = dereference(document, value);
  return isJsonObject(found) ? found : {};
}

/** The media types of a body or a response, each with what is said of it. */
export function mediaOf(document: JsonObject, { content }: JsonObject): [type: string, media: JsonObject][] {
  return Object.entries(objectAt(document, content)).map(([type, media]) => [
    type,
    objectAt(document, media),
  ]);
}

/** The media type without its parameters. */
export function bareType(type: string): string {
  return (type.split(";")[0] ?? "").trim().toLowerCase();
}

export function isJsonType(type: string): boolean {
  return /[/+]json$/.test(bareType(type));
}

/** The examples of a media type or a header, the first first. */
export function examplesOf(document: JsonObject, { example, examples }: JsonObject): JsonValue[] {
  const named = Object.values(objectAt(document, examples)).map((one) => objectAt(document, one)["value"]);
  return [example, ...named].filter((value) => value !== undefined);
}
