import { basename, extname } from "node:path";
import { writeFiles } from "../author/write-files.js";
import { isError, type Problem } from "../load/problem.js";
import { fileProblem, readText, TextSource, unreadable } from "../load/text-source.js";
import { YamlSource } from "../load/yaml-source.js";
import { type Applied, applyTranslations } from "../locales/apply-translations.js";
import { formatFor } from "../locales/formats.js";
import { isRead } from "../locales/mistake.js";
import { changedRecords, recordTranslations } from "../locales/record-translations.js";
import type { ReadFile, ReadMistake } from "../locales/translation-unit.js";
import { buildContract } from "../model/build.js";
import { buildDraft, type Draft, type LocaleDraft } from "../model/draft.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { reportProblems } from "./load-contract.js";
import { findTranslation, loadDraft } from "./locales-draft.js";
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
  if (typeof text !== "string") return refuse(terminal, [unreadable(text, options.file)]);
  const source = new TextSource(options.file, text);
  const read = readFile(source, options);
  if (!("units" in read)) return refuse(terminal, read);
  const { unread = [] } = read;
  const language = options.language ?? read.targetLanguage ?? basename(options.file, extname(options.file));
  const locale = findTranslation(terminal, draft, language);
  if (!locale) return exitCodes.problems;
  const applied = applyTranslations(draft, locale, read, source);
  const problems = [...unread.map((one) => mistakeIn(source, one)), ...applied.problems];
  if (problems.length > 0 && !options.partial) return refuse(terminal, problems);
  if (applied.edited.text === undefined)
    return refuse(terminal, [
      {
        rule: "import",
        variant: "text-place",
        place: locale.source.placeOf(applied.edited.failed),
        values: { file: locale.source.file },
      },
    ]);
  const next = withLocale(draft, locale, applied.edited.text);
  const broken = newErrors(draft, next);
  if (broken.length > 0) return refuse(terminal, broken);
  if (applied.changed > 0) await writeFiles(root, [{ file: locale.source.file, text: applied.edited.text }]);
  const records = recordTranslations(next, new Map([[locale.language, applied.marks]]));
  await writeRecords(root, changedRecords(next, records));
  return report(terminal, locale, applied, problems);
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

function withLocale(draft: Draft, locale: LocaleDraft, text: string): Draft {
  const locales = draft.sources.locales.map((own) =>
    own.language === locale.language ? { ...own, source: new YamlSource(own.source.file, text) } : own,
  );
  return buildDraft({ ...draft.sources, locales });
}

/** What would be wrong then, and is not now. */
function newErrors(draft: Draft, next: Draft): Problem[] {
  const identity = ({ rule, variant, values }: Problem) => JSON.stringify([rule, variant, values]);
  const before = new Set(buildContract(draft.sources).problems.map(identity));
  return buildContract(next.sources).problems.filter((one) => isError(one) && !before.has(identity(one)));
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
  const { taken, changed } = applied;
  data({ language, file: source.file, texts: taken, changed, left: problems.length });
  out(words.say("locales.imported", { count: taken, changed, file: harmless(source.file) }));
  if (problems.length === 0) return exitCodes.ok;
  reportProblems({ ...terminal, data: () => undefined }, problems, "checked");
  return exitCodes.problems;
}
