import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { loadContract } from "./load-contract.js";

/** All the rules, none of the writing. */
export async function check(terminal: Terminal): Promise<ExitCode> {
  const contract = await loadContract(terminal, "checked");
  if (!contract) return exitCodes.problems;
  const { errors, operations, languages } = contract;
  const values = { codes: errors.length, operations: operations.length, languages: languages.join(", ") };
  terminal.out(terminal.words.say("report.sound", values));
  return exitCodes.ok;
}
