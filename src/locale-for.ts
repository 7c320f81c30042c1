import { chooseLanguage } from "./language-chain.js";
import type { Locale } from "./locale.js";

type Spoken = Pick<Locale, "language">;

/**
 * The one of `locales` to describe errors in. `vi-VN` is served by `vi`, and `zh-CN` by `zh-Hans`; where none serves the
 * reader, it is the first, so let that be the language that the texts were first written in.
 *
 * @param tags what the reader understands, best first, as in `navigator.languages`; BCP 47.
 *
 * @example
 * toast(error.describe(localeFor(navigator.languages, [vi, en])).description);
 */
export function localeFor<const Locales extends readonly [Spoken, ...Spoken[]]>(
  tags: string | readonly string[],
  locales: Locales,
): Locales[number] {
  const languages = locales.map(({ language }) => language);
  const chosen = chooseLanguage(typeof tags === "string" ? [tags] : tags, languages);
  return locales.find(({ language }) => language === chosen) ?? locales[0];
}
