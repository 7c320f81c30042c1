import { parse } from "yaml";
import type { Place, Problem } from "../load/problem.js";
import { ErrorFormat } from "../model/catalog-format.js";
import type { ErrorText } from "../model/locale-format.js";
import { validOrNothing } from "../model/validate.js";
import type { CodeUpdate } from "./edit-sources.js";
import type { NewCode, NewField } from "./new-code.js";

/** A code as people write it down, on a command line or in a table. */
export interface WrittenCode {
  readonly code: string;
  readonly status?: string;
  readonly category?: string;
  /** As the catalog has it: `never`, or `{ wait: PT5M, scope: key }`. */
  readonly retry?: string;
  readonly aliases?: readonly string[];
  readonly texts: NewCode["texts"];
  readonly operations: readonly string[];
  placeOf(field?: NewField): Place;
}

/** The code that was meant, or what is missing or makes no sense about it. */
export function readCode(written: WrittenCode): { readonly code?: NewCode; readonly problems: Problem[] } {
  const { code, category, aliases, texts, operations, placeOf } = written;
  const { status, retry, problems } = readFacts(written);
  const fields = { status: written.status, category, retry: written.retry };
  const missing = Object.entries(fields).filter(([, value]) => value === undefined);
  for (const [field] of missing) problems.push(problem(written, "code", "missing", { field }));
  if (status === undefined || category === undefined || retry === undefined) return { problems };
  const facts = { status, category, retry, ...(aliases && aliases.length > 0 && { aliases: [...aliases] }) };
  return { code: { code, facts, texts, operations, placeOf }, problems };
}

/** What is to be different about a code that is there: what was written of it. */
export function readUpdate(written: WrittenCode): {
  readonly update: CodeUpdate;
  readonly problems: Problem[];
} {
  const { code, category, aliases, texts } = written;
  const { problems, ...read } = readFacts(written);
  const others = {
    ...(category !== undefined && { category }),
    ...(aliases?.length && { aliases: [...aliases] }),
  };
  return { update: { code, facts: { ...read, ...others }, texts }, problems };
}

function readFacts(written: WrittenCode) {
  const { status, retry } = written;
  const facts = {
    ...(status !== undefined && /^[1-5]\d\d$/.test(status) && { status: Number(status) }),
    ...retryOf(retry),
  };
  const problems: Problem[] = [];
  if (status !== undefined && facts.status === undefined)
    problems.push(problem(written, "status", "number", { written: status, expected: "status" }));
  if (retry !== undefined && facts.retry === undefined)
    problems.push(problem(written, "retry", "retry", { written: retry, expected: "retry" }));
  return { ...facts, problems };
}

function retryOf(text: string | undefined): { retry?: NewCode["facts"]["retry"] } {
  try {
    const retry = text === undefined ? undefined : validOrNothing(ErrorFormat.entries.retry, parse(text));
    return retry === undefined ? {} : { retry };
  } catch {
    return {};
  }
}

function problem(
  written: WrittenCode,
  field: NewField,
  variant: string,
  values: Record<string, string>,
): Problem {
  const named = { code: written.code, ...values };
  return { rule: "new-code", variant, place: written.placeOf(field), values: named };
}

export const textFields = ["description", "explanation", "action"] as const satisfies (keyof ErrorText)[];

export function isTextField(name: string): name is keyof ErrorText {
  return textFields.some((field) => field === name);
}

/** A text on one line, in the normal form: what is typed or exported elsewhere often is neither. */
export function cleanText(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
