import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { readCatalogJson } from "../diff/catalog-json.js";
import { findCommit, GitError } from "../diff/git.js";
import { withFilesAt } from "../diff/git-files.js";
import type { Snapshot } from "../diff/snapshot.js";
import { isError } from "../load/problem.js";
import { loadSources, type Sources } from "../load/sources.js";
import { type Built, buildContract } from "../model/build.js";
import { formatProblems, harmless } from "../words/problem-report.js";
import type { Terminal } from "./command.js";
import { problemData } from "./report-problems.js";

/** What the contract is compared with. */
export interface Base {
  /** A commit's name or a file's. */
  readonly name: string;
  readonly snapshot: Snapshot;
}

/** The contract that `name` stands for, a catalog.json or a commit; nothing, with the reason told, where there is none. */
export async function loadBase(terminal: Terminal, name: string | undefined): Promise<Base | undefined> {
  return name?.endsWith(".json") ? loadFile(terminal, name) : loadCommit(terminal, name);
}

async function loadFile(terminal: Terminal, name: string): Promise<Base | undefined> {
  // Named by whoever typed it, so as seen from where they are.
  const text = await readWhole(resolve(name)).catch((error: unknown) => {
    if (error instanceof Error && "code" in error) return { reason: String(error.code) };
    throw error;
  });
  if (text === undefined) return refuse(terminal, "problems.file.message_no-file", { file: name });
  const read = typeof text === "string" ? readCatalogJson(text) : text;
  if (!("reason" in read)) return { name, snapshot: read };
  return refuse(terminal, "diff.unreadable-file", { name, reason: read.reason });
}

/** Nothing of what is no file: a pipe may have no end. */
async function readWhole(path: string): Promise<string | undefined> {
  return (await stat(path)).isFile() ? readFile(path, "utf8") : undefined;
}

async function loadCommit(terminal: Terminal, name: string | undefined): Promise<Base | undefined> {
  const { root, words, progress } = terminal;
  try {
    const commit = await findCommit(root, name);
    progress(words.say("diff.reading", { name: commit.ref }));
    return await withFilesAt(root, commit, async (folder, catalogJson) => {
      const sources = await loadSources(folder);
      const built = buildContract(sources);
      if (built.contract) return { name: commit.ref, snapshot: built.contract };
      return loadPublished(terminal, commit.ref, sources, built, catalogJson);
    });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return refuse(terminal, `diff.git.${error.refusal}`, { name: name ?? "HEAD", reason: error.message });
  }
}

/** Sources that keep the rules of their day may break those of today; what was generated from them then is still good. */
function loadPublished(
  terminal: Terminal,
  name: string,
  { document }: Sources,
  { problems }: Built,
  catalogJson = "",
): Base | undefined {
  const read = readCatalogJson(catalogJson);
  const { words, err, data, paint } = terminal;
  if (!("reason" in read)) {
    err(harmless(words.say("diff.published", { name })));
    return { name, snapshot: { ...read, ...(document && { openapi: document }) } };
  }
  const errors = problems.filter(isError);
  err(formatProblems(errors.slice(0, mostShown), words, paint));
  err(harmless(words.say("diff.unreadable", { name, count: errors.length })));
  data({ base: name, problems: errors.map((problem) => problemData(problem, words)) });
  return undefined;
}

/** They are long past and nobody can mend them. */
const mostShown = 3;

function refuse(
  { words, err, data }: Terminal,
  key: string,
  values: Readonly<Record<string, string>>,
): undefined {
  const reason = words.say(key, values);
  err(harmless(reason));
  data({ error: reason });
}
