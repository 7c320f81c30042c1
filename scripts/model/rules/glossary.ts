import type { Problem } from "../../load/problem.js";
import type { Draft, LocaleDraft } from "../draft.js";
import { findWord, mayHaveAny, type Span } from "../find-words.js";
import type { GlossaryDraft } from "../glossary-draft.js";
import { knownTags } from "../language-tag.js";
import { subjectOf, withPlaceholders, writtenTexts } from "../locale-texts.js";

/** One thing has one name: texts have the glossary's terms, not the words that it tells to avoid. */
export function checkGlossary({ glossary, locales, sources }: Draft): Problem[] {
  if (!glossary) return [];
  const languages = knownTags(sources.locales.map(({ language }) => language));
  return [...checkItself(glossary, languages), ...locales.flatMap((locale) => checkLocale(glossary, locale))];
}

interface Avoided {
  readonly word: string;
  readonly term: string;
  readonly path: readonly (string | number)[];
}

/** Everything to avoid in `language`, and instead of what. */
function avoidedIn({ concepts }: GlossaryDraft, language: string): Avoided[] {
  return [...concepts].flatMap(([name, concept]) => {
    const { term = "", avoid = [] } = concept[language] ?? {};
    return avoid.map((word, index) => ({ word, term, path: ["concepts", name, language, "avoid", index] }));
  });
}

function termsIn({ concepts }: GlossaryDraft, language: string): string[] {
  return [...concepts.values()].flatMap((concept) => concept[language]?.term ?? []);
}

/** Each language is one of the contract's, and nothing is both a term and to be avoided. */
function checkItself(glossary: GlossaryDraft, languages: readonly string[]): Problem[] {
  const { source, concepts } = glossary;
  const unknown = [...concepts].flatMap(([name, concept]) =>
    Object.keys(concept)
      .filter((language) => !languages.includes(language))
      .map((language): Problem => {
        const place = source.placeOfKey(["concepts", name, language]);
        return { rule: "glossary", variant: "language", place, values: { language } };
      }),
  );
  const both = [...new Set(languages)].flatMap((language) => {
    const terms = termsIn(glossary, language);
    return avoidedIn(glossary, language)
      .filter(({ word }) => terms.some((term) => isSame(term, word)))
      .map(({ word, path }): Problem => {
        return { rule: "glossary", variant: "both", place: source.placeOf(path), values: { word } };
      });
  });
  return [...unknown, ...both];
}

function isSame(a: string, b: string): boolean {
  const [found] = findWord(a, b);
  return found !== undefined && found.end - found.start === a.normalize("NFC").trim().length;
}

function checkLocale(glossary: GlossaryDraft, locale: LocaleDraft): Problem[] {
  const terms = termsIn(glossary, locale.language);
  const avoided = avoidedIn(glossary, locale.language).filter(
    ({ word }) => !terms.some((term) => isSame(term, word)),
  );
  const isSuspect = mayHaveAny(avoided.map(({ word }) => word));
  return writtenTexts(locale).flatMap((text) => {
    const shown = withPlaceholders(text.text, "\uFFFC").normalize("NFC");
    if (!isSuspect(shown)) return [];
    // What stands within a term is part of its name: "service" is fine in "customer service".
    const isNamed = ({ start, end }: Span) =>
      terms.some((term) => findWord(shown, term).some((named) => named.start <= start && end <= named.end));
    return avoided
      .filter(({ word }) => findWord(shown, word).some((span) => !isNamed(span)))
      .map(({ word, term }): Problem => {
        const values = { text: text.path.join("."), word, term };
        const place = locale.source.placeOf(text.path);
        return { rule: "glossary", variant: "avoid", place, values, subject: subjectOf(text) };
      });
  });
}
