import { basename } from "node:path";
import { CatalogSource } from "./catalog-source.js";
import { type Folder, listFolder } from "./folder.js";
import type { JsonObject } from "./json.js";
import type { BundledOpenApi } from "./openapi-source.js";
import type { Problem } from "./problem.js";
import { domainsFolder, localesFolder, overlaysFolder, recordsFolder } from "./source-folders.js";
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
/** JSON is YAML, but for its name. */
const openapiFiles = ["spec/openapi.yaml", "spec/openapi.json"] as const;
const releasedFile = "spec/released-codes.txt";
const glossaryName = "glossary.yaml";
const probesName = "probes.yaml";

/** How what is written in files is understood. */
export interface Reader {
  /** What is written in a file, or why it cannot be read. */
  text(root: string, file: string): Promise<string | Problem>;
  yaml(file: string, text: string): YamlSource;
  /** The catalog of `domains` as well. */
  catalog(file: string, text: string, domains: readonly YamlSource[]): CatalogSource;
  /** Makes one description of one that may be written in several files, which `text` reads. */
  bundle(root: string, openapi: YamlSource, text: Reader["text"]): Promise<BundledOpenApi>;
}

/** Understands everything anew. */
export const readAnew: Reader = {
  text: readText,
  yaml: (file, text) => new YamlSource(file, text),
  catalog: (file, text, domains) => new CatalogSource(file, text, domains),
  async bundle(root, openapi, text) {
    // Brings the linter with it, which takes longer to load than all of our own work.
    const { bundleOpenApi } = await import("./openapi-source.js");
    return bundleOpenApi(root, openapi, text);
  },
};

/** Reads the sources below `root`. A file that is missing or broken is a problem, not an exception. */
export async function loadSources(root: string, reader = readAnew): Promise<Sources> {
  const [spec, domains, words, translations, kept] = await Promise.all([
    listFolder(root, "spec"),
    listFolder(root, domainsFolder),
    listFolder(root, localesFolder),
    listFolder(root, overlaysFolder),
    listFolder(root, recordsFolder),
  ]);
  const problems: Problem[] = [];
  const [catalog, openapi, released, locales, overlays, glossary, probes, records] = await Promise.all([
    loadCatalog(root, domains, problems, reader),
    loadYaml(root, openapiFile(spec, problems), problems, reader),
    loadText(root, releasedFile, problems, reader),
    loadLocales(root, words, problems, reader),
    loadLanguages(root, translations, problems, reader),
    loadOptional(root, words, glossaryName, problems, reader),
    loadOptional(root, spec, probesName, problems, reader),
    loadRecords(root, kept, problems, reader),
  ]);
  const text: Reader["text"] = (...file) => reader.text(...file);
  const bundled =
    openapi && openapi.problems.length === 0 ? await reader.bundle(root, openapi, text) : undefined;
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
  reader: Reader,
): Promise<YamlSource | undefined> {
  for (const name of names.filter((name) => name.endsWith(".yml"))) {
    problems.push(fileProblem(`${domainsFolder}/${name}`, "extension"));
  }
  const text = await readInto(root, catalogFile, problems, reader);
  const files = names.filter((name) => name.endsWith(".yaml")).sort();
  const domains = await Promise.all(
    files.map((name) => readYaml(root, `${domainsFolder}/${name}`, problems, reader)),
  );
  const parts = domains.filter((domain) => domain !== undefined);
  const catalog = text === undefined ? undefined : reader.catalog(catalogFile, text, parts);
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

async function loadLocales(
  root: string,
  words: Folder,
  problems: Problem[],
  reader: Reader,
): Promise<LocaleSource[]> {
  const names = words.names.filter((name) => name !== glossaryName);
  if (!names.some((name) => name.endsWith(".yaml")))
    problems.push(fileProblem(`${localesFolder}/`, "no-locale"));
  return loadLanguages(root, { ...words, names }, problems, reader);
}

/** A file for each language. */
async function loadLanguages(
  root: string,
  { folder, names }: Folder,
  problems: Problem[],
  reader: Reader,
): Promise<LocaleSource[]> {
  const files = names.filter((name) => name.endsWith(".yaml")).sort();
  for (const name of names.filter((name) => name.endsWith(".yml"))) {
    problems.push(fileProblem(`${folder}/${name}`, "extension"));
  }
  const loaded = await Promise.all(
    files.map((name) => loadLocale(root, `${folder}/${name}`, problems, reader)),
  );
  return loaded.filter((locale) => locale !== undefined);
}

/** Where there is none, nothing is wrong. */
async function loadOptional(
  root: string,
  { folder, names }: Folder,
  name: string,
  problems: Problem[],
  reader: Reader,
): Promise<YamlSource | undefined> {
  return names.includes(name) ? loadYaml(root, `${folder}/${name}`, problems, reader) : undefined;
}

async function loadLocale(
  root: string,
  file: string,
  problems: Problem[],
  reader: Reader,
): Promise<LocaleSource | undefined> {
  const language = basename(file, ".yaml");
  const source = await loadYaml(root, file, problems, reader);
  return source && { language, source };
}

async function loadRecords(
  root: string,
  { folder, names }: Folder,
  problems: Problem[],
  reader: Reader,
): Promise<RecordSource[]> {
  const files = names.filter((name) => name.endsWith(".json")).sort();
  const loaded = await Promise.all(
    files.map((name) => loadText(root, `${folder}/${name}`, problems, reader)),
  );
  return loaded.flatMap((source) => (source ? [{ name: basename(source.file, ".json"), source }] : []));
}

async function loadYaml(
  root: string,
  file: string,
  problems: Problem[],
  reader: Reader,
): Promise<YamlSource | undefined> {
  const source = await readYaml(root, file, problems, reader);
  problems.push(...(source?.problems ?? []));
  return source;
}

/** What is wrong with its form is not reported yet. */
async function readYaml(
  root: string,
  file: string,
  problems: Problem[],
  reader: Reader,
): Promise<YamlSource | undefined> {
  const text = await readInto(root, file, problems, reader);
  return text === undefined ? undefined : reader.yaml(file, text);
}

async function loadText(
  root: string,
  file: string,
  problems: Problem[],
  reader: Reader,
): Promise<TextSource | undefined> {
  const text = await readInto(root, file, problems, reader);
  return text === undefined ? undefined : new TextSource(file, text);
}

async function readInto(
  root: string,
  file: string,
  problems: Problem[],
  reader: Reader,
): Promise<string | undefined> {
  const read = await reader.text(root, file);
  if (typeof read === "string") return read;
  problems.push(read);
  return undefined;
}
