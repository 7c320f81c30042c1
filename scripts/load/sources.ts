import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { JsonObject } from "./json.js";
import type { Problem } from "./problem.js";
import { TextSource } from "./text-source.js";
import { YamlSource } from "./yaml-source.js";

/** Everything that people author about a contract, read but not yet understood. */
export interface Sources {
  readonly catalog?: YamlSource;
  readonly openapi?: YamlSource;
  /** The OpenAPI description with all files it refers to pulled in; absent where it is broken. */
  readonly document?: JsonObject;
  /** By file name. */
  readonly locales: readonly LocaleSource[];
  readonly released?: TextSource;
  readonly problems: readonly Problem[];
}

export interface LocaleSource {
  /** A canonical BCP 47 tag, from the file's name. */
  readonly language: string;
  readonly source: YamlSource;
}

const catalogFile = "spec/errors.yaml";
const openapiFile = "spec/openapi.yaml";
const releasedFile = "spec/released-codes.txt";
const localesFolder = "locales";

/** Reads the sources below `root`. A file that is missing or broken is a problem, not an exception. */
export async function loadSources(root: string): Promise<Sources> {
  const problems: Problem[] = [];
  const [catalog, openapi, released, locales] = await Promise.all([
    loadYaml(root, catalogFile, problems),
    loadYaml(root, openapiFile, problems),
    loadText(root, releasedFile, problems),
    loadLocales(root, problems),
  ]);
  // Loaded here because loading it takes longer than all of our own work.
  const { bundleOpenApi } = await import("./openapi-source.js");
  const bundled = openapi && openapi.problems.length === 0 ? await bundleOpenApi(root, openapi) : undefined;
  problems.push(...(bundled?.problems ?? []));
  return {
    ...(catalog && { catalog }),
    ...(openapi && { openapi }),
    ...(bundled?.document && { document: bundled.document }),
    ...(released && { released }),
    locales,
    problems,
  };
}

async function loadLocales(root: string, problems: Problem[]): Promise<LocaleSource[]> {
  const names = await readdir(join(root, localesFolder)).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code !== "ENOENT") throw error;
    return [];
  });
  const files = names.filter((name) => name.endsWith(".yaml")).sort();
  for (const name of names.filter((name) => name.endsWith(".yml"))) {
    problems.push(fileProblem(`${localesFolder}/${name}`, "extension"));
  }
  if (files.length === 0) problems.push(fileProblem(`${localesFolder}/`, "no-locale"));
  const loaded = await Promise.all(files.map((name) => loadLocale(root, name, problems)));
  return loaded.filter((locale) => locale !== undefined);
}

async function loadLocale(
  root: string,
  name: string,
  problems: Problem[],
): Promise<LocaleSource | undefined> {
  const file = `${localesFolder}/${name}`;
  const language = basename(name, ".yaml");
  const canonical = canonicalTag(language);
  if (canonical !== language) {
    const values = { language, canonical: canonical ?? "" };
    problems.push({ ...fileProblem(file, canonical ? "tag" : "no-tag"), values });
  }
  const source = await loadYaml(root, file, problems);
  return source && { language, source };
}

/** The canonical form of a language tag; `undefined` for what is no language, such as a country's code. */
function canonicalTag(tag: string): string | undefined {
  try {
    const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    return names.of(tag) && Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

async function loadYaml(root: string, file: string, problems: Problem[]): Promise<YamlSource | undefined> {
  const text = await readText(root, file, problems);
  if (text === undefined) return undefined;
  const source = new YamlSource(file, text);
  problems.push(...source.problems);
  return source;
}

async function loadText(root: string, file: string, problems: Problem[]): Promise<TextSource | undefined> {
  const text = await readText(root, file, problems);
  return text === undefined ? undefined : new TextSource(file, text);
}

async function readText(root: string, file: string, problems: Problem[]): Promise<string | undefined> {
  try {
    const bytes = await readFile(join(root, file));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const variant =
      { ENOENT: "missing", ERR_ENCODING_INVALID_ENCODED_DATA: "encoding" }[code] ?? "unreadable";
    problems.push({ ...fileProblem(file, variant), values: { file, reason: code } });
    return undefined;
  }
}

function fileProblem(file: string, variant: string): Problem {
  const place = { file, line: 1, column: 1, length: 1, excerpt: "" };
  return { rule: "file", variant, place, values: { file } };
}
