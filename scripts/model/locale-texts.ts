import { isRecord } from "../load/json.js";
import type { Subject } from "../load/problem.js";
import type { Path } from "../load/yaml-source.js";
import type { LocaleDraft } from "./draft.js";

/** One sentence of a locale file. */
export interface LocaleText {
  readonly locale: LocaleDraft;
  readonly path: Path;
  /** The last key of the path; of a list's text, the list's. */
  readonly field: string;
  readonly text: string;
}

const known = new WeakMap<LocaleDraft, readonly LocaleText[]>();

/** Every sentence of a locale, in the order of the file. Looked for once, because most rules ask. */
export function localeTexts(locale: LocaleDraft): readonly LocaleText[] {
  const texts = known.get(locale) ?? textsOf(locale);
  known.set(locale, texts);
  return texts;
}

function textsOf(locale: LocaleDraft): LocaleText[] {
  const walk = (value: unknown, path: Path): LocaleText[] => {
    if (typeof value === "string") return [{ locale, path, field: String(path.at(-1)), text: value }];
    return isRecord(value)
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, [...path, key]))
      : [];
  };
  return walk(locale.value, []);
}

/** Every earlier wording of a locale. They are history, so rules about how texts are written now do not ask for them. */
export function formerTexts(locale: LocaleDraft): LocaleText[] {
  const { errors } = locale.value;
  return Object.entries(isRecord(errors) ? errors : {}).flatMap(([code, entry]) => {
    const written = isRecord(entry) ? entry["formerly"] : undefined;
    const list: readonly unknown[] = Array.isArray(written) ? written : [];
    return list.flatMap((text, index): LocaleText[] => {
      const path = ["errors", code, "formerly", index];
      return typeof text === "string" ? [{ locale, path, field: "formerly", text }] : [];
    });
  });
}

/** Whose texts a section of a locale holds. */
const ownerOf: ReadonlyMap<unknown, keyof Subject> = new Map([
  ["statuses", "status"],
  ["categories", "category"],
  ["failures", "failure"],
  ["errors", "code"],
]);

/** What a mistake in `text` is about. */
export function subjectOf({ locale, path, field }: LocaleText): Subject {
  const [section, name] = path;
  const owner = ownerOf.get(section);
  return {
    language: locale.language,
    field,
    ...(owner && name !== undefined && { [owner]: String(name) }),
  };
}

/** What stands in place of a text that somebody has still to write. Behind a colon is what it could say. */
export const unwritten = "TODO";

export function isUnwritten(text: string): boolean {
  return text === unwritten || text.startsWith(`${unwritten}:`);
}

/** The sentences that are written: what is still to be is told once, and not measured. */
export function writtenTexts(locale: LocaleDraft): LocaleText[] {
  return localeTexts(locale).filter(({ text }) => !isUnwritten(text));
}

const placeholder = /\{\{([A-Za-z][A-Za-z0-9]*)\}\}/g;

/** The names of the placeholders in `text`, each once, in the order of their first appearance. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ""))];
}

/** `text` with something in place of each placeholder. */
export function withPlaceholders(text: string, replacement: string): string {
  return text.replace(placeholder, replacement);
}

/** What in `text` looks like a placeholder and is none, if anything does. */
export function malformedPlaceholder(text: string): string | undefined {
  if (!/\{\{|\}\}/.test(text)) return undefined;
  // i18next takes the first two of three braces for its own, and the third for part of the name.
  const more = /\{{3,}.{0,20}|.{0,20}\}{3,}/su.exec(text)?.[0];
  const rest = text.replace(placeholder, "");
  return more ?? (/\{\{.{0,20}?\}\}|\{\{.{0,20}/su.exec(rest) ?? /.{0,20}\}\}/su.exec(rest))?.[0];
}
