import { isRecord } from "../../load/json.js";
import type { Problem } from "../../load/problem.js";
import type { CatalogDraft, Draft, LocaleDraft } from "../draft.js";
import {
  formerTexts,
  type LocaleText,
  malformedPlaceholder,
  placeholdersOf,
  writtenTexts,
} from "../locale-texts.js";
import { mayTellTime, timePlaceholders } from "../time-placeholders.js";

/**
 * Placeholders in every locale: a description has just the parameters of its code, any other text has just those that
 * the source language's has, texts without a code have none, and an earlier wording has no others than its code. Times are
 * told where they are known, in all languages or in none.
 */
export function checkPlaceholders({ catalog, locales }: Draft): Problem[] {
  if (!catalog) return [];
  const original = locales.find((locale) => locale.language === catalog.language);
  return locales.flatMap((locale) =>
    [...writtenTexts(locale), ...formerTexts(locale)].flatMap((text) => {
      const broken = malformedPlaceholder(text.text);
      if (broken !== undefined) return [problem(text, "malformed", { written: broken })];
      const times = timesOf(text.text);
      if (times.length > 0 && !mayTellTime(catalog, text)) {
        return [problem(text, "time", { names: list(times) })];
      }
      return checkNames(text, wantedNames(catalog, sourceOf(original, text), text));
    }),
  );
}

/** The same text in the source language. */
function sourceOf(original: LocaleDraft | undefined, { path }: LocaleText): string | undefined {
  const source = path.reduce<unknown>(
    (inner, key) => (isRecord(inner) ? inner[key] : undefined),
    original?.value,
  );
  return typeof source === "string" ? source : undefined;
}

function timesOf(text: string): string[] {
  return placeholdersOf(text).filter((name) => timePlaceholders.includes(name));
}

/** Which placeholders `text` must have; unknown where the catalog's entry for it is itself wrong. */
function wantedNames(
  catalog: CatalogDraft,
  source: string | undefined,
  text: LocaleText,
): { exactly?: readonly string[]; atMost?: readonly string[] } | undefined {
  const [section, code = ""] = text.path.map(String);
  const known = source === undefined ? timePlaceholders : timesOf(source);
  const times = mayTellTime(catalog, text) ? known : [];
  if (section !== "errors") return source === undefined ? { atMost: times } : { exactly: times };
  const facts = catalog.errors.get(code);
  if (!facts) return undefined;
  const params = Object.keys(facts.params ?? {});
  if (text.field === "description") return { exactly: params };
  const atMost = [...params, ...times];
  if (source === undefined) return { atMost };
  return { exactly: placeholdersOf(source).filter((name) => atMost.includes(name)), atMost };
}

function checkNames(text: LocaleText, wanted: ReturnType<typeof wantedNames>): Problem[] {
  if (!wanted) return [];
  const had = placeholdersOf(text.text);
  const allowed = wanted.exactly ?? wanted.atMost ?? [];
  const extra = had.filter((name) => !allowed.includes(name));
  const lacking = (wanted.exactly ?? []).filter((name) => !had.includes(name));
  if (extra.length === 0 && lacking.length === 0) return [];
  if (extra.length === 0) return [problem(text, "missing", { names: list(lacking) })];
  if (extra.every((name) => timePlaceholders.includes(name))) {
    return [problem(text, "translation", { names: list(extra) })];
  }
  const variant = allowed.length > 0 ? "wrong" : "extra";
  return [problem(text, variant, { names: list(extra), wanted: list(allowed) })];
}

function list(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(", ");
}

function problem({ locale, path }: LocaleText, variant: string, values: Record<string, string>): Problem {
  const text = path.join(".");
  return { rule: "placeholders", variant, place: locale.source.placeOf(path), values: { ...values, text } };
}
