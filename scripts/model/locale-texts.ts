import { isRecord } from "../load/json.js";
import type { Path } from "../load/yaml-source.js";
import type { LocaleDraft } from "./draft.js";

/** One sentence of a locale file. */
export interface LocaleText {
  readonly locale: LocaleDraft;
  readonly path: Path;
  /** The last key of the path. */
  readonly field: string;
  readonly text: string;
}

/** Every sentence of a locale, in the order of the file. */
export function localeTexts(locale: LocaleDraft): LocaleText[] {
  const walk = (value: unknown, path: Path): LocaleText[] => {
    if (typeof value === "string") return [{ locale, path, field: String(path.at(-1)), text: value }];
    return isRecord(value)
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, [...path, key]))
      : [];
  };
  return walk(locale.value, []);
}

const placeholder = /\{\{([A-Za-z][A-Za-z0-9]*)\}\}/g;

/** The names of the placeholders in `text`, each once, in the order of their first appearance. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ""))];
}

/** What in `text` looks like a placeholder and is none, if anything does. */
export function malformedPlaceholder(text: string): string | undefined {
  // i18next takes the first two of three braces for its own, and the third for part of the name.
  const more = /\{{3,}.{0,20}|.{0,20}\}{3,}/su.exec(text)?.[0];
  const rest = text.replace(placeholder, "");
  return more ?? (/\{\{.{0,20}?\}\}|\{\{.{0,20}/su.exec(rest) ?? /.{0,20}\}\}/su.exec(rest))?.[0];
}
