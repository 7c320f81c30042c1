import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";

/* Where things stand in an OpenAPI description. */

/** Where an operation stands. */
export interface Written {
  readonly path: string;
  readonly method: string;
}

/** What the description says of an operation. */
export function operationIn(document: JsonObject, { path, method }: Written): JsonObject {
  const paths = objectAt(document, document["paths"]);
  return objectAt(document, objectAt(document, paths[path])[method]);
}

/** The parameters of an operation, those of its path among them. What is said of the same one last counts. */
export function parametersOf(document: JsonObject, operation: Written): JsonObject[] {
  const item = objectAt(document, objectAt(document, document["paths"])[operation.path]);
  const listed = [item, operationIn(document, operation)].flatMap(({ parameters }) => parameters ?? []);
  const found = listed.map((one) => objectAt(document, one));
  return [...new Map(found.map((one) => [`${one["in"]} ${one["name"]}`, one])).values()];
}

/**
 * What the author says of failures with `status`: of itself, of its hundred, of all that nothing else is said of, or
 * else of another status, since the failures of a service look alike.
 */
export function writtenFailure(document: JsonObject, operation: Written, status: number): JsonObject {
  const responses = objectAt(document, operationIn(document, operation)["responses"]);
  const own = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`];
  const others = Object.entries(responses).filter(([name]) => /^[45]/.test(name));
  return objectAt(document, own ?? responses["default"] ?? others[0]?.[1]);
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
