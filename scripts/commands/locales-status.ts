import { badgeOf, type Coverage, coverageOf, type StateCounts, totalOf } from "../locales/coverage.js";
import { buildDraft } from "../model/draft.js";
import { type TextState, textStates } from "../model/translation-record.js";
import { harmless } from "../words/problem-report.js";
import { width } from "../words/text-width.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { readSources } from "./load-contract.js";
import { reportProblems } from "./report-problems.js";

/** Says how far each language is; exit 1 where a text is missing or stale, with `strict` where one is to be reviewed too. */
export async function localesStatus(
  terminal: Terminal,
  options: { readonly strict: boolean },
): Promise<ExitCode> {
  const draft = buildDraft(await readSources(terminal));
  if (draft.problems.length > 0) {
    reportProblems(terminal, draft.problems, "checked");
    return exitCodes.problems;
  }
  const languages = coverageOf(draft);
  terminal.data({ source: draft.catalog?.language, languages: languages.map(dataOf) });
  for (const line of tableLines(languages, terminal)) terminal.out(line);
  for (const line of languages.flatMap((one) => openLines(one, terminal))) terminal.out(line);
  const isOpen = (state: TextState) => languages.some(({ counts }) => counts[state] > 0);
  const open = textStates.filter(
    (state) => isOpen(state) && (options.strict ? state !== "done" : isWork(state)),
  );
  return open.length > 0 ? exitCodes.problems : exitCodes.ok;
}

/** What readers would see in another language, or not as it is meant. */
function isWork(state: TextState): boolean {
  return state === "missing" || state === "stale";
}

function dataOf(coverage: Coverage): object {
  const { language, counts, fields, percent, texts } = coverage;
  const open = texts.filter(({ state }) => state !== "done").map(({ key, state }) => ({ key, state }));
  return {
    ...{ language, percent, texts: totalOf(counts), ...counts, open },
    fields: Object.fromEntries(fields),
    badge: badgeOf(coverage),
  };
}

/** A line for each language, and below it one for each kind of text that is not done. */
function tableLines(languages: readonly Coverage[], { words, paint }: Terminal): string[] {
  const head = ["language", "percent", ...textStates].map((name) => words.say(`locales.columns.${name}`));
  const rows = languages.flatMap(({ language, percent, counts, fields }) => [
    [harmless(language), `${percent}%`, ...numbers(counts)],
    ...[...fields]
      .filter(([, own]) => own.done < totalOf(own))
      .map(([field, own]) => [`  ${harmless(field)}`, "", ...numbers(own)]),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column] ?? ""))));
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const gap = " ".repeat((widths[column] ?? 0) - width(cell));
        return column === 0 ? cell + gap : gap + cell;
      })
      .join("  ")
      .trimEnd();
  return [paint("bold", lineOf(head)), ...rows.map(lineOf)];
}

function numbers(counts: StateCounts): string[] {
  return textStates.map((state) => String(counts[state]));
}

/** The texts that wait for somebody, each with what it waits for. */
function openLines({ language, texts }: Coverage, { words, paint }: Terminal): string[] {
  return texts
    .filter(({ state }) => isWork(state))
    .map(({ key, state }) => {
      const what = words.say(`locales.columns.${state}`);
      return `${paint(state === "missing" ? "red" : "yellow", what)}  ${harmless(language)}  ${harmless(key)}`;
    });
}
