import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { CatalogSource } from "./catalog-source.js";
import type { JsonObject } from "./json.js";
import type { Problem } from "./problem.js";
import { fileProblem, readText, TextSource } from "./text-source.js";
import { YamlSource } from "./yaml-source.js";

/** Everything that people author about a contract, read but not yet understood. */
export interface Sources {
  readonly catalog?: YamlSource;
  readonly openapi?: YamlSource;
  /** The OpenAPI description with all files it refers to pulled in; absent where it is broken. */
  readonly document?: JsonObject;
  /** By file name. */
  readonly locales: readonly LocaleSource[];
  /** Which words the locales use for what; few contracts have one. */
  readonly glossary?: YamlSource;
  readonly released?: TextSource;
  readonly problems: readonly Problem[];
}

export interface LocaleSource {
  /** The file's name without its end: a BCP 47 tag, as a rule makes sure. */
  readonly language: string;
  readonly source: YamlSource;
}

const catalogFile = "spec/errors.yaml";
/** For those who have many codes: a file for each domain, with codes alone in it. */
const domainsFolder = "spec/errors";
/** JSON is YAML, but for its name. */
const openapiFiles = ["spec/openapi.yaml", "spec/openapi.json"] as const;
const releasedFile = "spec/released-codes.txt";
const localesFolder = "locales";
const glossaryName = "glossary.yaml";

/** Reads the sources below `root`. A file that is missing or broken is a problem, not an exception. */
export async function loadSources(root: string): Promise<Sources> {
  const problems: Problem[] = [];
  const [catalog, openapi, released, locales, glossary] = await Promise.all([
    loadCatalog(root, problems),
    loadYaml(root, await openapiFile(root, problems), problems),
    loadText(root, releasedFile, problems),
    loadLocales(root, problems),
    loadGlossary(root, problems),
  ]);
  // Loaded here because loading it takes longer than all of our own work.
  const { bundleOpenApi } = await import("./openapi-source.js");
  const bundled = openapi && openapi.problems.length === 0 ? await bundleOpenApi(root, openapi) : undefined;
  problems.push(...(bundled?.problems ?? []));
  return {
    ...(catalog && { catalog }),
    ...(openapi && { openapi }),
    ...(bundled?.document && { document: bundled.document }),
    ...(glossary && { glossary }),
    ...(released && { released }),
    locales,
    problems,
  };
}

async function loadCatalog(root: string, problems: Problem[]): Promise<YamlSource | undefined> {
  const names = await namesIn(root, domainsFolder);
  for (const name of names.filter((name) => name.endsWith(".yml"))) {
    problems.push(fileProblem(`${domainsFolder}/${name}`, "extension"));
  }
  const text = await readInto(root, catalogFile, problems);
  const files = names.filter((name) => name.endsWith(".yaml")).sort();
  const domains = await Promise.all(
    files.map((name) => readYaml(root, `${domainsFolder}/${name}`, problems)),
  );
  const parts = domains.filter((domain) => domain !== undefined);
  const catalog = text === undefined ? undefined : new CatalogSource(catalogFile, text, parts);
  problems.push(...(catalog?.problems ?? []));
  return catalog;
}

/** Where both are there, nobody could tell which counts. */
async function openapiFile(root: string, problems: Problem[]): Promise<string> {
  const names = (await namesIn(root, "spec")).map((name) => `spec/${name}`);
  const [usual, json] = openapiFiles;
  if (!names.includes(json)) return usual;
  if (names.includes(usual))
    problems.push({ ...fileProblem(json, "second"), values: { file: json, other: usual } });
  return names.includes(usual) ? usual : json;
}

async function namesIn(root: string, folder: string): Promise<string[]> {
  return readdir(join(root, folder)).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code !== "ENOENT") throw error;
    return [];
  });
}

async function loadLocales(root: string, problems: Problem[]): Promise<LocaleSource[]> {
  const names = await namesIn(root, localesFolder);
  const files = names.filter((name) => name.endsWith(".yaml") && name !== glossaryName).sort();
  for (const name of names.filter((name) => name.endsWith(".yml"))) {
    problems.push(fileProblem(`${localesFolder}/${name}`, "extension"));
  }
  if (files.length === 0) problems.push(fileProblem(`${localesFolder}/`, "no-locale"));
  const loaded = await Promise.all(files.map((name) => loadLocale(root, name, problems)));
  return loaded.filter((locale) => locale !== undefined);
}

/** Where there is none, nothing is wrong. */
async function loadGlossary(root: string, problems: Problem[]): Promise<YamlSource | undefined> {
  const names = await readdir(join(root, localesFolder)).catch((): string[] => []);
  return names.includes(glossaryName)
    ? loadYaml(root, `${localesFolder}/${glossaryName}`, problems)
    : undefined;
}

async function loadLocale(
  root: string,
  name: string,
  problems: Problem[],
): Promise<LocaleSource | undefined> {
  const file = `${localesFolder}/${name}`;
  const language = basename(name, ".yaml");
  const source = await loadYaml(root, file, problems);
  return source && { language, source };
}

async function loadYaml(root: string, file: string, problems: Problem[]): Promise<YamlSource | undefined> {
  const source = await readYaml(root, file, problems);
  problems.push(...(source?.problems ?? []));
  return source;
}

/** What is wrong with its form is not reported yet. */
async function readYaml(root: string, file: string, problems: Problem[]): Promise<YamlSource | undefined> {
  const text = await readInto(root, file, problems);
  return text === undefined ? undefined : new YamlSource(file, text);
}

async function loadText(root: string, file: string, problems: Problem[]): Promise<TextSource | undefined> {
  const text = await readInto(root, file, problems);
  return text === undefined ? undefined : new TextSource(file, text);
}

async function readInto(root: string, file: string, problems: Problem[]): Promise<string | undefined> {
  const read = await readText(root, file);
  if (typeof read === "string") return read;
  problems.push(read);
  return undefined;
}
