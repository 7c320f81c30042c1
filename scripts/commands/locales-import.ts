import { basename, extname } from "node:path";
import { writeFiles } from "../author/write-files.js";
import type { Problem } from "../load/problem.js";
import { fileProblem, readText, TextSource, unreadable } from "../load/text-source.js";
import type { Path } from "../load/yaml-source.js";
import type { Applied } from "../locales/apply-translations.js";
import { formatFor } from "../locales/formats.js";
import { meantLanguage } from "../locales/meant-language.js";
import { isRead } from "../locales/mistake.js";
import { changedRecords, recordTranslations } from "../locales/record-translations.js";
import { applySoundTranslations } from "../locales/sound-translations.js";
import type { ReadFile, ReadMistake } from "../locales/translation-unit.js";
import type { Draft, LocaleDraft } from "../model/draft.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { findTranslation, loadDraft } from "./locales-draft.js";
import { reportProblems } from "./report-problems.js";
import { writeRecords } from "./write-records.js";

export interface LocalesImportOptions {
  readonly file: string;
  /** Absent where the file says it. */
  readonly language?: string;
  readonly format?: string;
  /** Whether to take over what is sound where something is not. */
  readonly partial: boolean;
}

/** Takes over the texts of a translator's file, all of them or, where one is not sound, none. */
export async function localesImport(terminal: Terminal, options: LocalesImportOptions): Promise<ExitCode> {
  const { root } = terminal;
  const draft = await loadDraft(terminal);
  if (!draft) return exitCodes.problems;
  const text = await readText("", options.file);
  if (typeof text !== "string") return refuse(terminal, [unread(text, options.file)]);
  const source = new TextSource(options.file, text);
  const read = readFile(source, options);
  if (!("units" in read)) return refuse(terminal, read);
  const locale = localeOf(terminal, draft, read, options);
  if (!locale) return exitCodes.problems;
  const { applied, next, others } = applySoundTranslations(draft, locale, read.units, source);
  const problems = [...(read.unread ?? []).map((one) => mistakeIn(source, one)), ...applied.problems];
  if (problems.length > 0 && !options.partial) return refuse(terminal, problems);
  if (applied.edited.text === undefined)
    return refuse(terminal, [unchangeable(locale, applied.edited.failed)]);
  if (others.length > 0) return refuse(terminal, others);
  if (applied.changed > 0) await writeFiles(root, [{ file: locale.source.file, text: applied.edited.text }]);
  const records = recordTranslations(next, new Map([[locale.language, applied.marks]]));
  await writeRecords(root, changedRecords(next, records));
  return report(terminal, locale, applied, problems);
}

/** Why the file cannot be read; of one that is too large, what translators can do about it. */
function unread(problem: Problem, file: string): Problem {
  const named = unreadable(problem, file);
  return named.variant === "large" ? { ...named, rule: "import", variant: "read-large" } : named;
}

function localeOf(
  terminal: Terminal,
  draft: Draft,
  { targetLanguage: named }: ReadFile,
  { language, file }: LocalesImportOptions,
): LocaleDraft | undefined {
  if (language !== undefined) return findTranslation(terminal, draft, language);
  const languages = draft.locales.map((locale) => locale.language);
  const meant = meantLanguage(languages, named, file);
  const locale = findTranslation(terminal, draft, meant ?? named ?? basename(file, extname(file)));
  if (meant === undefined) terminal.err(terminal.words.say("locales.say-language"));
  return locale;
}

function unchangeable({ source }: LocaleDraft, path: Path): Problem {
  const values = { file: source.file };
  return { rule: "import", variant: "text-place", place: source.placeOf(path), values };
}

function readFile(source: TextSource, { format }: LocalesImportOptions): ReadFile | Problem[] {
  const known = formatFor(source.file, source.text, format);
  if (!known) return [fileProblem(source.file, "translation-format")];
  const read = known.read(source.text);
  return isRead(read) ? read : read.map((one) => mistakeIn(source, one));
}

function mistakeIn(source: TextSource, { mistake, values = {}, line, column }: ReadMistake): Problem {
  const place = { file: source.file, line, column, length: 1, excerpt: source.line(line) };
  return { rule: "import", variant: `read-${mistake}`, place, values };
}

function refuse(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  reportProblems(terminal, problems, "total");
  return exitCodes.problems;
}

function report(
  terminal: Terminal,
  { language, source }: LocaleDraft,
  applied: Applied,
  problems: readonly Problem[],
): ExitCode {
  const { words, out, data } = terminal;
  const { taken, changed, kept } = applied;
  const count = taken.length;
  data({ language, file: source.file, texts: count, changed, kept, left: problems.length });
  out(words.say("locales.imported", { count, changed, file: harmless(source.file) }));
  if (kept.length > 0) out(words.say("locales.kept", { count: kept.length, language: harmless(language) }));
  for (const key of kept) out(`  ${harmless(key)}`);
  if (problems.length === 0) return exitCodes.ok;
  reportProblems({ ...terminal, data: () => undefined }, problems, "checked");
  return exitCodes.problems;
}
