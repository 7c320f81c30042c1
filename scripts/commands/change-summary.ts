import type { Change } from "../diff/change.js";
import { matchByName } from "../diff/match.js";
import { diffRules } from "../diff/rules.js";
import { isRecord } from "../load/json.js";
import type { Contract } from "../model/contract.js";
import type { Draft, LocaleDraft } from "../model/draft.js";
import { isUnwritten } from "../model/locale-texts.js";
import { harmless } from "../words/problem-report.js";
import type { Words } from "../words/words.js";

/* What changed, in a sentence: "1 code added; en lacks its text". */

/** What is counted, in the order of the sentence. */
const nouns = ["code", "operation", "schema", "language", "status", "category", "text", "contract"] as const;
type Noun = (typeof nouns)[number];

const verbs = ["added", "removed", "changed"] as const;
type Verb = (typeof verbs)[number];

/** What changed from one sound contract to the next. */
export function summarizeChanges(changes: readonly Change[], words: Words): string {
  const counted = changes.map((change) => ({ change, ...kindOf(change) }));
  const clauses = verbs.flatMap((verb) =>
    nouns.flatMap((noun) => {
      const own = counted.filter((item) => item.verb === verb && item.noun === noun);
      // What is said of one thing in several lines is one thing.
      const isWhole = noun === "text" || noun === "contract";
      const names = own.map(({ change }, index) => (isWhole ? index : change.subject));
      return countClause(verb, noun, new Set(names).size, words);
    }),
  );
  return clauses.length === 0 ? words.say("watch.same") : clauses.join("; ");
}

function kindOf({ rule }: Change): { readonly verb: Verb; readonly noun: Noun } {
  const [, name, end] = /^(.*)-(added|removed)$/.exec(rule) ?? [];
  const noun = nouns.find((candidate) => candidate === name);
  if (noun) return { verb: end === "added" ? "added" : "removed", noun };
  const { about } = diffRules[rule];
  if (about === "text") return { verb: "changed", noun: rule === "text-changed" ? "text" : "contract" };
  // Whatever else is said of a schema is said of the operation that has it.
  return { verb: "changed", noun: about === "schema" ? "operation" : about };
}

function countClause(verb: Verb, noun: Noun, count: number, words: Words): string[] {
  return count === 0 ? [] : [words.say(`watch.${verb}`, { what: words.say(`watch.of.${noun}`, { count }) })];
}

/** Which codes came and went since `known`, which languages went, and who lacks texts of the new codes; nothing where none did. */
export function summarizeDraft(
  known: Contract,
  { catalog, locales, sources }: Draft,
  words: Words,
): string | undefined {
  if (!catalog) return undefined;
  const before = known.errors.map(({ code }) => code);
  const { added, removed } = matchByName(before, catalog.codes, (code) => code);
  const clauses = [
    ...countClause("added", "code", added.length, words),
    ...countClause("removed", "code", removed.length, words),
    ...goneClauses(
      known.languages,
      sources.locales.map(({ language }) => language),
      words,
    ),
    ...lackClauses(added, inOrder(locales, catalog.language), words),
  ];
  return clauses.length === 0 ? undefined : clauses.join("; ");
}

/** The source language first, as everywhere. */
function inOrder(locales: readonly LocaleDraft[], source: string | undefined): LocaleDraft[] {
  return [...locales].sort((a, b) => Number(b.language === source) - Number(a.language === source));
}

/** For the languages whose file is there no more. */
function goneClauses(before: readonly string[], now: readonly string[], words: Words): string[] {
  const gone = before.filter((language) => !now.includes(language)).map(harmless);
  if (gone.length === 0) return [];
  const list = new Intl.ListFormat(words.language, { type: "conjunction" });
  return [words.say("watch.gone", { count: gone.length, languages: list.format(gone) })];
}

/** One for all the languages that lack the texts of as many codes. */
function lackClauses(codes: readonly string[], locales: readonly LocaleDraft[], words: Words): string[] {
  const languages = new Map<number, string[]>();
  for (const locale of locales) {
    const count = codes.filter((code) => !hasTexts(locale, code)).length;
    if (count > 0) languages.set(count, [...(languages.get(count) ?? []), harmless(locale.language)]);
  }
  const list = new Intl.ListFormat(words.language, { type: "conjunction" });
  return [...languages].map(([count, names]) => {
    const texts = words.say(count === codes.length ? "watch.its" : "watch.some", { count });
    return words.say("watch.lacks", { count: names.length, languages: list.format(names), texts });
  });
}

function hasTexts({ value }: LocaleDraft, code: string): boolean {
  const { errors } = value;
  const texts = isRecord(errors) && Object.hasOwn(errors, code) ? errors[code] : undefined;
  if (!isRecord(texts)) return false;
  return ["description", "explanation", "action"].every((field) => {
    const text = texts[field];
    return typeof text === "string" && text !== "" && !isUnwritten(text);
  });
}
