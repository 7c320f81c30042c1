import type { Contract, Texts } from "../model/contract.js";
import type { ErrorText } from "../model/locale-format.js";
import type { GeneratedFile } from "./generated-file.js";
import { type AllWords, emitNamespace } from "./i18next.js";
import { emitLocale } from "./locales.js";
import { accentedText, turnedText } from "./pseudo-text.js";

/*
 * Languages that nobody speaks, to test layouts with before there is a translation: whatever is not in them was not
 * translated, or has no room. They are in no list of languages, and nobody is ever served one by chance.
 */

const madeBy = { "en-XA": accentedText, "ar-XB": turnedText };

export type PseudoLanguage = keyof typeof madeBy;
export const pseudoLanguages: readonly PseudoLanguage[] = ["en-XA", "ar-XB"];

const notes: Readonly<Record<PseudoLanguage, string>> = {
  "en-XA": "For tests of layouts: with accents, longer, and in brackets.",
  "ar-XB": "For tests of layouts: from right to left.",
};

/** What they are made from. */
export interface PseudoFacts extends AllWords, Pick<Contract, "files"> {
  /** The language of the texts that they are made from. */
  readonly from: string;
}

export function emitPseudoLocale(facts: PseudoFacts, language: PseudoLanguage): GeneratedFile {
  const files = { ...facts.files, locales: { [language]: facts.files.locales[facts.from] ?? "" } };
  const words = { ...pseudoWords(facts, language), files, note: notes[language] };
  return { ...emitLocale(words, language), path: `pseudo/${language}.ts` };
}

/** The same in i18next's own layout. */
export function emitPseudoNamespace(facts: PseudoFacts, language: PseudoLanguage): GeneratedFile {
  const { path, content } = emitNamespace(pseudoWords(facts, language), language);
  return { path: path.replace(/^i18next\//, "pseudo/"), content };
}

function pseudoWords({ errors, failures, from }: PseudoFacts, language: PseudoLanguage): AllWords {
  const make = madeBy[language];
  const texts = (own: Texts<ErrorText>): Texts<ErrorText> => {
    const { description = "", explanation = "", action = "" } = own[from] ?? {};
    return {
      [language]: {
        description: make(description),
        explanation: make(explanation),
        action: make(action),
      },
    };
  };
  const { unknown, network, timeout, unexpectedResponse, cooldown } = failures;
  return {
    errors: errors.map((error) => ({ ...error, texts: texts(error.texts) })),
    failures: {
      unknown: texts(unknown),
      network: texts(network),
      timeout: texts(timeout),
      unexpectedResponse: texts(unexpectedResponse),
      cooldown: texts(cooldown),
    },
  };
}
