import type { Problem } from "../../load/problem.js";
import { fold } from "../../words/fold.js";
import type { Draft } from "../draft.js";
import { formerTexts, type LocaleText, localeTexts, subjectOf, withPlaceholders } from "../locale-texts.js";

/** An earlier wording is another than the present one, stands there once, and is no other code's: it leads to one code. */
export function checkFormerWording({ locales }: Draft): Problem[] {
  const former = locales.flatMap(formerTexts);
  if (former.length === 0) return [];
  const present = locales.flatMap((locale) => localeTexts(locale).filter(isDescription));
  const alike = new Map<string, LocaleText[]>();
  for (const text of [...present, ...former]) {
    alike.set(soughtAs(text), [...(alike.get(soughtAs(text)) ?? []), text]);
  }
  return former.flatMap((text) => checkText(text, alike.get(soughtAs(text)) ?? []));
}

function isDescription({ path, field }: LocaleText): boolean {
  return path[0] === "errors" && field === "description";
}

/** Searches know neither case nor accents, and take anything for a placeholder. */
function soughtAs({ text }: LocaleText): string {
  return fold(withPlaceholders(text, "…"));
}

/** `alike` are all that searches take for the same. */
function checkText(text: LocaleText, alike: readonly LocaleText[]): Problem[] {
  const { locale, path } = text;
  const other = alike.find((one) => codeOf(one) !== codeOf(text));
  // To the letter: a wording that had other accents was another one.
  const [same] = alike.filter((one) => isOwn(one, text) && one.text === text.text);
  const variant = same?.field === "description" ? "present" : other ? "taken" : same === text ? "" : "twice";
  if (variant === "") return [];
  const values = { text: path.join("."), other: other ? codeOf(other) : "" };
  return [
    { rule: "former-wording", variant, place: locale.source.placeOf(path), values, subject: subjectOf(text) },
  ];
}

function codeOf({ path }: LocaleText): string {
  return String(path[1]);
}

function isOwn(one: LocaleText, text: LocaleText): boolean {
  return one.locale === text.locale && codeOf(one) === codeOf(text);
}
