import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { Path, YamlSource } from "../load/yaml-source.js";

/** An answer that an operation of an OpenAPI description can give. */
export interface Answer {
  /** The way to where the operation names it. */
  readonly path: Path;
  /** As it is written: `404`, `4XX` or `default`. */
  readonly status: string;
  readonly operation?: string;
  readonly response: JsonObject;
}

export function answersIn(document: JsonValue): Answer[] {
  if (!isJsonObject(document)) return [];
  return entriesOf(document["paths"]).flatMap(([path, item]) =>
    entriesOf(item).flatMap(([method, operation]) => {
      const id = isJsonObject(operation) ? operation["operationId"] : undefined;
      const responses = isJsonObject(operation) ? entriesOf(operation["responses"]) : [];
      return responses.flatMap(([status, written]) => {
        const response = dereference(document, written);
        const at = { path: ["paths", path, method, "responses", status], status };
        return isJsonObject(response)
          ? [{ ...at, ...(typeof id === "string" && { operation: id }), response }]
          : [];
      });
    }),
  );
}

/** Those that a status says to be failures. */
export function failuresIn(document: JsonValue): Answer[] {
  return answersIn(document).filter(({ status }) => /^[45]\d\d$/.test(status));
}

export interface Example extends Answer {
  readonly mediaType: string;
  readonly example: JsonValue;
}

/** Every example of an answer. */
export function examplesIn(source: YamlSource): Example[] {
  const document = documentOf(source);
  return answersIn(document).flatMap((answer) =>
    entriesOf(answer.response["content"]).flatMap(([mediaType, media]) =>
      examplesOf(document, media).map((example) => ({ ...answer, mediaType, example })),
    ),
  );
}

function examplesOf(document: JsonValue, media: JsonValue): JsonValue[] {
  if (!isJsonObject(media) || !isJsonObject(document)) return [];
  const named = entriesOf(media["examples"]).map(([, example]) => dereference(document, example));
  const values = named.map((example) => (isJsonObject(example) ? example["value"] : undefined));
  return [media["example"], ...values].filter((value) => value !== undefined);
}

/** The statuses under which each value of an enum can come, where those are failures. */
export function statusesOfValues(document: JsonValue): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { status, response } of failuresIn(document)) {
    const { content = null, headers = null } = response;
    for (const value of [content, headers].flatMap((part) => constantsIn(document, part, new Set())))
      found.set(value, (found.get(value) ?? new Set()).add(status));
  }
  return found;
}

function constantsIn(document: JsonValue, value: JsonValue, seen: Set<string>): string[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => constantsIn(document, item, seen));
  if (!isJsonObject(value) || !isJsonObject(document)) return [];
  const { $ref: reference, enum: listed, const: single } = value;
  if (typeof reference === "string") {
    if (seen.has(reference)) return [];
    seen.add(reference);
    return constantsIn(document, dereference(document, value) ?? null, seen);
  }
  const own = [...(Array.isArray(listed) ? listed : []), ...(single === undefined ? [] : [single])];
  const inner = Object.entries(value).filter(([key]) => key !== "enum" && key !== "const");
  return [...own.map(String), ...inner.flatMap(([, item]) => constantsIn(document, item, seen))];
}

/** What is written in `source`, as plain data. */
export function documentOf(source: YamlSource): JsonValue {
  return JSON.parse(JSON.stringify(source.value ?? null));
}

export function entriesOf(value: JsonValue | undefined): [string, JsonValue][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
