import { posix } from "node:path";
import { isError, type Problem } from "../load/problem.js";
import { harmless } from "./problem-report.js";
import { problemWords } from "./problem-words.js";
import type { Words } from "./words.js";

/**
 * Problems in `folder` as GitHub's workflow commands, which annotate a pull request's lines.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations(problems: readonly Problem[], words: Words, folder: string): string[] {
  return problems.map((problem) => {
    const { line, column, length } = problem.place;
    const file = posix.join(folder, problem.place.file);
    const { message, fix } = problemWords(problem, words);
    const where = Object.entries({
      file,
      line,
      col: column,
      endColumn: column + length,
      title: problem.rule,
    });
    const properties = where.map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    return `::${isError(problem) ? "error" : "warning"} ${properties.join(",")}::${escapeData(`${message}\n${fix}`)}`;
  });
}

/** Nothing that an author wrote can end the command or begin another. */
function escapeData(text: string): string {
  const lines = text.split("\n").map(harmless);
  return lines.join("\n").replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
