import { codeName, examplesIn, messageName } from "../import/read-openapi.js";
import { isJsonObject, type JsonValue } from "../load/json.js";
import type { YamlSource } from "../load/yaml-source.js";

/** How failures seem to look on the wire: JSON Pointers into the body. */
export interface GuessedEnvelope {
  readonly code: string;
  readonly description?: string;
  /** Whether some failure comes under a success's status, so that the status tells nothing. */
  readonly isUnderSuccess: boolean;
}

const usual: GuessedEnvelope = { code: "/code", description: "/message", isUnderSuccess: false };

/** From the examples of failures; else from the properties of schemas; else what is usual. */
export function guessEnvelope(source: YamlSource): GuessedEnvelope {
  const examples = examplesIn(source).flatMap(({ status, example }) => {
    const found = pointersIn(example, "", (value) => typeof value === "string" && value !== "");
    return found ? [{ ...found, isUnderSuccess: status.startsWith("2") }] : [];
  });
  const [first] = examples;
  if (first) return { ...first, isUnderSuccess: examples.some(({ isUnderSuccess }) => isUnderSuccess) };
  const document: JsonValue = JSON.parse(JSON.stringify(source.value ?? null));
  const found = schemaPointers(document, "");
  return found ? { ...found, isUnderSuccess: false } : usual;
}

type Pointers = Pick<GuessedEnvelope, "code" | "description">;

function pointersIn(value: JsonValue, at: string, fits: (value: JsonValue) => boolean): Pointers | undefined {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value);
  const named = (name: RegExp) => entries.find(([key, inner]) => name.test(key) && fits(inner))?.[0];
  const [code, description] = [named(codeName), named(messageName)];
  if (code !== undefined) {
    return {
      code: `${at}/${escaped(code)}`,
      ...(description !== undefined && { description: `${at}/${escaped(description)}` }),
    };
  }
  const inner = entries.map(([key, item]) => pointersIn(item, `${at}/${escaped(key)}`, fits));
  return inner.find((found) => found !== undefined);
}

/** In the first schema that has a property called like a code, with those that lead to it. */
function schemaPointers(value: JsonValue, at: string): Pointers | undefined {
  if (Array.isArray(value)) return value.map((item: JsonValue) => schemaPointers(item, "")).find(Boolean);
  if (!isJsonObject(value)) return undefined;
  const properties = isJsonObject(value["properties"]) ? value["properties"] : {};
  const own = Object.keys(properties).some((key) => codeName.test(key) && key !== "codes");
  if (own) return pointersIn(properties, at, () => true);
  const inner = Object.entries(properties).map(([key, item]) =>
    schemaPointers(item, `${at}/${escaped(key)}`),
  );
  const others = Object.entries(value).filter(([key]) => key !== "properties");
  return [...inner, ...others.map(([, item]) => schemaPointers(item, ""))].find(Boolean);
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
