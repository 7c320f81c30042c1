import { fold } from "../words/fold.js";
import { isVietnamese } from "../words/vietnamese.js";

/* The languages that tables of codes are written in. */

const usual = ["en", "vi", "zh", "ja", "ko", "fr", "de", "es", "pt", "ru", "th"];

/** Those that people have columns in, without `languages`. */
export function otherLanguages(languages: readonly string[]): string[] {
  return usual.filter((tag) => !languages.some((language) => language.split("-")[0] === tag));
}

/** Whether enough of `texts` are: a short one may do without such letters, and an English one may quote a name. */
export function areVietnamese(texts: readonly string[]): boolean {
  const written = texts.filter((text) => text.trim() !== "");
  return written.filter(isVietnamese).length * 3 > written.length;
}

/** `vi`, `tieng viet`, `vietnamese`, `viet`. The longer first: they hold the shorter. */
export function languageNames(language: string): string[] {
  const spoken = ["en", "vi", language].flatMap((speaker) => {
    const name = new Intl.DisplayNames(speaker, { type: "language" }).of(language);
    return name === undefined ? [] : [fold(name), fold(name).replace(/^tieng /, "")];
  });
  return [...new Set([...spoken, fold(language).replace("-", " ")])].sort((a, b) => b.length - a.length);
}
