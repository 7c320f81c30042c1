import { isDeepStrictEqual } from "node:util";
import type { CodeUpdate } from "../author/edit-sources.js";
import { readUpdate, type WrittenCode } from "../author/read-code.js";
import { isRecord } from "../load/json.js";
import type { Problem } from "../load/problem.js";
import type { Draft } from "../model/draft.js";

/** Codes that the contract has, by what importing them would change. */
export interface KnownCodes {
  /** Those that say something else than the contract does. */
  readonly different: readonly { readonly written: WrittenCode; readonly update: CodeUpdate }[];
  readonly same: number;
  readonly problems: readonly Problem[];
}

export function compareKnown(draft: Draft, codes: readonly WrittenCode[]): KnownCodes {
  const read = codes.map((written) => ({ written, ...readUpdate(written) }));
  const changes = read.map(({ written, update }) => ({ written, update: withoutKnown(draft, update) }));
  const different = changes.filter(
    ({ update }) => Object.keys(update.facts).length + Object.keys(update.texts).length > 0,
  );
  return {
    different,
    same: codes.length - different.length,
    problems: read.flatMap(({ problems }) => problems),
  };
}

function withoutKnown({ catalog, locales }: Draft, { code, facts, texts }: CodeUpdate): CodeUpdate {
  const known: Readonly<Record<string, unknown>> = { ...catalog?.errors.get(code) };
  const newFacts = entries(facts).filter(([name, value]) => !isDeepStrictEqual(known[name], value));
  const newTexts = entries(texts).flatMap(([language, text]) => {
    const locale = locales.find((candidate) => candidate.language === language);
    const errors = locale?.value["errors"];
    const old = isRecord(errors) && isRecord(errors[code]) ? errors[code] : {};
    const changed = entries(text).filter(([field, said]) => old[field] !== said);
    return changed.length > 0 ? [[language, Object.fromEntries(changed)] as const] : [];
  });
  return { code, facts: Object.fromEntries(newFacts), texts: Object.fromEntries(newTexts) };
}

function entries<T>(value: Readonly<Record<string, T>> | Partial<Record<string, T>>): [string, T][] {
  return Object.entries(value).filter((entry): entry is [string, T] => entry[1] !== undefined);
}
