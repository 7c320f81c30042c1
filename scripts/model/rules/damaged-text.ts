import { isRecord } from "../../load/json.js";
import type { Problem } from "../../load/problem.js";
import type { Draft, LocaleDraft } from "../draft.js";
import { formerTexts, type LocaleText, subjectOf, writtenTexts } from "../locale-texts.js";

/** What a program leaves behind in a text that it damages, in the order in which it is looked for. */
const damages: readonly (readonly [variant: string, pattern: RegExp])[] = [
  // An escape that is undone once where it stood twice leaves the code of the very character before it: ]5D;
  ["escape", /%(?:[2-7][0-9A-F]);|([!-/:-@[-`{-~])(?:[2-7][0-9A-F]);/g],
  ["escape", /&amp;(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);/gi],
  ["format", /%!(?:[a-zA-Z]?\((?:MISSING|NOVERB|BADINDEX|EXTRA\b|[\w.*]+=)[^)]*\)?)|\[object [A-Z]\w*\]/g],
  ["encoding", /\uFFFD/g],
];

/** What a program says where it has no value. Texts may speak of it, but then they do so in every language. */
const nothing = /(?<![\p{L}\p{N}_'"`])(?:undefined|NaN)(?![\p{L}\p{N}_'"`])/gu;

/** No text has tell-tales of damage by the programs that it went through. */
export function checkDamagedText({ catalog, locales }: Draft): Problem[] {
  const original = locales.find(({ language }) => language === catalog?.language);
  return locales.flatMap((locale) =>
    [...writtenTexts(locale), ...formerTexts(locale)].flatMap((text): Problem[] => {
      const damage = damageIn(text.text) ?? nothingIn(text, original);
      if (!damage) return [];
      const place = locale.source.placeOf(text.path);
      const values = { text: text.path.join("."), found: damage.found };
      return [{ rule: "damaged-text", variant: damage.variant, place, values, subject: subjectOf(text) }];
    }),
  );
}

function damageIn(text: string): { variant: string; found: string } | undefined {
  for (const [variant, pattern] of damages) {
    const found = [...text.matchAll(pattern)].find(isDamage)?.[0];
    if (found !== undefined) return { variant, found };
  }
  return undefined;
}

/** Behind a character, a code is damage only where it is that character's own. */
function isDamage([written, before]: RegExpExecArray): boolean {
  return before === undefined || before.charCodeAt(0) === Number.parseInt(written.slice(1, 3), 16);
}

function nothingIn({ locale, path, text }: LocaleText, original: LocaleDraft | undefined) {
  const found = text.match(nothing)?.[0];
  if (found === undefined || !original || locale === original) return undefined;
  const source = valueAt(original.value, path);
  return typeof source === "string" && !source.includes(found) ? { variant: "nothing", found } : undefined;
}

function valueAt(value: unknown, path: LocaleText["path"]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}
