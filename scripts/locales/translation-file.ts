import type { CatalogDraft, Draft, LocaleDraft } from "../model/draft.js";
import { isUnwritten, placeholdersOf } from "../model/locale-texts.js";
import { type StatedText, statedTexts } from "../model/unfinished.js";
import type { Words } from "../words/words.js";
import { madeOf, type TranslationFile, type TranslationUnit } from "./translation-unit.js";

/** A language's texts as translators get them. */
export function translationFile(draft: Draft, locale: LocaleDraft, words: Words): TranslationFile {
  return {
    sourceLanguage: draft.catalog?.language ?? "",
    targetLanguage: locale.language,
    units: statedTexts(draft, locale).map((text) => unitOf(draft, text, words)),
  };
}

function unitOf(draft: Draft, translated: StatedText, words: Words): TranslationUnit {
  const { key, source, text = "", state, record } = translated;
  const previous = state === "stale" ? draft.translations.sourceTexts.get(record?.source ?? "") : undefined;
  const made = state === "stale" ? madeOf(record?.state) : undefined;
  return {
    ...{ key, source, state },
    ...(made && { made }),
    target: isUnwritten(text) ? "" : text,
    ...(previous !== undefined && { previous }),
    notes: notesOf(draft.catalog, translated, words),
  };
}

/** What the text is for, whose it is, and what stands for its placeholders. */
function notesOf(
  catalog: CatalogDraft | undefined,
  { path, field, source }: StatedText,
  words: Words,
): string[] {
  const [section, name = ""] = path;
  const facts = section === "errors" ? catalog?.errors.get(String(name)) : undefined;
  const about = `locales.notes.${String(section)}_${field}`;
  const params = placeholdersOf(source).map((placeholder) => {
    const type = facts?.params?.[placeholder] ?? "string";
    return words.say("locales.notes.placeholder", { name: `{{${placeholder}}}`, type });
  });
  return [
    ...(words.has(about) ? [words.say(about, { name: String(name) })] : []),
    ...(facts ? [words.say("locales.notes.code", { code: String(name), status: facts.status })] : []),
    ...params,
  ];
}
