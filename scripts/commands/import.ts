import { planCodes } from "../author/add-codes.js";
import { readCode, type WrittenCode } from "../author/read-code.js";
import { writeFiles } from "../author/write-files.js";
import { chooseColumns } from "../import/choose-columns.js";
import { choosePlaceholders } from "../import/choose-placeholders.js";
import { knownCategory } from "../import/known-category.js";
import { compareKnown } from "../import/known-codes.js";
import type { PlaceholderChoice } from "../import/placeholders.js";
import { readTable } from "../import/read-table.js";
import { toCodes } from "../import/to-codes.js";
import type { Problem } from "../load/problem.js";
import { loadSources } from "../load/sources.js";
import { buildDraft, type Draft } from "../model/draft.js";
import { harmless } from "../words/problem-report.js";
import { packageManifest } from "../words/words.js";
import { reportChanges } from "./add.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { reportColumns, reportKnown, reportPlaceholders } from "./import-report.js";
import { reportProblems } from "./report-problems.js";

export interface ImportOptions {
  readonly file: string;
  readonly columns: readonly string[];
  /** What every new code has that has nothing of its own. */
  readonly defaults: Partial<Record<"status" | "category" | "retry", string>>;
  readonly placeholders: PlaceholderChoice;
  readonly update: boolean;
  readonly dryRun: boolean;
}

/** Takes over the codes of another file. */
export async function importCodes(terminal: Terminal, options: ImportOptions): Promise<ExitCode> {
  const sources = await loadSources(terminal.root);
  const draft = buildDraft(sources);
  terminal.progress(terminal.words.say("progress.importing", { file: harmless(options.file) }));
  const table = await readTable(options.file).catch(ifLibraryMissing);
  if (!table) return refuseWithout(terminal, options.file);
  if (table.problems.length > 0) return refuse(terminal, table.problems);
  const chosen = chooseColumns(table, options.columns, languagesOf(draft), options.file);
  reportColumns(terminal, options.file, table, chosen);
  const placeholders = choosePlaceholders(table, chosen.columns, options.placeholders);
  reportPlaceholders(terminal, placeholders);
  const categoryOf = (written: string) => knownCategory(draft, written);
  const read = toCodes(table, chosen.columns, { ...placeholders, categoryOf });
  const isKnown = ({ code }: WrittenCode) => draft.catalog?.codes.includes(code) ?? false;
  const known = compareKnown(draft, read.codes.filter(isKnown));
  const fresh = read.codes
    .filter((written) => !isKnown(written))
    .map((written) => readCode({ ...options.defaults, ...written }));
  const problems = [
    ...chosen.problems,
    ...placeholders.problems,
    ...read.problems,
    ...known.problems,
    ...fresh.flatMap((one) => one.problems),
  ];
  if (problems.length > 0) return refuse(terminal, problems);
  const codes = fresh.flatMap(({ code }) => (code ? [code] : []));
  const updates = options.update ? known.different.map(({ update }) => update) : [];
  const plan = await planCodes(terminal.root, sources, codes, updates);
  if (!plan.files) {
    if (plan.isAhead) terminal.err(terminal.words.say("import.ahead"));
    return refuse(terminal, plan.problems);
  }
  reportKnown(terminal, known, options.update);
  if (!options.dryRun) await writeFiles(terminal.root, plan.files);
  const changed = { added: codes.map(({ code }) => code), updated: updates.map(({ code }) => code) };
  reportChanges(terminal, changed, plan, options.dryRun);
  return exitCodes.ok;
}

/** @throws whatever else went wrong. */
function ifLibraryMissing(error: unknown): undefined {
  const missing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
  if (missing && error.message.includes(`'${library}'`)) return undefined;
  throw error;
}

/** Too large to be published with maloi. */
const library = "typescript";

function refuseWithout({ words, err }: Terminal, file: string): ExitCode {
  const command = `npm install --save-dev ${library}@${packageManifest().devDependencies[library]}`;
  err(words.say("import.library", { file: harmless(file), library, command }));
  return exitCodes.problems;
}

function refuse(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  reportProblems(terminal, problems, "total");
  return exitCodes.problems;
}

/** The source language first: a text without a language is in it. */
function languagesOf({ catalog, locales }: Draft): string[] {
  const all = locales.map(({ language }) => language);
  const isSource = (language: string) => language === catalog?.language;
  return [...all.filter(isSource), ...all.filter((language) => !isSource(language))];
}
