import { isRecord } from "../load/json.js";
import type { Problem } from "../load/problem.js";
import type { LocaleSource, Sources } from "../load/sources.js";
import type { TextSource } from "../load/text-source.js";
import type { YamlSource } from "../load/yaml-source.js";
import {
  CatalogHeadFormat,
  CategoryFormat,
  CodeFormat,
  DomainHeadFormat,
  type ErrorFacts,
  ErrorFormat,
} from "./catalog-format.js";
import { draftGlossary, type GlossaryDraft } from "./glossary-draft.js";
import { CodeTextFormat, LocaleHeadFormat } from "./locale-format.js";
import { draftOperations, type OperationDraft } from "./operation-draft.js";
import { draftOverlay, type OverlayDraft } from "./overlay.js";
import { draftProbes, type ProbesDraft } from "./probes-draft.js";
import { draftTranslations, type TranslationsDraft } from "./translations-draft.js";
import { checkFormat, validOrNothing } from "./validate.js";

/**
 * What could be understood of the sources, mistakes and all. Rules look at this, so that one mistake hides no other:
 * names are kept even where what they name is wrong.
 */
export interface Draft {
  readonly sources: Sources;
  readonly catalog?: CatalogDraft;
  readonly locales: readonly LocaleDraft[];
  readonly overlays: readonly OverlayDraft[];
  /** Absent where the OpenAPI description is broken. */
  readonly operations?: readonly OperationDraft[];
  readonly glossary?: GlossaryDraft;
  readonly probes?: ProbesDraft;
  readonly released?: TextSource;
  readonly translations: TranslationsDraft;
  /** What is wrong with the form of the sources. */
  readonly problems: readonly Problem[];
}

export interface CatalogDraft {
  readonly source: YamlSource;
  readonly language: string | undefined;
  readonly statuses: readonly string[];
  /** Those of the statuses whose line in the table is a success's. */
  readonly successes: readonly string[];
  readonly categories: readonly string[];
  /** Whose fault the errors of a category are, where it says. */
  readonly faults: ReadonlyMap<string, "service" | "caller">;
  readonly codes: readonly string[];
  /** The facts of those codes that have none wrong. */
  readonly errors: ReadonlyMap<string, ErrorFacts>;
}

export interface LocaleDraft {
  readonly language: string;
  readonly source: YamlSource;
  /** The file as it is: a map, though anything may be in it. */
  readonly value: Readonly<Record<string, unknown>>;
}

export function buildDraft(sources: Sources): Draft {
  const problems: Problem[] = [...sources.problems];
  const catalog = sources.catalog && draftCatalog(sources.catalog, problems);
  const locales = sources.locales.flatMap((locale) => draftLocale(locale, problems));
  const operations = draftOperations(sources, problems);
  const overlays = (sources.overlays ?? [])
    .filter(({ source }) => isReadable(source))
    .map((overlay) => draftOverlay(overlay, problems));
  const { glossary: words, probes: requests } = sources;
  const glossary = words && isReadable(words) ? draftGlossary(words, problems) : undefined;
  const probes = requests && isReadable(requests) ? draftProbes(requests, problems) : undefined;
  const { released } = sources;
  return {
    sources,
    ...(catalog && { catalog }),
    locales,
    overlays,
    ...(operations && { operations }),
    ...(glossary && { glossary }),
    ...(probes && { probes }),
    ...(released && { released }),
    translations: draftTranslations(sources, problems),
    problems,
  };
}

function draftCatalog(source: YamlSource, problems: Problem[]): CatalogDraft | undefined {
  const { value } = source;
  if (!isReadable(source)) return undefined;
  problems.push(...checkFormat(source, CatalogHeadFormat, value));
  for (const domain of source.parts.slice(1)) {
    problems.push(...checkFormat(domain, DomainHeadFormat, domain.value));
  }
  if (!isRecord(value)) return undefined;
  const { language, statuses, categories } = value;
  // Without one of the three tables, every rule that looks things up in it would find fault with everything.
  if (!isRecord(value["errors"]) || !isRecord(statuses) || !Array.isArray(categories)) return undefined;
  const codes = codesOf(source, value["errors"]);
  const errors = new Map<string, ErrorFacts>();
  for (const code of codes) {
    const entry = value["errors"][code];
    problems.push(...checkFormat(source, ErrorFormat, entry, ["errors", code]));
    problems.push(...checkKey(source, code));
    const facts = validOrNothing(ErrorFormat, entry);
    if (facts) errors.set(code, facts);
  }
  return {
    source,
    language: typeof language === "string" ? language : undefined,
    statuses: Object.keys(statuses),
    successes: Object.keys(statuses).filter((status) => isSuccess(statuses[status], value["envelope"])),
    categories: categories.flatMap(nameOf),
    faults: new Map(categories.flatMap((category) => faultOf(category))),
    codes,
    errors,
  };
}

/** In the author's order. */
function codesOf(source: YamlSource, errors: unknown): string[] {
  const order = new Map(source.keysAt(["errors"]).map((code, index) => [code, index]));
  return keysOf(errors).sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size));
}

function draftLocale({ language, source }: LocaleSource, problems: Problem[]): LocaleDraft[] {
  const { value } = source;
  if (!isReadable(source)) return [];
  problems.push(...checkFormat(source, LocaleHeadFormat, value));
  if (!isRecord(value)) return [];
  for (const [code, entry] of entriesOf(value["errors"])) {
    problems.push(...checkFormat(source, CodeTextFormat, entry, ["errors", code]));
  }
  return [{ language, source, value }];
}

/** A category is written as its name, or as a map that has it. */
function nameOf(category: unknown): string[] {
  const name: unknown = isRecord(category) ? category["name"] : category;
  return name === undefined ? [] : [String(name)];
}

function faultOf(category: unknown): [string, "service" | "caller"][] {
  const facts = validOrNothing(CategoryFormat, category);
  return typeof facts === "object" ? [[facts.name, facts.fault]] : [];
}

/** Whether a line of the response table has the value that tells a success. */
function isSuccess(line: unknown, envelope: unknown): boolean {
  const failure = isRecord(envelope) ? envelope["failure"] : undefined;
  if (!isRecord(line) || !isRecord(failure) || line["errorId"] === undefined) return false;
  return "is" in failure ? line["errorId"] !== failure["is"] : line["errorId"] === failure["not"];
}

/** A file with a syntax error has been reported; looking into it would only bring echoes. */
function isReadable(source: YamlSource): boolean {
  return source.problems.every(({ rule }) => rule === "duplicate-key" || rule === "duplicate-code");
}

function checkKey(source: YamlSource, code: string): Problem[] {
  if (validOrNothing(CodeFormat, code)) return [];
  const values = { key: code, expected: "code", received: code };
  return [{ rule: "schema", variant: "key", place: source.placeOfKey(["errors", code]), values }];
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

export function keysOf(value: unknown): string[] {
  return isRecord(value) ? Object.keys(value) : [];
}
