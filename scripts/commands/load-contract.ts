import { isError, type Problem, type Severity } from "../load/problem.js";
import { loadSources, type Sources } from "../load/sources.js";
import { type Built, buildContract } from "../model/build.js";
import type { Contract } from "../model/contract.js";
import { formatProblems } from "../words/problem-report.js";
import { problemWords } from "../words/problem-words.js";
import type { Words } from "../words/words.js";
import type { Terminal } from "./command.js";

/** The contract below the root; nothing where there are errors. Every problem is reported, warnings too. */
export async function loadContract(
  terminal: Terminal,
  total: "total" | "checked",
): Promise<Contract | undefined> {
  return (await loadBuilt(terminal, total)).contract;
}

/** The same, with what it was built from. */
export async function loadBuilt(terminal: Terminal, total: "total" | "checked"): Promise<Built> {
  const built = buildContract(await readSources(terminal));
  if (built.contract) reportWarnings(terminal, built.problems);
  else reportProblems(terminal, built.problems, total);
  return built;
}

/** Reads what is below the root, and says that it does. */
export async function readSources({ root, words, progress }: Terminal): Promise<Sources> {
  progress(words.say("progress.reading"));
  const sources = await loadSources(root);
  progress(words.say("progress.checking"));
  return sources;
}

export function reportProblems(
  terminal: Terminal,
  problems: readonly Problem[],
  total: "total" | "checked",
): void {
  const { words, err, data, paint } = terminal;
  const warnings = problems.filter((problem) => !isError(problem));
  err(formatProblems(problems, words, paint));
  err(words.say(`report.${total}`, { count: problems.length - warnings.length }));
  countWarnings(terminal, warnings.length);
  data({ problems: problems.map((problem) => problemData(problem, words)) });
}

/** Where there are no errors: whatever the command is for goes on. */
export function reportWarnings(terminal: Terminal, warnings: readonly Problem[]): void {
  if (warnings.length > 0) terminal.err(formatProblems(warnings, terminal.words, terminal.paint));
  countWarnings(terminal, warnings.length);
}

function countWarnings({ words, err }: Terminal, count: number): void {
  if (count > 0) err(words.say("report.warnings", { count }));
}

/** A problem for machines. */
export function problemData(problem: Problem, words: Words): object {
  const { rule, place } = problem;
  const severity: Severity = isError(problem) ? "error" : "warning";
  const { file, line, column, length } = place;
  return { rule, severity, ...problemWords(problem, words), file, line, column, length };
}
