import { basename } from "node:path";
import { CatalogSource } from "./catalog-source.js";
import { type Folder, listFolder } from "./folder.js";
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
  /** The translations of the OpenAPI description, by file name; few contracts have them. */
  readonly overlays?: readonly LocaleSource[];
  /** Which words the locales use for what; few contracts have one. */
  readonly glossary?: YamlSource;
  /** The requests that provoke each code; few contracts have them. */
  readonly probes?: YamlSource;
  readonly released?: TextSource;
  /** What is remembered of each language's texts, which maloi keeps itself. */
  readonly records?: readonly RecordSource[];
  /** The other files that the OpenAPI description is written in, there or not; relative to the root. */
  readonly referenced?: readonly string[];
  readonly problems: readonly Problem[];
}

export interface LocaleSource {
  /** The file's name without its end: a BCP 47 tag, as a rule makes sure. */
  readonly language: string;
  readonly source: YamlSource;
}

/** One file of what maloi remembers of translations. */
export interface RecordSource {
  /** The file's name without its end: a language's tag, or `source-texts`. */
  readonly name: string;
  readonly source: TextSource;
}

const catalogFile = "spec/errors.yaml";
/** For those who have many codes: a file for each domain, with codes alone in it. */
const domainsFolder = "spec/errors";
/** JSON is YAML, but for its name. */
const openapiFiles = ["spec/openapi.yaml", "spec/openapi.json"] as const;
const releasedFile = "spec/released-codes.txt";
const localesFolder = "locales";
/** Translations of the OpenAPI description: a file for each language. */
const overlaysFolder = "locales/openapi";
/** Of maloi's own: watching it would see every run write what was just read. */
export const recordsFolder = "locales/translations";
const glossaryName = "glossary.yaml";
const probesName = "probes.yaml";

/** The folders that sources are looked for in. */
export const sourceFolders = ["spec", domainsFolder, localesFolder, overlaysFolder] as const;

/** Reads the sources below `root`. A file that is missing or broken is a problem, not an exception. */
export async function loadSources(root: string): Promise<Sources> {
  const [spec, domains, words, translations, kept] = await Promise.all([
    listFolder(root, "spec"),
    listFolder(root, domainsFolder),
    listFolder(root, localesFolder),
    listFolder(root, overlaysFolder),
    listFolder(root, recordsFolder),
  ]);
  const problems: Problem[] = [];
  const [catalog, openapi, released, locales, overlays, glossary, probes, records] = await Promise.all([
    loadCatalog(root, domains, problems),
    loadYaml(root, openapiFile(spec, problems), problems),
    loadText(root, releasedFile, problems),
    loadLocales(root, words, problems),
    loadLanguages(root, translations, problems),
    loadOptional(root, words, glossaryName, problems),
    loadOptional(root, spec, probesName, problems),
    loadRecords(root, kept, problems),
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
    ...(probes && { probes }),
    ...(released && { released }),
    ...(bundled?.files && { referenced: bundled.files }),
    locales,
    overlays,
    records,
    problems: withFolders([spec, domains, words, translations, kept], problems),
  };
}

/** Where a folder cannot be read, that is the mistake, and not that its files are missing. */
function withFolders(folders: readonly Folder[], problems: readonly Problem[]): Problem[] {
  const broken = folders.flatMap(({ problem }) => (problem ? [problem] : []));
  const isWithin = ({ place: { file } }: Problem) =>
    broken.some(({ place }) => file.startsWith(`${place.file}/`));
  return [...broken, ...problems].filter((problem) => !isWithin(problem));
}

async function loadCatalog(
  root: string,
  { names }: Folder,
  problems: Problem[],
): Promise<YamlSource | undefined> {
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
function openapiFile(spec: Folder, problems: Problem[]): string {
  const names = spec.names.map((name) => `spec/${name}`);
  const [usual, json] = openapiFiles;
  if (!names.includes(json)) return usual;
  if (names.includes(usual))
    problems.push({ ...fileProblem(json, "second"), values: { file: json, other: usual } });
  return names.includes(usual) ? usual : json;
}

async function loadLocales(root: string, words: Folder, problems: Problem[]): Promise<LocaleSource[]> {
  const names = words.names.filter((name) => name !== glossaryName);
  if (!names.some((name) => name.endsWith(".yaml")))
    problems.push(fileProblem(`${localesFolder}/`, "no-locale"));
  return loadLanguages(root, { ...words, names }, problems);
}

/** A file for each language. */
async function loadLanguages(
  root: string,
  { folder, names }: Folder,
  problems: Problem[],
): Promise<LocaleSource[]> {
  const files = names.filter((name) => name.endsWith(".yaml")).sort();
  for (const name of names.filter((name) => name.endsWith(".yml"))) {
    problems.push(fileProblem(`${folder}/${name}`, "extension"));
  }
  const loaded = await Promise.all(files.map((name) => loadLocale(root, `${folder}/${name}`, problems)));
  return loaded.filter((locale) => locale !== undefined);
}

/** Where there is none, nothing is wrong. */
async function loadOptional(
  root: string,
  { folder, names }: Folder,
  name: string,
  problems: Problem[],
): Promise<YamlSource | undefined> {
  return names.includes(name) ? loadYaml(root, `${folder}/${name}`, problems) : undefined;
}

async function loadLocale(
  root: string,
  file: string,
  problems: Problem[],
): Promise<LocaleSource | undefined> {
  const language = basename(file, ".yaml");
  const source = await loadYaml(root, file, problems);
  return source && { language, source };
}

async function loadRecords(
  root: string,
  { folder, names }: Folder,
  problems: Problem[],
): Promise<RecordSource[]> {
  const files = names.filter((name) => name.endsWith(".json")).sort();
  const loaded = await Promise.all(files.map((name) => loadText(root, `${folder}/${name}`, problems)));
  return loaded.flatMap((source) => (source ? [{ name: basename(source.file, ".json"), source }] : []));
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
