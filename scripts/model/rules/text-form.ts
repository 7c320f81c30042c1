import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { formerTexts, isUnwritten, type LocaleText, localeTexts } from "../locale-texts.js";
import { recordOf } from "../translations-draft.js";

/** What no text of a locale may have, in the order in which it is looked for. */
const faults: readonly (readonly [variant: string, is: (text: string) => boolean])[] = [
  ["todo", isUnwritten],
  ["nfc", (text) => text.normalize("NFC") !== text],
  ["control", (text) => /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(text)],
  ["edge", (text) => text.trim() !== text],
  ["double", (text) => /\s\s/u.test(text)],
  ["nesting", (text) => text.includes("$t(")],
];

/** Texts are written, in NFC, without stray spaces, invisible controls or i18next's `$t(…)`. */
export function checkTextForm({ locales, translations }: Draft): Problem[] {
  return locales.flatMap((locale) => {
    const texts = [...localeTexts(locale), ...formerTexts(locale)];
    // Of a language that was begun, what is missing is shown in the source language until it is there.
    const { isDraft } = recordOf(translations, locale.language);
    return texts.filter(({ text }) => !isDraft || !isUnwritten(text)).flatMap(checkText);
  });
}

function checkText({ locale, path, text }: LocaleText): Problem[] {
  const fault = faults.find(([, is]) => is(text));
  if (!fault) return [];
  const values = { text: path.join("."), nesting: "$t(…)" };
  return [{ rule: "text-form", variant: fault[0], place: locale.source.placeOf(path), values }];
}
