import { type Plan, planCodes } from "../author/add-codes.js";
import { readCode } from "../author/read-code.js";
import { writeFiles } from "../author/write-files.js";
import { isError } from "../load/problem.js";
import { loadSources } from "../load/sources.js";
import { buildDraft } from "../model/draft.js";
import { harmless } from "../words/problem-report.js";
import { readAddOptions } from "./add-options.js";
import { type CommandInput, type ExitCode, exitCodes, type Terminal } from "./command.js";
import { problemData, reportProblems } from "./report-problems.js";

/** Puts one code into the author's files. */
export async function add(terminal: Terminal, input: CommandInput): Promise<ExitCode> {
  const sources = await loadSources(terminal.root);
  const { written, problems } = readAddOptions(input, buildDraft(sources).catalog?.language ?? "");
  const read = readCode(written);
  const reasons = [...problems, ...read.problems];
  // Where something is missing, all else that is wrong is worth knowing as well.
  const plan =
    read.code && reasons.length === 0
      ? await planCodes(terminal.root, sources, [read.code])
      : { problems: reasons };
  if (!plan.files) {
    reportProblems(terminal, plan.problems, "total");
    return exitCodes.problems;
  }
  await writeFiles(terminal.root, plan.files);
  reportChanges(terminal, { added: [written.code] }, plan);
  return exitCodes.ok;
}

/** What was written, or in a trial would be, where, and what is left to do. */
export function reportChanges(
  { words, out, data, paint }: Terminal,
  changed: { readonly added: readonly string[]; readonly updated?: readonly string[] },
  { files, left }: Extract<Plan, { left: unknown }>,
  isTrial = false,
): void {
  for (const [what, codes] of Object.entries(changed)) {
    const values = {
      count: codes.length,
      codes: harmless(codes.join(", ")),
      ...(isTrial && { context: "trial" }),
    };
    if (codes.length > 0) out(words.say(`add.${what}`, values));
  }
  if (files.length === 0) out(words.say("add.nothing"));
  for (const { file, line } of files) out(`  ${paint("cyan", harmless(file))}:${line}`);
  const texts = left.filter(({ variant }) => variant === "todo").length;
  const unreturned = left.filter(({ rule }) => rule === "unreturned-code").length;
  if (texts > 0) out(words.say("add.texts", { count: texts }));
  if (unreturned > 0) out(words.say("add.unreturned", { count: unreturned }));
  const warnings = left.filter((problem) => !isError(problem)).length;
  if (warnings > 0) out(words.say("report.warnings", { count: warnings }));
  if (isTrial) out(words.say("add.trial"));
  else if (texts + unreturned > 0) out(words.say("add.check", { command: "maloi check" }));
  else if (files.length > 0) out(words.say("add.generate", { command: "maloi generate" }));
  const problems = left.map((problem) => problemData(problem, words));
  data({ ...changed, files: files.map(({ file, line }) => ({ file, line })), problems });
}
