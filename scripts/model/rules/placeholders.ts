import { isRecord } from "../../load/json.js";
import type { Problem } from "../../load/problem.js";
import type { CatalogDraft, Draft, LocaleDraft } from "../draft.js";
import {
  formerTexts,
  type LocaleText,
  localeTexts,
  malformedPlaceholder,
  placeholdersOf,
} from "../locale-texts.js";

/**
 * Placeholders in every locale: a description has just the parameters of its code, any other text has just those that
 * the source language's has, texts without a code have none, and an earlier wording has no others than its code.
 */
export function checkPlaceholders({ catalog, locales }: Draft): Problem[] {
  if (!catalog) return [];
  const original = locales.find((locale) => locale.language === catalog.language);
  return locales.flatMap((locale) =>
    [...localeTexts(locale), ...formerTexts(locale)].flatMap((text) => {
      const broken = malformedPlaceholder(text.text);
      if (broken !== undefined) return [problem(text, "malformed", { written: broken })];
      return checkNames(text, wantedNames(catalog, original, text));
    }),
  );
}

/** Which placeholders `text` must have; unknown where the catalog's entry for it is itself wrong. */
function wantedNames(
  { errors }: CatalogDraft,
  original: LocaleDraft | undefined,
  { path, field }: LocaleText,
): { exactly?: readonly string[]; atMost?: readonly string[] } | undefined {
  const [section, code = ""] = path.map(String);
  if (section !== "errors") return { exactly: [] };
  const facts = errors.get(code);
  if (!facts) return undefined;
  const params = Object.keys(facts.params ?? {});
  if (field === "description") return { exactly: params };
  const texts = isRecord(original?.value["errors"]) ? original.value["errors"][code] : undefined;
  const source = isRecord(texts) ? texts[field] : undefined;
  if (typeof source !== "string") return { atMost: params };
  return { exactly: placeholdersOf(source).filter((name) => params.includes(name)), atMost: params };
}

function checkNames(text: LocaleText, wanted: ReturnType<typeof wantedNames>): Problem[] {
  if (!wanted) return [];
  const had = placeholdersOf(text.text);
  const allowed = wanted.exactly ?? wanted.atMost ?? [];
  const extra = had.filter((name) => !allowed.includes(name));
  const lacking = (wanted.exactly ?? []).filter((name) => !had.includes(name));
  if (extra.length === 0 && lacking.length === 0) return [];
  const list = (names: readonly string[]) => names.map((name) => `{{${name}}}`).join(", ");
  if (extra.length === 0) return [problem(text, "missing", { names: list(lacking) })];
  const variant = allowed.length > 0 ? "wrong" : "extra";
  return [problem(text, variant, { names: list(extra), wanted: list(allowed) })];
}

function problem({ locale, path }: LocaleText, variant: string, values: Record<string, string>): Problem {
  const text = path.join(".");
  return { rule: "placeholders", variant, place: locale.source.placeOf(path), values: { ...values, text } };
}
