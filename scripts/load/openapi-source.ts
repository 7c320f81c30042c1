import { relative, resolve, sep } from "node:path";
import {
  BaseResolver,
  bundle,
  createConfig,
  type Document,
  isAbsoluteUrl,
  lintDocument,
  makeDocumentFromString,
  type NormalizedProblem,
  Source,
  YamlParseError,
} from "@redocly/openapi-core";
import { isRecord, type JsonObject, pointerTokens } from "./json.js";
import type { Problem } from "./problem.js";
import { readText } from "./text-source.js";
import { YamlSource } from "./yaml-source.js";

/** What is wrong in itself, whatever the catalog says. Style is the author's own business. */
const rules = {
  struct: "error",
  "no-unresolved-refs": "error",
  "operation-operationId-unique": "error",
} as const;

/** OpenAPI 3.0.3 says that it then adds nothing; published descriptions have it. */
const meaningless = "The `type` field must be defined when the `nullable` field is used.";

/** An OpenAPI description with every file it refers to pulled in, or what keeps it from being one. */
export interface BundledOpenApi {
  readonly document?: JsonObject;
  readonly problems: readonly Problem[];
  /** The files that it refers to, there or not; relative to the root. */
  readonly files?: readonly string[];
}

/** Checks and bundles the OpenAPI description in `source`. Only files are followed, never the network. */
export async function bundleOpenApi(
  root: string,
  source: YamlSource,
  read = readText,
): Promise<BundledOpenApi> {
  const version = isRecord(source.value) ? source.value["openapi"] : undefined;
  if (typeof version !== "string" || !/^3\.[01]\.\d+$/.test(version)) {
    return { problems: [{ rule: "openapi", variant: "version", place: source.placeOf(["openapi"]) }] };
  }
  const document = parseDocument(root, source);
  if ("rule" in document) return { problems: [document] };
  const files = new Set<string>();
  try {
    return { ...(await checkAndBundle(root, document, files, read)), files: [...files] };
  } catch (error) {
    // Thrown over references that lead to themselves or are no URI, without a word on where.
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problems: [{ rule: "openapi", place: source.placeOf([]), values: { reason } }],
      files: [...files],
    };
  }
}

async function checkAndBundle(
  root: string,
  document: Document,
  files: Set<string>,
  read: typeof readText,
): Promise<BundledOpenApi> {
  const config = await createConfig({ rules });
  // What the configuration says about fetching, it forgets again; so the resolver is told.
  const http = { headers: [], customFetch: refuseNetwork };
  const externalRefResolver = new FileResolver(root, files, read, { ...config.resolve, http });
  const all = await lintDocument({ document, config: config.styleguide, externalRefResolver });
  const found = all.filter(({ message }) => message !== meaningless);
  if (found.length > 0)
    return {
      problems: [...externalRefResolver.problems, ...found.map((problem) => toProblem(root, problem))],
    };
  // Where nothing has to be pulled in, bundling would only look at all of it again.
  if (files.size === 0 && isPlain(document.parsed)) return { document: document.parsed, problems: [] };
  // Bundling changes what it is given, which may be the source's own value.
  const doc = { ...document, parsed: structuredClone(document.parsed) };
  const result = await bundle({ config, doc, externalRefResolver, dereference: false });
  const problems = result.problems.map((problem) => toProblem(root, problem));
  return problems.length > 0 ? { problems } : { document: result.bundle.parsed, problems };
}

/** What YAML without tags gives is plain data. */
function isPlain(value: unknown): value is JsonObject {
  return isRecord(value);
}

/** Reads the files that are referred to as the sources themselves are read: whatever lies there, within limits. */
class FileResolver extends BaseResolver {
  readonly problems: Problem[] = [];
  readonly #root: string;
  readonly #files: Set<string>;
  readonly #read: typeof readText;

  constructor(
    root: string,
    files: Set<string>,
    read: typeof readText,
    config: ConstructorParameters<typeof BaseResolver>[0],
  ) {
    super(config);
    this.#root = root;
    this.#files = files;
    this.#read = read;
  }

  override async loadExternalRef(address: string): Promise<Source> {
    if (isAbsoluteUrl(address)) return super.loadExternalRef(address);
    const file = fileAt(this.#root, address);
    this.#files.add(file);
    const read = await this.#read(this.#root, file);
    if (typeof read === "string") return new Source(address, read);
    // Who refers to what is not there is where that is mended.
    if (read.variant === "missing") throw new Error(`${file} is missing`);
    this.problems.push(read);
    throw new Error(`${file} cannot be read`);
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    if (!isRoot && /\.(?:json|ya?ml)$/.test(source.absoluteRef)) {
      const file = fileAt(this.#root, source.absoluteRef);
      const { problems } = sourceOf(file, source);
      this.problems.push(...problems);
      if (problems.length > 0) throw new Error(`${file} has a mistake`);
    }
    return super.parseDocument(source, isRoot);
  }
}

function fileAt(root: string, address: string): string {
  return relative(root, address).split(sep).join("/");
}

/** The linter's own reader is stricter than ours here and there, such as about tags that nobody knows. */
function parseDocument(root: string, source: YamlSource): Document | Problem {
  const address = resolve(root, source.file);
  // In JSON, there is nothing that it could read in another way.
  if (source.isJson) return { source: new Source(address, source.text), parsed: source.value };
  try {
    return makeDocumentFromString(source.text, address);
  } catch (error) {
    if (!(error instanceof YamlParseError)) throw error;
    // Without a place, where it gave up for another reason than what is written.
    const { line = 1, col: column = 1 } = Number.isNaN(error.line) ? {} : error;
    const reason = error.message.replace(/ in ".*" \(\d+:\d+\)$/, "");
    const place = { file: source.file, line, column, length: 1, excerpt: source.line(line) };
    return { rule: "syntax", place, values: { reason } };
  }
}

async function refuseNetwork(): Promise<never> {
  throw new Error("references to the network are not followed; keep a copy beside this file");
}

function toProblem(root: string, problem: NormalizedProblem): Problem {
  const location = problem.location[0];
  if (!location) throw new Error(`OpenAPI problem without a place: ${problem.message}`);
  const file = fileAt(root, location.source.absoluteRef);
  const text = sourceOf(file, location.source);
  const path = pointerTokens(location.pointer ?? "#/");
  const place = location.reportOnKey ? text.placeOfKey(path) : text.placeOf(path);
  const reason = problem.message.replaceAll(root + sep, "").replace(/\s+/g, " ");
  return { rule: "openapi", place, values: { reason } };
}

const sources = new WeakMap<object, YamlSource>();

/** A file with many problems is read once. */
function sourceOf(file: string, source: { readonly body: string }): YamlSource {
  const known = sources.get(source) ?? new YamlSource(file, source.body);
  sources.set(source, known);
  return known;
}
