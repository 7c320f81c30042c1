import { CatalogSource } from "../load/catalog-source.js";
import { isRecord } from "../load/json.js";
import { bundleOpenApi } from "../load/openapi-source.js";
import { isError, type Problem } from "../load/problem.js";
import type { Sources } from "../load/sources.js";
import { type Path, YamlSource } from "../load/yaml-source.js";
import { buildContract } from "../model/build.js";
import { buildDraft, type Draft } from "../model/draft.js";
import { type CodeUpdate, editSources } from "./edit-sources.js";
import { checkNewCode, type NewCode } from "./new-code.js";
import type { Edited } from "./yaml-editor.js";

/** What adding codes comes to: files to be written, or every reason against it. */
export type Plan =
  | {
      readonly files: readonly PlannedFile[];
      /** What is wrong with the contract then, and was not before: the rest of the work. */
      readonly left: readonly Problem[];
    }
  | {
      readonly files?: undefined;
      readonly problems: readonly Problem[];
      /** Whether the places are those of the files as they would be. */
      readonly isAhead?: true;
    };

export interface PlannedFile {
  readonly file: string;
  readonly text: string;
  /** The first that is new. */
  readonly line: number;
}

/** How the sources below `root` are to be written so that they have `codes`. Nothing is written here. */
export async function planCodes(
  root: string,
  sources: Sources,
  codes: readonly NewCode[],
  updates: readonly CodeUpdate[] = [],
): Promise<Plan> {
  const draft = buildDraft(sources);
  const unreadable = checkReadable(draft);
  if (unreadable.length > 0) return { problems: unreadable };
  const refused = codes.flatMap((code, index) => checkNewCode(code, draft, codes.slice(0, index)));
  if (refused.length > 0) return { problems: refused };
  const edited = editSources(draft, codes, updates);
  const failed = checkEdited(draft, edited, codes);
  if (failed.length > 0) return { problems: failed };
  const files = [...edited].flatMap(([file, edit]) => (edit.text === undefined ? [] : [{ file, ...edit }]));
  const changed = files.filter(({ file, text }) =>
    allOf(sources).some((s) => s.file === file && s.text !== text),
  );
  const left = await newProblems(root, sources, changed);
  const broken = left.filter((problem) => isError(problem) && !isWork(problem));
  return broken.length > 0 ? { problems: broken, isAhead: true } : { files: changed, left };
}

/** Files that cannot be read cannot be edited. Other mistakes may stay: whoever adds a code need not mend them first. */
function checkReadable({ catalog, operations, locales, sources, problems }: Draft): readonly Problem[] {
  const isWhole = catalog && operations && locales.length === sources.locales.length && locales.length > 0;
  const unreadable = ["file", "syntax", "duplicate-key"];
  return isWhole ? sources.problems.filter(({ rule }) => unreadable.includes(rule)) : problems;
}

function checkEdited(
  { sources }: Draft,
  edited: ReadonlyMap<string, Edited>,
  [first]: readonly NewCode[],
): Problem[] {
  return allOf(sources).flatMap((source): Problem[] => {
    const edit = edited.get(source.file);
    if (!edit || edit.text !== undefined) return [];
    const reference = referenceAt(source, edit.failed);
    const values = { file: source.file, code: first?.code ?? "", ...(reference && { reference }) };
    const variant = reference === undefined ? "uneditable" : "elsewhere";
    return [{ rule: "new-code", variant, place: source.placeOf(edit.failed), values }];
  });
}

/** Where the path item is that `path` leads into, if it is not written in `source`. */
function referenceAt({ value }: YamlSource, [first, path = ""]: Path): string | undefined {
  const items = isRecord(value) && first === "paths" ? value["paths"] : undefined;
  const item = isRecord(items) ? items[path] : undefined;
  return isRecord(item) && typeof item["$ref"] === "string" ? item["$ref"] : undefined;
}

/** What the author is going to do next anyway, and `check` reminds them of. */
function isWork({ rule, variant }: Problem): boolean {
  return rule === "unreturned-code" || (rule === "text-form" && variant === "todo");
}

async function newProblems(
  root: string,
  sources: Sources,
  files: readonly PlannedFile[],
): Promise<readonly Problem[]> {
  const before = new Set(buildContract(sources).problems.map(identityOf));
  const after = buildContract(await withTexts(root, sources, files)).problems;
  return after.filter((problem) => !before.has(identityOf(problem)));
}

/** What stays the same about a problem when lines move. */
function identityOf({ rule, variant, values, place }: Problem): string {
  return JSON.stringify([rule, variant, values, place.file]);
}

/** `sources` as they would be loaded if `files` were written. */
async function withTexts(root: string, sources: Sources, files: readonly PlannedFile[]): Promise<Sources> {
  const renewed = (source: YamlSource) => {
    const domains = source.parts.slice(1).map((domain) => renewedPart(domain, files));
    const main = renewedPart(source, files);
    return domains.length > 0 ? new CatalogSource(main.file, main.text, domains) : main;
  };
  const { catalog, openapi, locales } = sources;
  const isBundled = openapi && renewed(openapi) !== openapi;
  const bundled = isBundled ? await bundleOpenApi(root, renewed(openapi)) : undefined;
  return {
    ...sources,
    ...(catalog && { catalog: renewed(catalog) }),
    ...(openapi && { openapi: renewed(openapi) }),
    ...(bundled?.document && { document: bundled.document }),
    locales: locales.map((locale) => ({ ...locale, source: renewed(locale.source) })),
    problems: [...sources.problems, ...(bundled?.problems ?? [])],
  };
}

function renewedPart(part: YamlSource, files: readonly PlannedFile[]): YamlSource {
  const text = files.find(({ file }) => file === part.file)?.text;
  return text === undefined ? part : new YamlSource(part.file, text);
}

function allOf({ catalog, openapi, locales }: Sources): YamlSource[] {
  const sources = [...(catalog?.parts ?? []), openapi, ...locales.map(({ source }) => source)];
  return sources.filter((source) => source !== undefined);
}
