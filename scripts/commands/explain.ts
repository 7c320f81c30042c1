import { existsSync } from "node:fs";
import { join } from "node:path";
import { exampleBody } from "../emit/fact-lines.js";
import { openTexts } from "../emit/unfinished-note.js";
import { type Catalog, explanationLines, listLines, type Page } from "../explain/explanation.js";
import { type Found, findCode } from "../explain/find-code.js";
import { loadSources } from "../load/sources.js";
import { buildContract } from "../model/build.js";
import { harmless } from "../words/problem-report.js";
import { documentWordsFor } from "../words/words.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { reportProblems } from "./report-problems.js";
import { shippedCatalog } from "./shipped-catalog.js";

/** Tells all that is known of a code, however it is asked for. */
export async function explain(terminal: Terminal, query: string): Promise<ExitCode> {
  const catalog = await findCatalog(terminal);
  if (!catalog) return exitCodes.problems;
  const page: Page = {
    ...terminal,
    words: documentWordsFor(terminal.language),
    language: spokenLanguage(terminal, catalog.languages),
  };
  const found = findCode(query, catalog);
  terminal.data(foundData(query, found, catalog, page.language));
  if (found.errors.length === 0) return reportNothing(terminal, query, found);
  const { words, out } = terminal;
  const [first, ...others] = found.errors;
  if (first && others.length === 0) {
    const note = `explain.way_${found.way}`;
    if (words.has(note)) terminal.err(harmless(words.say(note, { query, code: first.code })));
    for (const line of explanationLines(catalog, first, page)) out(line);
  } else {
    out(words.say("explain.several", { count: found.errors.length }));
    for (const line of listLines(found.errors, page)) out(line);
  }
  return exitCodes.ok;
}

/** The contract below the root; the one that maloi ships with where there is none, so that it helps anywhere. */
async function findCatalog(terminal: Terminal): Promise<Catalog | undefined> {
  // Whoever names a folder means that folder.
  const isNamed = terminal.root !== process.cwd();
  if (isNamed || existsSync(join(terminal.root, "spec", "errors.yaml"))) {
    // Warnings are for those who edit the contract.
    const { contract, problems } = buildContract(await loadSources(terminal.root));
    if (!contract) reportProblems(terminal, problems, "checked");
    return contract;
  }
  return shippedCatalog();
}

/** The language that was asked for, such as `vi` for `vi-VN`; else the interface's; else the source language. */
function spokenLanguage({ language, words }: Terminal, languages: readonly string[]): string {
  const parts = language.split("-");
  const asked = parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
  const known = (tag: string) => languages.find((candidate) => candidate.toLowerCase() === tag.toLowerCase());
  return [...asked, words.language].map(known).find((tag) => tag !== undefined) ?? languages[0] ?? "";
}

function reportNothing({ words, err }: Terminal, query: string, { suggestion }: Found): ExitCode {
  const near = suggestion !== undefined && { context: "near", suggestion };
  err(harmless(words.say("explain.nothing", { query, ...near })));
  return exitCodes.problems;
}

function foundData(query: string, found: Found, catalog: Catalog, language: string): object {
  const { way, errors, suggestion } = found;
  const matches = errors.map((error) => {
    const response: unknown = JSON.parse(exampleBody(catalog, error, language) || "null");
    const unfinished = openTexts(catalog, error, language);
    return { ...error, response, ...(Object.keys(unfinished).length > 0 && { unfinished }) };
  });
  return { query, ...(way && { way }), matches, ...(suggestion !== undefined && { suggestion }) };
}
