import { isError, type Problem, type Severity } from "../load/problem.js";
import { formatProblems } from "../words/problem-report.js";
import { problemWords } from "../words/problem-words.js";
import type { Words } from "../words/words.js";
import type { Terminal } from "./command.js";

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
