import { answersIn, documentOf, entriesOf, examplesIn } from "../import/openapi-answers.js";
import { codeName, messageName } from "../import/openapi-codes.js";
import { problemMediaType, problemPrefix } from "../import/problem-types.js";
import { readOpenApi } from "../import/read-openapi.js";
import { dereference, isJsonObject, type JsonValue } from "../load/json.js";
import type { YamlSource } from "../load/yaml-source.js";

/** How failures seem to look on the wire: JSON Pointers into the body, as spec/errors.yaml has them. */
export interface GuessedEnvelope {
  readonly code: string | { readonly [key: string]: string };
  readonly description?: string;
  readonly params?: "";
  readonly mediaType?: string;
  /** Whether some failure comes under a success's status, so that the status tells nothing. */
  readonly isUnderSuccess: boolean;
}

const usual: GuessedEnvelope = { code: "/code", description: "/message", isUnderSuccess: false };

/** From the examples of failures; else from headers and the properties of schemas; else what is usual. */
export function guessEnvelope(source: YamlSource): GuessedEnvelope {
  const document = documentOf(source);
  const codes = new Set(readOpenApi(source).rows.flatMap(({ cells }) => cells.get("code")?.text ?? []));
  const isCode = (value: JsonValue) =>
    (typeof value === "string" || typeof value === "number") && codes.has(String(value));
  const examples = examplesIn(source).flatMap(({ status, example }) => {
    const found = pointersIn(example, "", isCode);
    return found ? [{ ...found, isUnderSuccess: status.startsWith("2") }] : [];
  });
  const [first] = examples;
  const mediaType = mediaTypeIn(document);
  const media = mediaType === undefined ? {} : { mediaType };
  const isUnderSuccess = examples.some((example) => example.isUnderSuccess);
  if (first) return { ...first, ...media, isUnderSuccess };
  const header = headerIn(document, isCode);
  if (header !== undefined) return { ...header, ...media, isUnderSuccess };
  const declared = schemaPointers(document, "", (schema) => hasCode(schema, isCode));
  if (declared) return { ...declared, ...media, isUnderSuccess };
  const prefix = problemPrefix(source);
  if (prefix !== undefined || mediaType === problemMediaType) return problemEnvelope(prefix);
  const found = schemaPointers(document, "", () => true);
  return found ? { ...found, ...media, isUnderSuccess } : { ...usual, ...media };
}

/** RFC 9457: whatever else a problem tells stands beside its type. */
function problemEnvelope(prefix: string | undefined): GuessedEnvelope {
  const code = { pointer: "/type", ...(prefix !== undefined && { prefix }) };
  return { code, description: "/detail", params: "", mediaType: problemMediaType, isUnderSuccess: false };
}

/** What failures come as, where that is not the usual. */
function mediaTypeIn(document: JsonValue): string | undefined {
  const failures = answersIn(document).filter(({ status }) => !/^[123]/.test(status));
  const types = failures.flatMap(({ response }) => entriesOf(response["content"]).map(([type]) => type));
  const isUsual = types.some((type) => type === "application/json");
  return isUsual ? undefined : types.find((type) => /^[\w.-]+\/[\w.+-]+\+json$/.test(type));
}

/** A header that is called like a code and has codes. */
function headerIn(
  document: JsonValue,
  isCode: (value: JsonValue) => boolean,
): Pick<GuessedEnvelope, "code" | "description"> | undefined {
  const headers = answersIn(document).flatMap(({ response }) => entriesOf(response["headers"]));
  const [name] =
    headers.find(([key, written]) => {
      const header = isJsonObject(document) ? dereference(document, written) : undefined;
      return codeName.test(key) && isJsonObject(header) && hasCode(header["schema"] ?? null, isCode);
    }) ?? [];
  return name === undefined ? undefined : { code: { header: name } };
}

function hasCode(schema: JsonValue, isCode: (value: JsonValue) => boolean): boolean {
  if (!isJsonObject(schema)) return false;
  const { enum: listed, const: single = null } = schema;
  return isCode(single) || (Array.isArray(listed) && listed.some((value: JsonValue) => isCode(value)));
}

type Pointers = Pick<GuessedEnvelope, "code" | "description">;

function pointersIn(value: JsonValue, at: string, fits: (value: JsonValue) => boolean): Pointers | undefined {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value);
  const code = entries.find(([key, inner]) => codeName.test(key) && fits(inner));
  const [description] = entries.find(([key]) => messageName.test(key)) ?? [];
  if (code !== undefined) {
    const pointer = `${at}/${escaped(code[0])}`;
    return {
      code: isNumber(code[1]) ? { pointer, type: "number" } : pointer,
      ...(description !== undefined && { description: `${at}/${escaped(description)}` }),
    };
  }
  const inner = entries.map(([key, item]) => pointersIn(item, `${at}/${escaped(key)}`, fits));
  return inner.find((found) => found !== undefined);
}

/** Whether a value is one, or a schema says that its values are. */
function isNumber(value: JsonValue): boolean {
  if (!isJsonObject(value)) return typeof value === "number";
  const { enum: listed, const: single, type } = value;
  return (
    type === "integer" ||
    typeof single === "number" ||
    (Array.isArray(listed) &&
      listed.length > 0 &&
      listed.every((item: JsonValue) => typeof item === "number"))
  );
}

/** In the first schema that has a property called like a code that fits, with those that lead to it. */
function schemaPointers(
  value: JsonValue,
  at: string,
  fits: (schema: JsonValue) => boolean,
): Pointers | undefined {
  if (Array.isArray(value))
    return value.map((item: JsonValue) => schemaPointers(item, "", fits)).find(Boolean);
  if (!isJsonObject(value)) return undefined;
  const properties = isJsonObject(value["properties"]) ? value["properties"] : {};
  const own = Object.entries(properties).some(
    ([key, schema]) => codeName.test(key) && key !== "codes" && fits(schema),
  );
  if (own) return pointersIn(properties, at, fits);
  const inner = Object.entries(properties).map(([key, item]) =>
    schemaPointers(item, `${at}/${escaped(key)}`, fits),
  );
  const others = Object.entries(value).filter(([key]) => key !== "properties");
  return [...inner, ...others.map(([, item]) => schemaPointers(item, "", fits))].find(Boolean);
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
