import * as v from "valibot";
import { isJsonObject, isRecord, type JsonObject } from "../load/json.js";
import { isError, type Problem, sortProblems } from "../load/problem.js";
import type { Sources } from "../load/sources.js";
import { CatalogHeadFormat, type ErrorFacts, type RetryFact } from "./catalog-format.js";
import type { Contract, ContractError, Operation, Retry, Texts, Translation } from "./contract.js";
import { credentialsOf } from "./credential.js";
import { buildDraft, type Draft, type LocaleDraft } from "./draft.js";
import { durationMs } from "./duration.js";
import { withoutEchoes } from "./echoes.js";
import { toEnvelope } from "./envelope-format.js";
import { withoutExempt } from "./exemptions.js";
import { CodeTextFormat, LocaleHeadFormat } from "./locale-format.js";
import type { OperationDraft } from "./operation-draft.js";
import { applyOverlay, type OverlayDraft } from "./overlay.js";
import { severityOf } from "./rule-settings.js";
import { checkExemption } from "./rules/exemption.js";
import { rules } from "./rules/index.js";
import { filledLocales, recordsOf, unfinishedOf } from "./unfinished.js";

/** A contract without an error in it, or none; and every problem in the sources. */
export type Built = SoundBuilt | MistakenBuilt;

export interface SoundBuilt {
  /** What the sources were understood as. */
  readonly draft: Draft;
  readonly contract: Contract;
  /** Warnings alone. */
  readonly problems: readonly Problem[];
}

interface MistakenBuilt {
  readonly draft: Draft;
  readonly contract?: undefined;
  readonly problems: readonly Problem[];
}

export function buildContract(sources: Sources): Built {
  const draft = buildDraft(sources);
  const found = [...draft.problems, ...rules.flatMap((rule) => rule(draft))];
  const kept = withoutExempt(draft.catalog, withoutEchoes([...found, ...checkExemption(draft, found)]));
  const problems = sortProblems(kept).map((problem) => ({
    ...problem,
    severity: severityOf(draft.catalog, problem.rule),
  }));
  return problems.some(isError) ? { draft, problems } : { draft, contract: assemble(draft), problems };
}

function assemble(draft: Draft): Contract {
  const { openapi, document } = draft.sources;
  if (!draft.catalog || !openapi || !document) throw new Error("a source is missing, yet no rule said so");
  const { source, errors } = draft.catalog;
  const head = v.parse(CatalogHeadFormat, source.value);
  const locales = filledLocales(draft)
    .map((locale) => ({ ...locale, head: v.parse(LocaleHeadFormat, locale.value) }))
    .sort((a, b) => (a.language < b.language ? -1 : 1))
    .sort((a, b) => Number(b.language === head.language) - Number(a.language === head.language));
  const texts = <T>(pick: (locale: (typeof locales)[number]) => T | undefined): Texts<T> =>
    Object.fromEntries(locales.map((locale) => [locale.language, found(pick(locale))]));
  const order = new Map([...errors.keys()].map((code, index) => [code, index]));
  const operations = (draft.operations ?? []).map((operation) => toOperation(operation, order));
  const returning = operationsByCode(operations);
  const info = isJsonObject(document["info"]) ? document["info"] : {};

  return {
    title: String(info["title"]),
    version: String(info["version"]),
    ...(head.docs !== undefined && { docs: head.docs }),
    ...(head.releases !== undefined && { releases: head.releases }),
    envelope: toEnvelope(head.envelope),
    statuses: Object.entries(head.statuses).map(([status, { errorId, name }]) => ({
      status: Number(status),
      ...(errorId !== undefined && { errorId }),
      name,
      texts: texts((locale) => locale.head.statuses[status]),
    })),
    categories: head.categories
      .map((category) => (typeof category === "string" ? { name: category } : category))
      .map((category) => ({ ...category, texts: texts((locale) => locale.head.categories[category.name]) })),
    errors: [...errors].map(([code, facts]) => ({
      ...errorFacts(code, facts),
      operations: returning.get(code) ?? [],
      ...codeTexts(locales, code),
    })),
    operations,
    credentials: credentialsOf(document),
    languages: locales.map(({ language }) => language),
    unfinished: unfinishedOf(draft),
    records: recordsOf(draft),
    guide: texts(({ head: { title, intro } }) => ({ title, intro })),
    failures: toFailures((kind) => texts((locale) => locale.head.failures[kind])),
    openapi: document,
    translations: Object.fromEntries(
      draft.overlays.map((overlay) => [overlay.language, translationOf(overlay, document)]),
    ),
    files: {
      catalog: source.parts.map(({ file }) => file).join(", "),
      openapi: openapi.file,
      locales: texts((locale) => locale.source.file),
    },
  };
}

type Failures = Contract["failures"];

function toFailures(textsOf: (kind: keyof Failures) => Failures[keyof Failures]): Failures {
  return {
    unknown: textsOf("unknown"),
    network: textsOf("network"),
    timeout: textsOf("timeout"),
    unexpectedResponse: textsOf("unexpectedResponse"),
    cooldown: textsOf("cooldown"),
  };
}

function translationOf({ actions, source }: OverlayDraft, document: JsonObject): Translation {
  const { file, value } = source;
  return {
    openapi: applyOverlay(document, actions).document,
    overlay: isPlain(value) ? value : {},
    file,
  };
}

/** What YAML without tags gives is plain data. */
function isPlain(value: unknown): value is JsonObject {
  return isRecord(value);
}

/** The words of a code, and those that it had before. */
function codeTexts(locales: readonly LocaleDraft[], code: string): Pick<ContractError, "texts" | "formerly"> {
  const written = locales.map(({ language, value: { errors } }) => {
    const { formerly = [], ...text } = v.parse(CodeTextFormat, isRecord(errors) ? errors[code] : undefined);
    return { language, text, formerly };
  });
  const reworded = written.filter(({ formerly }) => formerly.length > 0);
  return {
    texts: Object.fromEntries(written.map(({ language, text }) => [language, text])),
    ...(reworded.length > 0 && {
      formerly: Object.fromEntries(reworded.map(({ language, formerly }) => [language, formerly])),
    }),
  };
}

function toOperation(
  {
    id,
    method,
    path,
    summary,
    request,
    returns,
    security,
    idempotent,
    polling,
    answer,
    codes,
  }: OperationDraft,
  /** Where each code stands in the catalog. */
  order: ReadonlyMap<string, number>,
): Operation {
  const named = [...new Set(codes.map(({ code }) => code))].filter((code) => order.has(code));
  return {
    id,
    method,
    path,
    summary,
    request,
    returns,
    security,
    idempotent,
    ...(polling && { polling }),
    answer,
    codes: named.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  };
}

/** The ids of those that return each code. */
function operationsByCode(operations: readonly Operation[]): ReadonlyMap<string, readonly string[]> {
  const byCode = new Map<string, string[]>();
  for (const { id, codes } of operations) {
    for (const code of codes) {
      const known = byCode.get(code);
      if (known) known.push(id);
      else byCode.set(code, [id]);
    }
  }
  return byCode;
}

/** The rules saw to it that it is there. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a text is missing, yet no rule said so");
  return value;
}

function errorFacts(
  code: string,
  facts: ErrorFacts,
): Omit<ContractError, "operations" | "texts" | "formerly"> {
  const { retry, params, timeLimit, trigger, aliases, ...same } = facts;
  return {
    code,
    ...same,
    retry: retryOf(retry),
    params: params ?? {},
    ...(timeLimit !== undefined && { timeLimit: durationMs(timeLimit) }),
    ...(trigger && { trigger: { errors: trigger.errors, within: durationMs(trigger.within) } }),
    aliases: aliases ?? [],
  };
}

function retryOf(retry: RetryFact): Retry {
  if (typeof retry === "string") return { mode: retry };
  const stated = [retry.wait].flat().map(durationMs);
  return { mode: "wait", wait: Math.max(...stated), stated, scope: retry.scope };
}
