import type { TextState } from "../model/catalog-json-errors.js";
import { type CatalogJson, formatVersion } from "../model/catalog-json-format.js";
import type { Contract, Texts } from "../model/contract.js";
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
  const stated = statedBy(languages[0] ?? "");
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
    statuses: contract.statuses.map((status) => ({ ...status, texts: stated(status.texts) })),
    categories: contract.categories.map((category) => ({ ...category, texts: stated(category.texts) })),
    errors: contract.errors.map((error) => ({ ...error, texts: stated(error.texts) })),
    operations: contract.operations.map((operation) => operationData(openapi, operation)),
    guide: stated(contract.guide),
    failures: {
      unknown: stated(unknown),
      network: stated(network),
      timeout: stated(timeout),
      unexpectedResponse: stated(unexpectedResponse),
      cooldown: stated(cooldown),
    },
  };
}

/** What is known of a text. */
interface StatedText {
  readonly text: string;
  readonly state: TextState;
}

/** Gives each text its state: the first language is what all others were translated from. */
function statedBy(source: string) {
  return <T extends object>(texts: Texts<T>): Texts<{ readonly [Field in keyof T]: StatedText }> =>
    mapValues(texts, (fields, language) => {
      const state: TextState = language === source ? "source" : "translated";
      return mapValues(fields, (text) => ({ text: String(text), state }));
    });
}

function mapValues<T extends object, To>(
  object: T,
  map: (value: T[keyof T], key: string) => To,
): { readonly [Key in keyof T]: To };
function mapValues(object: object, map: (value: unknown, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
