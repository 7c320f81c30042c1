import { relative } from "node:path";
import { buildContract } from "../model/build.js";
import { githubAnnotations } from "../words/github-annotations.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { readSources } from "./load-contract.js";
import { problemData, reportProblems, reportWarnings } from "./report-problems.js";

/** All the rules, none of the writing. With `github`, problems annotate a pull request as well. */
export async function check(terminal: Terminal, options: { readonly github: boolean }): Promise<ExitCode> {
  const { contract, problems } = buildContract(await readSources(terminal));
  if (options.github) {
    const folder = relative(process.cwd(), terminal.root).replaceAll("\\", "/");
    for (const line of githubAnnotations(problems, terminal.words, folder)) terminal.out(line);
  }
  if (!contract) {
    reportProblems(terminal, problems, "checked");
    return exitCodes.problems;
  }
  const { errors, operations, languages } = contract;
  const values = { codes: errors.length, operations: operations.length, languages: languages.join(", ") };
  const { words } = terminal;
  reportWarnings(terminal, problems);
  terminal.out(words.say("report.sound", { ...values, ...(problems.length > 0 && { context: "warned" }) }));
  const warnings = problems.map((problem) => problemData(problem, words));
  terminal.data({ problems: warnings, codes: errors.length, operations: operations.length, languages });
  return exitCodes.ok;
}
