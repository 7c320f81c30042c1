import { type BackendModule, createInstance, type i18n as I18n } from "i18next";
import { languageChain } from "../language-chain.js";
import { defaultNamespace } from "./instance.js";
import type { Library } from "./library.js";

export interface CreateI18nOptions {
  /** What the reader understands, best first, as in `navigator.languages`; BCP 47. */
  readonly lng: string | readonly string[];
  /** What a language without texts falls back to, before the one that they were first written in. Default: none. */
  readonly fallbackLng?: string | readonly string[];
  /**
   * Whether `t()` makes HTML of the values that it fills in. Default: `false`: it gives plain text, for React and for
   * `textContent`. Whoever sets `innerHTML` needs `true`.
   */
  readonly escapeValue?: boolean;
}

/** See `ErrorTexts.createI18n`. */
export async function createI18n(
  library: Library,
  { lng, fallbackLng = [], escapeValue = false }: CreateI18nOptions,
): Promise<I18n> {
  const tags = [lng].flat();
  const tag = tags.find((tag) => library.choose([tag]) !== undefined) ?? tags[0] ?? "";
  const fallback = library.languageFor([fallbackLng].flat());
  // i18next does not tell whether it got what it needs.
  await library.load(library.choose([tag]) ?? fallback);
  const i18n = createInstance().use(backendOf(library));
  await i18n.init({
    lng: languageChain(tag)[0] ?? fallback,
    fallbackLng: (code) => (library.choose([code]) === undefined ? [fallback] : []),
    // Parents are in the chain, which knows better: no words for "zh" are read to somebody who reads "zh-Hant".
    load: "currentOnly",
    ns: [defaultNamespace],
    defaultNS: defaultNamespace,
    interpolation: { escapeValue },
    missingInterpolationHandler: () => "…",
  });
  return i18n;
}

/** Gives i18next the texts when it asks for them, so that it has them before it speaks a language. */
function backendOf(library: Library): BackendModule & { readonly callbackApi: true } {
  return {
    type: "backend",
    callbackApi: true,
    init() {},
    read(tag, namespace, callback) {
      const language = namespace === defaultNamespace ? library.choose([tag]) : undefined;
      if (language === undefined) return callback(null, {});
      // A copy, because i18next lets applications change what it has.
      library.load(language).then(
        (words) => callback(null, structuredClone({ ...words })),
        (error: Error) => callback(error, null),
      );
    },
  };
}
