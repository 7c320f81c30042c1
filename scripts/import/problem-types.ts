import { isJsonObject, type JsonValue } from "../load/json.js";
import type { YamlSource } from "../load/yaml-source.js";
import { documentOf, entriesOf, examplesIn } from "./openapi-answers.js";

/** The media type of RFC 9457, whose codes are addresses. */
export const problemMediaType = "application/problem+json";

/** What stands before the code in every `type` of a problem; nothing where there is none. */
export function problemPrefix(source: YamlSource): string | undefined {
  const examples = examplesIn(source).flatMap(
    ({ mediaType, example }) => problemType(mediaType, example) ?? [],
  );
  const types = [...new Set([...examples, ...declaredTypes(documentOf(source), "")])];
  const [first] = types;
  if (first === undefined) return undefined;
  let length = first.length;
  for (const type of types) while (!type.startsWith(first.slice(0, length))) length--;
  // One that all the others begin with is a code as well.
  const shared = types.includes(first.slice(0, length)) ? first.slice(0, length - 1) : first.slice(0, length);
  const [prefix] = /^.*[/#:]/s.exec(shared) ?? [];
  return prefix;
}

/** The address that tells the problem, where `example` is one. */
export function problemType(mediaType: string, example: JsonValue): string | undefined {
  if (!isJsonObject(example)) return undefined;
  const isProblem = mediaType === problemMediaType || ("title" in example && "status" in example);
  return isProblem && isAddress(example["type"]) ? example["type"] : undefined;
}

function declaredTypes(value: JsonValue, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => declaredTypes(item, ""));
  if (!isJsonObject(value)) return [];
  const { enum: listed, const: single } = value;
  const own = name === "type" ? [...(Array.isArray(listed) ? listed : []), single].filter(isAddress) : [];
  return [...own, ...entriesOf(value).flatMap(([key, inner]) => declaredTypes(inner, key))];
}

/** `about:blank` says that the status says it all. */
export function isAddress(value: JsonValue | undefined): value is string {
  return typeof value === "string" && /^(?:https?:\/\/|urn:|tag:|\/)\S*[\w-]$/.test(value);
}
