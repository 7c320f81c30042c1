import type { Words } from "../words/words.js";

/** The site's own words, amid a text. */
export interface PageWords extends Words {
  /** For the `lang` of whatever says them: their language, where the text around them is in another. */
  readonly lang: string | undefined;
}

/** @param language that of the text around them. */
export function wordsAmid(language: string, words: Words): PageWords {
  const isSame = `${language}-`.startsWith(`${words.language}-`);
  return { ...words, lang: isSame ? undefined : words.language };
}
