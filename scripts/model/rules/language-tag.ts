import type { Problem } from "../../load/problem.js";
import type { CatalogDraft, Draft } from "../draft.js";
import { checkTag } from "../language-tag.js";

/** Every language goes by its canonical tag (BCP 47): the locale files, and the source language. */
export function checkLanguageTag({ catalog, sources }: Draft): Problem[] {
  const languages = sources.locales.map(({ language }) => language);
  const files = sources.locales.flatMap(({ language, source }): Problem[] => {
    const { fault, canonical = "" } = checkTag(language);
    if (!fault) return [];
    const isTaken = languages.includes(canonical);
    const place = { file: source.file, line: 1, column: 1, length: 1, excerpt: "" };
    const values = { language, canonical };
    return [{ rule: "language-tag", variant: isTaken ? "taken" : fault, place, values }];
  });
  return [...files, ...(catalog ? checkSource(catalog) : [])];
}

function checkSource({ source, language }: CatalogDraft): Problem[] {
  if (language === undefined) return [];
  const { fault, canonical = "" } = checkTag(language);
  if (!fault) return [];
  const place = source.placeOf(["language"]);
  const variant = canonical === "" ? "unknown-source" : "source";
  return [{ rule: "language-tag", variant, place, values: { language, canonical } }];
}
