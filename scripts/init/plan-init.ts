import { resolve } from "node:path";
import type { Catalog } from "../explain/explanation.js";
import { failureStatuses } from "../import/read-openapi.js";
import { bundleOpenApi } from "../load/openapi-source.js";
import { isError, type Problem } from "../load/problem.js";
import { TextSource } from "../load/text-source.js";
import { type Path, YamlSource } from "../load/yaml-source.js";
import { buildContract } from "../model/build.js";
import type { Words } from "../words/words.js";
import { catalogText, starterStatuses } from "./catalog-text.js";
import { type FoundCode, findCodes } from "./find-codes.js";
import { guessEnvelope } from "./guess-envelope.js";
import { localeText } from "./locale-text.js";
import { writeOutPaths } from "./path-items.js";
import { listCodes, nameOperations } from "./prepare-openapi.js";
import { starterApi } from "./starter-api.js";

export const openapiFile = "spec/openapi.yaml";
const catalogFile = "spec/errors.yaml";
const releasedFile = "spec/released-codes.txt";

export interface InitOrder {
  readonly root: string;
  /** The OpenAPI description to begin with: its file as it is named in problems, and what is in it. */
  readonly from: { readonly file: string; readonly text: string };
  /** The source language first. */
  readonly languages: readonly string[];
  readonly shipped: Catalog;
  wordsFor(language: string): Words;
}

/** A new contract without a mistake in it, or what keeps it from being one. */
export interface InitPlan {
  /** What is in each file, by its name. */
  readonly files: ReadonlyMap<string, string>;
  readonly codes: readonly FoundCode[];
  /** Whether the codes are in the description, and not just examples of ours. */
  readonly isFound: boolean;
  /** The ids of the operations that had none. */
  readonly named: readonly string[];
  /** The paths that stood elsewhere, and are written out now. */
  readonly writtenOut: readonly string[];
  readonly problems: readonly Problem[];
}

/** How the contract is to be. Nothing is written here. */
export async function planInit(order: InitOrder): Promise<InitPlan> {
  const { root, from, languages, shipped, wordsFor } = order;
  const source = new YamlSource(from.file, from.text);
  const wrong = source.problems.length > 0 ? source.problems : (await bundleOpenApi(root, source)).problems;
  if (wrong.length > 0) return refused(wrong);
  const { edited: flat, paths: writtenOut } = await writeOutPaths(root, source);
  if (flat.text === undefined) return refused([uneditable(source, flat.failed)]);
  const { edited: whole, named } = nameOperations(new YamlSource(from.file, flat.text));
  if (whole.text === undefined) return refused([uneditable(source, whole.failed)]);
  const complete = new YamlSource(from.file, whole.text);
  const wholly = await withFiles(root, complete);
  const found = findCodes(wholly);
  const codes = found.length > 0 ? found : [example];
  const edited = listCodes(complete, codes, resolve(root, from.file), resolve(root, openapiFile));
  if (edited.text === undefined) return refused([uneditable(source, edited.failed)]);
  const [original = ""] = languages;
  const statuses = starterStatuses(codes, failureStatuses(wholly));
  const isOurs = found.length === 0 || from.text === starterApi;
  const locales = languages.map((language): [string, string] => [
    `locales/${language}.yaml`,
    localeText(codes, statuses, isOurs, language, original, shipped, wordsFor(language)),
  ]);
  const files = new Map([
    [catalogFile, catalogText(original, guessEnvelope(wholly), codes, statuses)],
    [openapiFile, edited.text],
    [releasedFile, releasedText],
    ...locales,
  ]);
  const problems = await checkFiles(root, files, languages);
  return { files, codes, isFound: found.length > 0, named, writtenOut, problems };
}

/** The description with every file that it refers to pulled in, as codes and envelopes are searched in. */
async function withFiles(root: string, source: YamlSource): Promise<YamlSource> {
  const { document, files = [] } = await bundleOpenApi(root, source);
  return document && files.length > 0 ? new YamlSource(source.file, JSON.stringify(document)) : source;
}

/** Stands for the codes of an API that does not tell any. */
const example: FoundCode = { code: "BAD_REQUEST", status: 400, operations: [], message: "Bad request" };

const releasedText = `# Every code that was ever published, one a line, oldest first. Append only: no line is removed, changed or moved.
# A code that stands here must stand in errors.yaml as well, retired or not.
`;

function uneditable(source: YamlSource, at: Path): Problem {
  const values = { file: source.file, code: example.code };
  return { rule: "new-code", variant: "uneditable", place: source.placeOf(at), values };
}

function refused(problems: readonly Problem[]): InitPlan {
  return { files: new Map(), codes: [], isFound: false, named: [], writtenOut: [], problems };
}

/** What the first `maloi generate` would find fault with. */
async function checkFiles(
  root: string,
  files: ReadonlyMap<string, string>,
  languages: readonly string[],
): Promise<readonly Problem[]> {
  const source = (file: string) => new YamlSource(file, files.get(file) ?? "");
  const openapi = source(openapiFile);
  const { document, problems } = await bundleOpenApi(root, openapi);
  const built = buildContract({
    catalog: source(catalogFile),
    openapi,
    ...(document && { document }),
    locales: languages.map((language) => ({ language, source: source(`locales/${language}.yaml`) })),
    released: new TextSource(releasedFile, releasedText),
    problems,
  });
  return built.problems.filter(isError);
}
