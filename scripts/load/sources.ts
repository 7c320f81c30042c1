import { type Folder, listFolder } from "./folder.js";
import type { JsonObject } from "./json.js";
import { Loading } from "./loading.js";
import type { Problem } from "./problem.js";
import { type Reader, readAnew } from "./reader.js";
import { domainsFolder, localesFolder, overlaysFolder, recordsFolder } from "./source-folders.js";
import { fileProblem, type TextSource } from "./text-source.js";
import type { YamlSource } from "./yaml-source.js";

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

/** Reads the sources below `root`. A file that is missing or broken is a problem, not an exception. */
export async function loadSources(root: string, reader: Reader = readAnew): Promise<Sources> {
  const [spec, domains, words, translations, kept] = await Promise.all([
    listFolder(root, "spec"),
    listFolder(root, domainsFolder),
    listFolder(root, localesFolder),
    listFolder(root, overlaysFolder),
    listFolder(root, recordsFolder),
  ]);
  const loading = new Loading(root, reader);
  const { problems } = loading;
  const [catalog, openapi, released, locales, overlays, glossary, probes, records] = await Promise.all([
    loadCatalog(loading, domains),
    loading.yaml(openapiFile(spec, problems)),
    loading.text(releasedFile),
    loadLocales(loading, words),
    loading.languages(translations),
    loading.optional(words, glossaryName),
    loading.optional(spec, probesName),
    loading.records(kept),
  ]);
  const bundled = openapi && openapi.problems.length === 0 ? await loading.bundle(openapi) : undefined;
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

/** With its domains, whose mistakes of form are the catalog's. */
async function loadCatalog(loading: Loading, domains: Folder): Promise<YamlSource | undefined> {
  const { reader, problems } = loading;
  const files = loading.yamlFiles(domains);
  const text = await loading.read(catalogFile);
  const parts = (await Promise.all(files.map((file) => loading.readYaml(file)))).filter(
    (part) => part !== undefined,
  );
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

async function loadLocales(loading: Loading, words: Folder): Promise<LocaleSource[]> {
  const names = words.names.filter((name) => name !== glossaryName);
  if (!names.some((name) => name.endsWith(".yaml")))
    loading.problems.push(fileProblem(`${localesFolder}/`, "no-locale"));
  return loading.languages({ ...words, names });
}
