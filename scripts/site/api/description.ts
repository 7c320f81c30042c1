import type { PublishedContract } from "../../diff/catalog-json.js";
import { isJsonObject, type JsonObject } from "../../load/json.js";
import { Successes } from "../../mock/successes.js";

/** The API's description in one language, and what translated it where somebody did. */
export interface DescriptionSource {
  readonly document: JsonObject;
  /** An OpenAPI Overlay. */
  readonly overlay?: JsonObject;
}

/** The same as its readers are shown it. */
export interface Description extends DescriptionSource {
  /** The language that it is in; absent where its authors do not say. */
  readonly language?: string;
}

/** A description says in its `info` which language it is in, because OpenAPI has no place for that. */
export function descriptionOf(source: DescriptionSource): Description {
  const { info } = source.document;
  const language = isJsonObject(info) ? info["x-language"] : undefined;
  return { ...source, ...(typeof language === "string" && { language }) };
}

/** What each operation answers where nothing goes wrong, by its id: the same that the mock does. Where it is no text, nothing. */
export function answersOf(
  contract: Pick<PublishedContract, "envelope" | "operations">,
  openapi: JsonObject,
): ReadonlyMap<string, string> {
  const successes = new Successes({ openapi, envelope: contract.envelope });
  return new Map(
    contract.operations.flatMap((operation): [string, string][] => {
      const { status, body } = successes.answer(operation);
      return status < 300 && typeof body === "string" ? [[operation.id, pretty(body)]] : [];
    }),
  );
}

/** JSON as people read it. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
