import { stringify } from "yaml";
import type { WrittenCode } from "../../scripts/author/read-code.js";
import { type ErrorText, failureKinds } from "../../scripts/model/locale-format.js";
import type { Files } from "../model/minimal-contract.js";

/** The texts of a language by code. What a package does not say is not there. */
export type CodeTexts = Readonly<Record<string, Partial<ErrorText>>>;

/** A catalog that nobody here wrote, as its package has it. */
export interface RealCatalog {
  /** The package on npm. */
  readonly name: string;
  /** How many codes, languages and texts the package has, counted in its own data. */
  readonly own: { readonly codes: number; readonly languages: number; readonly texts: number };
  /** The language that the others are translated from. */
  readonly language: string;
  /** Whether the wire has numbers for codes. */
  readonly isNumeric?: boolean;
  readonly categories: readonly string[];
  /** By the domain that has a file of its own, "" for the catalog's main file; then by code. */
  readonly domains: Readonly<Record<string, Readonly<Record<string, object>>>>;
  /** By language, as the package calls it. */
  readonly texts: Readonly<Record<string, CodeTexts>>;
}

/**
 * The sources of a contract with the codes and texts of `catalog`. What the format asks for and no package has is said once
 * here: an API, the response table, words for categories, and an explanation and an action for texts without.
 */
export function filesOf(catalog: RealCatalog): Files {
  const { domains, texts } = catalog;
  const { "": own = {}, ...others } = domains;
  const domainFiles = Object.entries(others).map(([domain, errors]) => [
    `spec/errors/${domain}.yaml`,
    yaml({ errors }),
  ]);
  const locales = Object.entries(texts).map(([language, codes]) => [
    `locales/${language}.yaml`,
    yaml(localeOf(catalog, codes)),
  ]);
  return {
    "spec/errors.yaml": yaml(headOf(catalog, own)),
    "spec/openapi.yaml": yaml(apiOf(catalog)),
    "spec/released-codes.txt": "# None so far.\n",
    ...Object.fromEntries([...domainFiles, ...locales]),
  };
}

function headOf({ language, isNumeric, categories }: RealCatalog, errors: object): object {
  return {
    language,
    envelope: { failure: "status", code: { pointer: "/code", ...(isNumeric && { type: "number" }) } },
    statuses: Object.fromEntries(statuses.map((status) => [status, { name: `HTTP_${status}` }])),
    categories,
    errors,
  };
}

/** Those that the packages name: the response table of an API has no others. */
const statuses = [200, 400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 501, 502, 503, 504];

function apiOf({ name, domains }: RealCatalog): object {
  const codes = [...new Set(Object.values(domains).flatMap((errors) => Object.keys(errors)))];
  const send = {
    operationId: "send",
    responses: { 200: { description: "Sent." } },
    "x-error-codes": codes,
  };
  return { openapi: "3.1.0", info: { title: name, version: "1.0.0" }, paths: { "/send": { post: send } } };
}

export const filler: ErrorText = {
  description: "See the documentation",
  explanation: "See the documentation.",
  action: "See the documentation.",
};

function localeOf({ categories }: RealCatalog, codes: CodeTexts): object {
  const named = (names: readonly (string | number)[]) =>
    Object.fromEntries(names.map((name) => [name, { name: `N ${name}`, description: "See the name." }]));
  return {
    title: "Error codes",
    intro: "The error codes.",
    statuses: named(statuses),
    categories: named(categories),
    failures: Object.fromEntries(failureKinds.map((kind) => [kind, filler])),
    errors: Object.fromEntries(Object.entries(codes).map(([code, text]) => [code, { ...filler, ...text }])),
  };
}

/** A line per value, texts in quotes, and in them what no YAML file may have as it is. */
function yaml(value: object): string {
  const text = stringify(value, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    defaultStringType: "QUOTE_DOUBLE",
  });
  return text.replace(/[\x7F-\x9F]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
}

/** What `maloi import` reads of a file, as the texts of `language`. */
export function textsOf(codes: readonly WrittenCode[], language: string): CodeTexts {
  return Object.fromEntries(codes.map(({ code, texts }) => [code, texts[language] ?? {}]));
}

/** How many texts there are, empty ones and those filled in not among them. */
export function countTexts(texts: RealCatalog["texts"]): number {
  return Object.values(texts)
    .flatMap((codes) => Object.values(codes))
    .reduce((sum, text) => sum + Object.keys(text).length, 0);
}
