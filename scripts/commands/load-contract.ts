import type { Problem } from "../load/problem.js";
import { loadSources } from "../load/sources.js";
import { buildContract } from "../model/build.js";
import type { Contract } from "../model/contract.js";
import { formatProblems } from "../words/problem-report.js";
import { problemWords } from "../words/problem-words.js";
import type { Words } from "../words/words.js";
import type { Terminal } from "./command.js";

/** The contract below the root; nothing, with every problem reported, where there are any. */
export async function loadContract(
  terminal: Terminal,
  total: "total" | "checked",
): Promise<Contract | undefined> {
  const { contract, problems } = buildContract(await loadSources(terminal.root));
  if (!contract) reportProblems(terminal, problems, total);
  return contract;
}

export function reportProblems(
  { words, err, data, paint }: Terminal,
  problems: readonly Problem[],
  total: "total" | "checked",
): void {
  err(formatProblems(problems, words, paint));
  err(words.say(`report.${total}`, { count: problems.length }));
  data({ problems: problems.map((problem) => problemData(problem, words)) });
}

function problemData(problem: Problem, words: Words): object {
  const { rule, place } = problem;
  const { file, line, column, length } = place;
  return { rule, ...problemWords(problem, words), file, line, column, length };
}
