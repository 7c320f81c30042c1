import { isRecord } from "../../load/json.js";
import type { Problem } from "../../load/problem.js";
import type { CatalogDraft, Draft, LocaleDraft } from "../draft.js";
import { checkTag } from "../language-tag.js";
import { nearest } from "../nearest.js";

/** Every locale has words for just the statuses, categories and codes that the catalog has, in both directions. */
export function checkLocaleParity({ catalog, locales, sources }: Draft): Problem[] {
  if (!catalog) return [];
  const source = catalog.language;
  const missing: Problem[] = [];
  const isThere = (language: string) =>
    locales.some((locale) => locale.language === language) ||
    // It is there, but broken; that has been reported.
    sources.problems.some(({ place }) => ["locales", `locales/${language}.yaml`].includes(place.file));
  // What is no tag has been reported as that.
  if (source !== undefined && !checkTag(source).fault && !isThere(source)) {
    const place = catalog.source.placeOf(["language"]);
    missing.push({ rule: "locale-parity", variant: "source", place, values: { language: source } });
  }
  return [...missing, ...locales.flatMap((locale) => checkLocale(catalog, locale))];
}

function checkLocale(catalog: CatalogDraft, locale: LocaleDraft): Problem[] {
  const sections = { statuses: catalog.statuses, categories: catalog.categories, errors: catalog.codes };
  return Object.entries(sections).flatMap(([section, wanted]) => {
    const words = locale.value[section];
    // A section that is not there as a map is the format's to report, once.
    if (!isRecord(words)) return [];
    const known = new Set(wanted);
    const lacking = wanted.filter((key) => !Object.hasOwn(words, key));
    const orphans = Object.keys(words)
      .filter((key) => !known.has(key))
      .map((key) => ({ key, meant: nearest(key, lacking) }));
    // A misspelt key is one mistake, not an orphan and a gap.
    const gaps = lacking.filter((key) => !orphans.some(({ meant }) => meant === key));
    return [
      ...gaps.map((key) => problem(catalog, locale, "missing", section, key)),
      ...orphans.map(({ key, meant }) => problem(catalog, locale, "orphan", section, key, meant)),
    ];
  });
}

function problem(
  catalog: CatalogDraft,
  { source, language }: LocaleDraft,
  variant: "missing" | "orphan",
  section: string,
  key: string,
  suggestion?: string,
): Problem {
  const place = source.placeOfKey(variant === "missing" ? [section] : [section, key]);
  const values = { key, section, language, suggestion: suggestion ?? "", file: catalog.source.file };
  return { rule: "locale-parity", variant: suggestion ? "misspelt" : variant, place, values };
}
