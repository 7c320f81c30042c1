import type { YamlSource } from "../load/yaml-source.js";
import type { ErrorFacts } from "../model/catalog-format.js";
import type { Draft, LocaleDraft } from "../model/draft.js";
import type { ErrorText } from "../model/locale-format.js";
import { placeholdersOf, unwritten } from "../model/locale-texts.js";
import type { NewCode } from "./new-code.js";
import { type Data, dataFrom } from "./yaml-data.js";
import { type Edited, YamlEditor } from "./yaml-editor.js";

/** What is to be different about a code that is there already. */
export interface CodeUpdate {
  readonly code: string;
  readonly facts: Partial<ErrorFacts>;
  readonly texts: NewCode["texts"];
}

/** Each source by its file's name, as it is with `codes` in it and `updates` made. */
export function editSources(
  draft: Draft,
  codes: readonly NewCode[],
  updates: readonly CodeUpdate[] = [],
): ReadonlyMap<string, Edited> {
  const { catalog, locales, sources } = draft;
  const edited = new Map<string, Edited>();
  for (const part of catalog?.source.parts ?? [])
    edited.set(part.file, editCatalog(draft, part, codes, updates));
  for (const locale of locales) edited.set(locale.source.file, editLocale(draft, locale, codes, updates));
  if (sources.openapi && codes.some(({ operations }) => operations.length > 0))
    edited.set(sources.openapi.file, editOpenApi(draft, sources.openapi.text, codes));
  return edited;
}

/** One file of the catalog: with the codes whose category is there already, and in the main one those of new categories. */
function editCatalog(
  { catalog }: Draft,
  part: YamlSource,
  codes: readonly NewCode[],
  updates: readonly CodeUpdate[],
): Edited {
  const editor = new YamlEditor(part.text);
  const isHere = (code: string | undefined) => catalog?.source.partOf(["errors", code ?? ""]) === part;
  for (const { code, facts, texts } of codes.filter(({ facts }) =>
    isHere(previousCode(catalog, facts.category)),
  )) {
    const { status, category, retry, ...others } = facts;
    const params = facts.params ?? paramsOf(texts);
    const entry = { status, category, retry, ...others, ...(Object.keys(params).length > 0 && { params }) };
    editor.insert(["errors"], code, dataFrom(entry), previousCode(catalog, category));
  }
  for (const { code, facts } of updates.filter(({ code }) => isHere(code)))
    for (const [field, value] of Object.entries(facts))
      setIn(editor, ["errors", code], field, dataFrom(value));
  return editor.result();
}

/** Codes of a category stand together; those of a new one at the end. */
function previousCode(catalog: Draft["catalog"], category: string): string | undefined {
  const same = [...(catalog?.errors ?? [])].filter(([, facts]) => facts.category === category);
  return same.at(-1)?.[0];
}

function editLocale(
  { catalog }: Draft,
  { language, source }: LocaleDraft,
  codes: readonly NewCode[],
  updates: readonly CodeUpdate[],
): Edited {
  const editor = new YamlEditor(source.text);
  for (const { code, texts, facts } of codes) {
    const order = catalog?.codes ?? [];
    const previous = previousCode(catalog, facts.category);
    // In the catalog's order, as far as this language has it.
    const before = order.slice(0, previous === undefined ? order.length : order.indexOf(previous) + 1);
    const after = before.findLast((known) => editor.has(["errors", known]));
    const text = textOf(texts, language, catalog?.language);
    editor.insert(["errors"], code, { ...text }, after);
  }
  for (const { code, texts } of updates)
    for (const [field, text] of Object.entries(texts[language] ?? {}))
      setIn(editor, ["errors", code], field, text);
  return editor.result();
}

function editOpenApi({ operations = [] }: Draft, text: string, codes: readonly NewCode[]): Edited {
  const editor = new YamlEditor(text);
  for (const { id, path, method, listsCodes } of operations) {
    const added = codes.filter((code) => code.operations.includes(id)).map(({ code }) => code);
    const at = ["paths", path, method];
    if (added.length === 0) continue;
    if (listsCodes) editor.append([...at, "x-error-codes"], added);
    else editor.insert(at, "x-error-codes", added);
  }
  return editor.result();
}

function setIn(editor: YamlEditor, path: readonly string[], field: string, value: Data): void {
  if (editor.has([...path, field])) editor.replace([...path, field], value);
  else editor.insert(path, field, value);
}

/** The texts in one language. What another language says is a help to whoever has to write it in this one. */
function textOf(texts: NewCode["texts"], language: string, source: string | undefined): ErrorText {
  const own = texts[language] ?? {};
  const others = [texts[source ?? ""] ?? {}, ...Object.values(texts)];
  const written = (field: keyof ErrorText) => {
    const help = others.find((other) => other[field] !== undefined)?.[field];
    return own[field] ?? (help === undefined ? unwritten : `${unwritten}: ${help}`);
  };
  return {
    description: written("description"),
    explanation: written("explanation"),
    action: written("action"),
  };
}

/** What the descriptions leave to be filled in. */
function paramsOf(texts: NewCode["texts"]): Record<string, "string"> {
  const names = Object.values(texts).flatMap(({ description = "" }) => placeholdersOf(description));
  return Object.fromEntries(names.map((name) => [name, "string"]));
}
