import * as locales from "zod/v4/locales";
import { convertPlaceholders } from "../../../scripts/import/placeholders.js";
import { isRecord } from "../../../scripts/load/json.js";
import { placeholdersOf } from "../../../scripts/model/locale-texts.js";
import { type CodeTexts, countTexts, type RealCatalog } from "../real-catalog.js";

/* Zod's texts are functions of an issue: each is asked about issues whose every value is a placeholder. */

class Received {}
Object.defineProperty(Received, "name", { value: "{received}" });

const issue = {
  expected: "{expected}",
  input: new Received(),
  values: ["{value}"],
  origin: "{origin}",
  minimum: "{minimum}",
  maximum: "{maximum}",
  inclusive: true,
  divisor: "{divisor}",
  keys: ["{key}"],
  prefix: "{prefix}",
  suffix: "{suffix}",
  includes: "{includes}",
  pattern: "{pattern}",
  format: "{format}",
};

const two = ["{first}", "{second}"];

/** A code for each sentence that the English locale has. */
const issues: Readonly<Record<string, object>> = {
  invalid_type: {},
  invalid_value: {},
  invalid_value_of: { code: "invalid_value", values: two },
  too_big: {},
  too_big_string: { code: "too_big", origin: "string" },
  too_small: {},
  too_small_string: { code: "too_small", origin: "string" },
  invalid_format: {},
  invalid_format_starts_with: { code: "invalid_format", format: "starts_with" },
  invalid_format_ends_with: { code: "invalid_format", format: "ends_with" },
  invalid_format_includes: { code: "invalid_format", format: "includes" },
  invalid_format_regex: { code: "invalid_format", format: "regex" },
  not_multiple_of: {},
  unrecognized_keys: {},
  unrecognized_keys_many: { code: "unrecognized_keys", keys: two },
  invalid_key: {},
  invalid_union: {},
  invalid_element: {},
  custom: {},
};

/** Zod's locales, those that are there for their old names included. */
export function zod(): RealCatalog {
  const makers: readonly [string, unknown][] = Object.entries(locales);
  const texts = Object.fromEntries(makers.map(([name, make]) => [tagOf(name), sentencesOf(make)]));
  const params = (code: string) => placeholdersOf(texts["en"]?.[code]?.description ?? "");
  const errors = Object.keys(issues).map((code) => {
    const typed = params(code).map((param) => [param, "string"]);
    // The package knows neither: the format asks for a status, a category and what to do.
    const facts = { status: 422, category: "issue", retry: "never" };
    return [code, { ...facts, ...(typed.length > 0 && { params: Object.fromEntries(typed) }) }];
  });
  return {
    name: "zod",
    own: { codes: Object.keys(issues).length, languages: makers.length, texts: countTexts(texts) },
    language: "en",
    categories: ["issue"],
    domains: { "": Object.fromEntries(errors) },
    texts,
  };
}

/** The modules are called by the tags, and so are their exports, but for the hyphen: `zhCN`. */
function tagOf(name: string): string {
  return name.replace(/(?=[A-Z]{2}$)/, "-");
}

function sentencesOf(make: unknown): CodeTexts {
  const locale: unknown = typeof make === "function" ? make() : undefined;
  const say = isRecord(locale) ? locale["localeError"] : undefined;
  if (typeof say !== "function") throw new Error("a locale of the package is none");
  const entries = Object.entries(issues).map(([code, own]) => {
    const said: unknown = Reflect.apply(say, undefined, [{ ...issue, code, ...own }]);
    const text = isRecord(said) ? said["message"] : said;
    return [code, { description: convertPlaceholders(String(text), "braces") }];
  });
  return Object.fromEntries(entries);
}
