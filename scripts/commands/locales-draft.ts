import type { Draft, LocaleDraft } from "../model/draft.js";
import { buildDraft } from "../model/draft.js";
import { sourceLocale } from "../model/unfinished.js";
import { harmless } from "../words/problem-report.js";
import type { Terminal } from "./command.js";
import { readSources } from "./load-contract.js";
import { reportProblems } from "./report-problems.js";

/** A contract's files as far as translations are concerned: other mistakes may wait. */
export async function loadDraft(terminal: Terminal): Promise<Draft | undefined> {
  const draft = buildDraft(await readSources(terminal));
  const isWhole =
    draft.catalog && sourceLocale(draft) && draft.locales.length === draft.sources.locales.length;
  // A record that is no more what it was would be written over.
  const isKept = draft.problems.every(({ variant }) => variant !== "record");
  if (isWhole && isKept) return draft;
  reportProblems(terminal, draft.problems, "total");
  return undefined;
}

/** The language that somebody named; where it has no file, or is the source language, that is said. */
export function findTranslation(
  { words, err, data }: Terminal,
  draft: Draft,
  language: string,
): LocaleDraft | undefined {
  // gettext writes zh_Hans.
  const tag = language.replaceAll("_", "-").toLowerCase();
  const found = draft.locales.find((locale) => locale.language.toLowerCase() === tag);
  if (found && found !== sourceLocale(draft)) return found;
  const key = found ? "locales.is-source" : "locales.no-language";
  const others = draft.locales.filter((locale) => locale !== sourceLocale(draft));
  const languages = others.map((locale) => harmless(locale.language)).join(", ");
  err(words.say(key, { language: harmless(language), languages: languages || "–" }));
  data({ language, languages: others.map((locale) => locale.language) });
  return undefined;
}
