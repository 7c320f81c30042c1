import type * as v from "valibot";
import type { CatalogJsonFormat } from "../model/catalog-json-format.js";
import type { Contract } from "../model/contract.js";
import { type TextRecords, type TextState, textStates } from "../model/translation-record.js";

/** A catalog.json as it is understood. */
export type Parsed = v.InferOutput<typeof CatalogJsonFormat>;

/** Texts by language and field. */
export type StatedTexts = Readonly<
  Record<string, Readonly<Record<string, { readonly text: string; readonly state: string }>>>
>;

/** How far the texts of each language are. Those that are done are left out, and so are states that nobody here knows. */
export function readStates(parsed: Parsed): Contract["records"] {
  const all = textsIn(parsed);
  const recordsIn = (language: string): TextRecords =>
    new Map(all.flatMap(([path, texts]) => statesOf(path, texts[language] ?? {})));
  return Object.fromEntries(parsed.languages.map((language) => [language, recordsIn(language)]));
}

type Path = readonly (string | number)[];

/** All texts, each with the way to it in a locale file. */
function textsIn({ statuses, categories, errors, guide, failures }: Parsed): [Path, StatedTexts][] {
  return [
    ...statuses.map(({ status, texts }): [Path, StatedTexts] => [["statuses", status], texts]),
    ...categories.map(({ name, texts }): [Path, StatedTexts] => [["categories", name], texts]),
    ...errors.map(({ code, texts }): [Path, StatedTexts] => [["errors", code], texts]),
    ...Object.entries(failures).map(([kind, texts]): [Path, StatedTexts] => [["failures", kind], texts]),
    [[], guide],
  ];
}

function statesOf(path: Path, fields: StatedTexts[string]): [string, TextState][] {
  return Object.entries(fields).flatMap(([field, { state }]): [string, TextState][] => {
    const known = textStates.find((one) => one === state);
    return known ? [[[...path, field].join("."), known]] : [];
  });
}
