import type { PublishedContract } from "../../diff/catalog-json.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import { Successes } from "../../mock/successes.js";
import { findUntranslated } from "../../model/untranslated.js";
import { printable } from "../printable.js";

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
  /** The texts in it that its translators left as they were written. */
  readonly untranslated: ReadonlySet<string>;
  /** The language that those are in; absent where nobody says. */
  readonly original?: string;
}

/** The description for the readers of each language: translated, or as it is written. */
export function descriptionsFor(
  contract: Pick<PublishedContract, "languages" | "statuses">,
  openapi: JsonObject,
  translations: ReadonlyMap<string, DescriptionSource>,
): ReadonlyMap<string, Description> {
  const untouched = [...translations.values()].filter(({ overlay }) => overlay === undefined);
  const written = [openapi, ...untouched.map(({ document }) => document)];
  const original = written.map(languageOf).find((language) => language !== undefined);
  return new Map(
    contract.languages.map((language) => {
      const source = translations.get(language) ?? { document: openapi };
      const own = languageOf(source.document);
      const untranslated = untranslatedTexts(source, openapi, textsOfStatuses(contract, language));
      return [
        language,
        {
          ...source,
          untranslated,
          ...(own !== undefined && { language: own }),
          ...(original !== undefined && { original }),
        },
      ];
    }),
  );
}

/** A description says in its `info` which language it is in, because OpenAPI has no place for that. */
function languageOf({ info }: JsonObject): string | undefined {
  const language = isJsonObject(info) ? info["x-language"] : undefined;
  return typeof language === "string" ? language : undefined;
}

/** What the description has from the catalog, in the right language. */
function textsOfStatuses({ statuses }: Pick<PublishedContract, "statuses">, language: string): string[] {
  return statuses.flatMap(({ texts }) => texts[language]?.description ?? []);
}

/** Those that no action of the overlay gives. What was written, and not what is translated, is looked for by some actions. */
function untranslatedTexts(
  { document, overlay }: DescriptionSource,
  openapi: JsonObject,
  others: readonly string[],
): ReadonlySet<string> {
  if (!overlay) return new Set();
  const original = new Set(findUntranslated(openapi, []).map(({ text }) => text));
  const texts = findUntranslated(document, actionsOf(overlay)).map(({ text }) => text);
  return new Set(texts.filter((text) => original.has(text) && !others.includes(text)).map(printable));
}

function actionsOf({ actions }: JsonObject): { readonly target: string; readonly update: JsonObject }[] {
  const listed: readonly JsonValue[] = Array.isArray(actions) ? actions : [];
  return listed.filter(isJsonObject).flatMap(({ target, update }) => {
    return typeof target === "string" && isJsonObject(update) ? [{ target, update }] : [];
  });
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
