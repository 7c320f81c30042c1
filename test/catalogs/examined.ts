import { rm } from "node:fs/promises";
import { emitAll } from "../../scripts/emit/index.js";
import { isError, type Problem } from "../../scripts/load/problem.js";
import { loadSources } from "../../scripts/load/sources.js";
import { type Built, buildContract } from "../../scripts/model/build.js";
import type { Contract } from "../../scripts/model/contract.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { folderWith } from "../commands/maloi.js";
import { inOneLine } from "../model/minimal-contract.js";
import { mend } from "./mend.js";
import { filesOf, type RealCatalog } from "./real-catalog.js";

/** A real catalog after its way through the pipeline. */
export interface Examined {
  readonly catalog: RealCatalog;
  /** What is wrong with the catalog as it is published. */
  readonly problems: readonly Problem[];
  /** What it is once the errors among that are mended. */
  readonly contract: Contract;
  /** What is generated from that, by path. */
  readonly outputs: ReadonlyMap<string, string>;
}

export async function examine(catalog: RealCatalog): Promise<Examined> {
  const { problems } = await build(catalog);
  const { contract, problems: left } = await build(mend(catalog, problems));
  if (!contract) throw new Error(left.filter(isError).map(inOneLine).join("\n"));
  const files = await emitAll(contract, documentWordsFor);
  return { catalog, problems, contract, outputs: new Map(files.map(({ path, content }) => [path, content])) };
}

/** Read from a folder, as everybody's sources are. */
async function build(catalog: RealCatalog): Promise<Built> {
  const root = await folderWith(filesOf(catalog));
  try {
    return buildContract(await loadSources(root));
  } finally {
    await rm(root, { recursive: true });
  }
}

/** Problems by the rule and the mistake, in code unit order: `locale-parity/missing`. */
export function byRule(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const all = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { rule, variant } = problem;
    const name = variant === undefined ? rule : `${rule}/${variant}`;
    const same = all.get(name);
    if (same) same.push(problem);
    else all.set(name, [problem]);
  }
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How many problems there are of each rule and mistake. */
export function tally(problems: readonly Problem[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...byRule(problems)].map(([name, same]) => [name, same.length]));
}

/** Where the problems of one rule and mistake are: `de 2851`, or `de` and what the problem names. */
export function places(problems: readonly Problem[], name: string): string[] {
  return (byRule(problems).get(name) ?? []).map(placeOf);
}

export function placeOf({ place, values = {} }: Problem): string {
  const language = /^locales\/(.*)\.yaml$/.exec(place.file)?.[1] ?? place.file;
  const { text, owner, key, code } = values;
  const named = String(text ?? owner ?? key ?? code ?? "");
  return [language, /^errors\.([^.]+)/.exec(named)?.[1] ?? named].join(" ").trim();
}
