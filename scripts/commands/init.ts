import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { writeFiles } from "../author/write-files.js";
import { createFiles } from "../init/create-files.js";
import { addScripts } from "../init/package-scripts.js";
import { type InitPlan, openapiFile, planInit } from "../init/plan-init.js";
import { starterApi } from "../init/starter-api.js";
import type { Problem } from "../load/problem.js";
import { readText, unreadable } from "../load/text-source.js";
import { harmless } from "../words/problem-report.js";
import { wordsFor } from "../words/words.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { reportProblems } from "./report-problems.js";
import { shippedCatalog } from "./shipped-catalog.js";

export interface InitOptions {
  /** An OpenAPI description; one that lies where it is usual is found. */
  readonly from?: string;
  /** The source language; the one that is spoken where there is none. */
  readonly language?: string;
}

/** Makes a contract where there is none. Asks nothing, writes over nothing, and tells what it did. */
export async function init(terminal: Terminal, options: InitOptions): Promise<ExitCode> {
  const { root, words } = terminal;
  const from = await findApi(root, options.from);
  if ("rule" in from) return refuse(terminal, [from]);
  const language = options.language ?? words.language;
  const languages = [...new Set([language, "en"])];
  const plan = await planInit({ root, from, languages, shipped: shippedCatalog(), wordsFor });
  if (plan.problems.length > 0) return refuse(terminal, plan.problems);
  const texts = [...plan.files].map(([file, text]) => ({ file, text }));
  const isOwn = from.file === openapiFile && existsSync(join(root, openapiFile));
  const created = texts.filter(({ file }) => !isOwn || file !== openapiFile);
  const there = created.filter(({ file }) => existsSync(join(root, file)));
  if (there.length > 0)
    return refuseFiles(
      terminal,
      there.map(({ file }) => file),
    );
  const changed = [
    ...texts.filter(({ file, text }) => isOwn && file === openapiFile && text !== from.text),
    ...(await manifestOf(root)),
  ];
  await createFiles(root, created, () => writeFiles(root, changed));
  report(
    terminal,
    plan,
    from.file,
    [created, changed].map((list) => list.map(({ file }) => file)),
  );
  return exitCodes.ok;
}

const usualPlaces = ["spec/openapi", "openapi", "api/openapi", "docs/openapi"].flatMap((name) =>
  [".yaml", ".yml", ".json"].map((ending) => name + ending),
);

/** The description to begin with; ours where there is none. */
async function findApi(
  root: string,
  named: string | undefined,
): Promise<{ file: string; text: string } | Problem> {
  const file = named === undefined ? usualPlaces.find((place) => existsSync(join(root, place))) : named;
  if (file === undefined) return { file: openapiFile, text: starterApi };
  const path = named === undefined ? join(root, file) : resolve(file);
  const text = await readText(dirname(path), basename(path));
  const shown = relative(root, path).split(sep).join("/");
  if (typeof text === "string") return { file: shown, text };
  return unreadable(text, shown);
}

async function manifestOf(root: string): Promise<{ file: string; text: string }[]> {
  const file = "package.json";
  if (!existsSync(join(root, file))) return [];
  try {
    const added = addScripts(await readFile(join(root, file), "utf8"));
    return added ? [{ file, text: added.text }] : [];
  } catch (error) {
    // One that is broken is npm's to complain about.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function refuse(terminal: Terminal, problems: readonly Problem[]): ExitCode {
  reportProblems(terminal, problems, "total");
  return exitCodes.problems;
}

function refuseFiles({ words, err, data }: Terminal, files: readonly string[]): ExitCode {
  err(words.say("init.there", { files: files.join(", ") }));
  data({ there: files });
  return exitCodes.problems;
}

function report(
  terminal: Terminal,
  plan: InitPlan,
  from: string,
  [created = [], changed = []]: string[][],
): void {
  const { words, out, data, paint } = terminal;
  for (const file of created) out(`${words.say("init.created")}  ${paint("cyan", harmless(file))}`);
  for (const file of changed) out(`${words.say("init.changed")}  ${paint("cyan", harmless(file))}`);
  const codes = plan.codes.map(({ code }) => code);
  const values = { count: codes.length, codes: harmless(codes.join(", ")), file: harmless(from) };
  out(words.say(plan.isFound ? "init.codes" : "init.example", values));
  const { writtenOut } = plan;
  if (writtenOut.length > 0) {
    const values = { count: writtenOut.length, paths: harmless(writtenOut.join(", ")), file: openapiFile };
    out(words.say("init.written_out", values));
  }
  if (plan.named.length > 0) {
    out(words.say("init.named", { count: plan.named.length, names: harmless(plan.named.join(", ")) }));
  }
  out(words.say("init.review"));
  out(words.say("init.next", { command: "npx maloi generate" }));
  data({ created, changed, codes, named: plan.named, writtenOut });
}
