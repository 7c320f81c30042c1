import { readAnew } from "../load/reader.js";
import { loadSources, type Sources } from "../load/sources.js";
import { type Built, buildContract } from "../model/build.js";
import type { Contract } from "../model/contract.js";
import type { Terminal } from "./command.js";
import { reportProblems, reportWarnings } from "./report-problems.js";

/** The contract below the root; nothing where there are errors. Every problem is reported, warnings too. */
export async function loadContract(
  terminal: Terminal,
  total: "total" | "checked",
): Promise<Contract | undefined> {
  return (await loadBuilt(terminal, total)).contract;
}

/** The same, with what it was built from. */
export async function loadBuilt(
  terminal: Terminal,
  total: "total" | "checked",
  reader = readAnew,
): Promise<Built> {
  const built = buildContract(await readSources(terminal, reader));
  if (built.contract) reportWarnings(terminal, built.problems);
  else reportProblems(terminal, built.problems, total);
  return built;
}

/** Reads what is below the root, and says that it does. */
export async function readSources({ root, words, progress }: Terminal, reader = readAnew): Promise<Sources> {
  progress(words.say("progress.reading"));
  const sources = await loadSources(root, reader);
  progress(words.say("progress.checking"));
  return sources;
}
