import type { PublishedState } from "../model/catalog-json-errors.js";
import { type CatalogJson, formatVersion } from "../model/catalog-json-format.js";
import type { Contract, Texts } from "../model/contract.js";
import { stateOf } from "../model/translation-record.js";
import { operationData, serversOf } from "./catalog-operations.js";
import { type GeneratedFile, origin } from "./generated-file.js";
import { jsonFile } from "./json.js";

/** The whole contract as data, for those who work in another language or build their own tools. */
export function emitCatalog(contract: Contract): GeneratedFile {
  return jsonFile("catalog.json", catalogJson(contract));
}

function catalogJson(contract: Contract): CatalogJson {
  const { title, version, docs, releases, envelope, credentials, languages, openapi, files } = contract;
  const { unfinished } = contract;
  const stated = statedBy(contract);
  const { unknown, network, timeout, unexpectedResponse, cooldown } = contract.failures;
  return {
    $comment: origin([files.catalog, files.openapi, ...Object.values(files.locales)]),
    formatVersion,
    title,
    version,
    ...(docs !== undefined && { docs }),
    ...(releases !== undefined && { releases }),
    languages,
    ...(Object.keys(unfinished).length > 0 && { unfinished }),
    servers: serversOf(openapi["servers"]),
    envelope,
    credentials,
    statuses: contract.statuses.map((status) => ({
      ...status,
      texts: stated(["statuses", status.status], status.texts),
    })),
    categories: contract.categories.map((category) => ({
      ...category,
      texts: stated(["categories", category.name], category.texts),
    })),
    errors: contract.errors.map((error) => ({
      ...error,
      texts: stated(["errors", error.code], error.texts),
    })),
    operations: contract.operations.map((operation) => operationData(openapi, operation)),
    guide: stated([], contract.guide),
    failures: {
      unknown: stated(["failures", "unknown"], unknown),
      network: stated(["failures", "network"], network),
      timeout: stated(["failures", "timeout"], timeout),
      unexpectedResponse: stated(["failures", "unexpectedResponse"], unexpectedResponse),
      cooldown: stated(["failures", "cooldown"], cooldown),
    },
  };
}

/** What is known of a text. */
interface StatedText {
  readonly text: string;
  readonly state: PublishedState;
}

type Strings<T> = { readonly [Field in keyof T]: string };

/** Gives each text its state: the first language is what all others were translated from. */
function statedBy({ languages: [source = ""], records }: Pick<Contract, "languages" | "records">) {
  return <T extends Strings<T>>(
    path: readonly (string | number)[],
    texts: Texts<T>,
  ): Texts<{ readonly [Field in keyof T]: StatedText }> => {
    const originals = new Map<string, string>(Object.entries(texts[source] ?? {}));
    const publishedState = (language: string, field: string, text: string): PublishedState => {
      if (language === source) return "source";
      const record = records[language]?.get([...path, field].join("."));
      const state = stateOf(record, originals.get(field) ?? "", text);
      return state === "done" ? "translated" : state;
    };
    return mapValues(texts, (fields, language) =>
      mapValues(fields, (text, field) => ({ text, state: publishedState(language, field, text) })),
    );
  };
}

function mapValues<T extends object, To>(
  object: T,
  map: (value: T[keyof T], key: string) => To,
): { readonly [Key in keyof T]: To };
function mapValues(object: object, map: (value: unknown, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
