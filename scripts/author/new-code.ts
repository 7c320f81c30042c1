import type { Place, Problem } from "../load/problem.js";
import { CodeFormat, type ErrorFacts } from "../model/catalog-format.js";
import type { CatalogDraft, Draft } from "../model/draft.js";
import type { ErrorText } from "../model/locale-format.js";
import { nearest } from "../model/nearest.js";
import { releasedLines } from "../model/rules/released-code.js";
import { validOrNothing } from "../model/validate.js";

/** A code that somebody wants to have in the contract. */
export interface NewCode {
  readonly code: string;
  readonly facts: ErrorFacts;
  /** By language; what is not given is left to be written. */
  readonly texts: Readonly<Record<string, Partial<ErrorText>>>;
  /** The ids of the operations that return it. */
  readonly operations: readonly string[];
  /** Where its author wrote it, or the field of it. */
  placeOf(field?: NewField): Place;
}

export type NewField = "code" | "status" | "category" | "retry" | "operations" | "texts";

type Fault = Pick<Problem, "variant" | "values"> & { readonly field: NewField };

/** Why a code cannot be added: every reason. Codes are for ever, so what is gone still takes its name. */
export function checkNewCode(wanted: NewCode, draft: Draft, earlier: readonly NewCode[]): Problem[] {
  const { catalog } = draft;
  if (!catalog) return [];
  const taken = takenBy(wanted.code, draft, catalog) ?? takenByEarlier(wanted.code, earlier);
  const faults = [
    ...(validOrNothing(CodeFormat, wanted.code) ? [] : [formFault(wanted.code)]),
    ...(taken ? [taken] : []),
    ...factFaults(wanted, catalog),
    ...operationFaults(wanted, draft),
    ...languageFaults(wanted, draft),
  ];
  return faults.map(({ field, variant, values }): Problem => {
    return {
      rule: "new-code",
      place: wanted.placeOf(field),
      values: { code: wanted.code, ...values },
      ...(variant !== undefined && { variant }),
    };
  });
}

function formFault(code: string): Fault {
  const suggestion = code
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, "_")
    .replace(/^[_-]+|[_-]+$/g, "");
  const isBetter = validOrNothing(CodeFormat, suggestion) !== undefined;
  return isBetter
    ? { field: "code", variant: "form_near", values: { suggestion } }
    : { field: "code", variant: "form", values: { expected: "code" } };
}

function takenBy(code: string, { released }: Draft, catalog: CatalogDraft): Fault | undefined {
  const same = (name: string) => name.toUpperCase() === code.toUpperCase();
  const other = catalog.codes.find((name) => name === code) ?? catalog.codes.find(same);
  if (other !== undefined) {
    const { file, line } = catalog.source.placeOfKey(["errors", other]);
    const retired = catalog.errors.get(other)?.retired;
    if (retired !== undefined)
      return { field: "code", variant: "retired", values: { other, version: retired } };
    const variant = other === code ? "exists" : "case";
    return { field: "code", variant, values: { other, place: `${file}:${line}` } };
  }
  const owner = [...catalog.errors].find(([, { aliases = [] }]) => aliases.some(same))?.[0];
  if (owner !== undefined) return { field: "code", variant: "alias", values: { other: owner } };
  const gone = released && releasedLines(released).find((line) => same(line.code))?.code;
  return gone === undefined ? undefined : { field: "code", variant: "released", values: { other: gone } };
}

function takenByEarlier(code: string, earlier: readonly NewCode[]): Fault | undefined {
  const other = earlier.find((known) => known.code.toUpperCase() === code.toUpperCase());
  if (!other) return undefined;
  const { line } = other.placeOf("code");
  return { field: "code", variant: "twice", values: { other: other.code, line } };
}

function factFaults({ facts }: NewCode, catalog: CatalogDraft): Fault[] {
  const { status, category } = facts;
  const failures = catalog.statuses.filter((known) => !catalog.successes.includes(known));
  const { categories } = catalog;
  const statuses = failures.join(", ");
  const suggestion = nearest(category, categories) ?? categories.join(", ");
  return [
    ...(failures.includes(String(status))
      ? []
      : [{ field: "status", variant: "status", values: { status, statuses } } as const]),
    ...(categories.includes(category)
      ? []
      : [{ field: "category", variant: "category", values: { category, suggestion } } as const]),
  ];
}

function operationFaults({ operations }: NewCode, draft: Draft): Fault[] {
  const known = (draft.operations ?? []).map(({ id }) => id);
  const unknown = operations.filter((id) => !known.includes(id));
  return unknown.map((operation) => {
    const suggestion = nearest(operation, known) ?? known.join(", ");
    return { field: "operations", variant: "operation", values: { operation, suggestion } };
  });
}

function languageFaults({ texts }: NewCode, { locales }: Draft): Fault[] {
  const known = locales.map(({ language }) => language);
  const unknown = Object.keys(texts).filter((language) => !known.includes(language));
  return unknown.map((language) => {
    const values = { language, languages: known.join(", ") };
    return { field: "texts", variant: "language", values };
  });
}
