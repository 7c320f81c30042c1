import { fold } from "../words/fold.js";
import type { ListedError, Snapshot } from "./snapshot.js";

/** A description that was published, and by which nobody finds its code any more. */
export interface LostWording {
  readonly code: string;
  readonly language: string;
  readonly text: string;
}

/** What the codes of both contracts were described as in `base`, and neither are nor formerly were in `head`. */
export function findLostWordings(base: Snapshot, head: Snapshot): LostWording[] {
  const after = new Map(head.errors.map((error) => [error.code, error]));
  return base.errors.flatMap((error) => {
    const other = after.get(error.code);
    if (!other) return [];
    const languages = Object.keys(error.texts).filter((language) => other.texts[language]);
    return languages.flatMap((language) => lostIn(language, error, other));
  });
}

function lostIn(language: string, base: ListedError, head: ListedError): LostWording[] {
  // Searches make nothing of case and accents.
  const kept = new Set(wordingsIn(language, head).map(fold));
  return wordingsIn(language, base)
    .filter((text) => !kept.has(fold(text)))
    .map((text) => ({ code: base.code, language, text }));
}

function wordingsIn(language: string, { texts, formerly = {} }: ListedError): string[] {
  return [texts[language]?.description ?? [], formerly[language] ?? []].flat();
}
