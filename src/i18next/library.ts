import { chooseLanguage, languageChain } from "../language-chain.js";
import type { ErrorText, Locale } from "../locale.js";

/** How the texts of each language are loaded; that in which they were first written comes first. */
export type LocaleLoaders = Readonly<Record<string, () => Promise<Locale>>>;

/** The key of the failures that have no code of the service's; no code begins so. */
export const failuresKey = "$failures";

/** The texts of a language as i18next has them: what each code and each other failure is called. */
export interface Words {
  readonly [code: string]: ErrorText | Locale["failures"];
}

/** The texts of all languages, each loaded when it is asked for, and once. */
export class Library {
  readonly #loaders: LocaleLoaders;
  readonly #loaded = new Map<string, Words>();
  readonly #underWay = new Map<string, Promise<Words>>();
  readonly #source: string;
  readonly languages: readonly string[];

  constructor(loaders: LocaleLoaders) {
    this.#loaders = loaders;
    this.languages = Object.keys(loaders);
    this.#source = this.languages[0] ?? "";
  }

  /** The language that serves a reader of `tags`; `undefined` where none does. */
  choose(tags: readonly string[]): string | undefined {
    return chooseLanguage(tags, this.languages);
  }

  /** The same, with the language that the texts were first written in where none does. */
  languageFor(tags: readonly string[]): string {
    return this.choose(tags) ?? this.#source;
  }

  /** What is there without waiting. */
  wordsOf(language: string): Words | undefined {
    return this.#loaded.get(language);
  }

  /** @throws where they cannot be loaded; the next call tries again. */
  async load(language: string): Promise<Words> {
    const known = this.#loaded.get(language);
    if (known) return known;
    const underWay = this.#underWay.get(language) ?? this.#loadAnew(language);
    this.#underWay.set(language, underWay);
    try {
      return await underWay;
    } finally {
      this.#underWay.delete(language);
    }
  }

  async #loadAnew(language: string): Promise<Words> {
    const loader = this.#loaders[language];
    if (!loader) return {};
    const { errors, failures } = await loader();
    const words = { ...errors, [failuresKey]: failures };
    this.#loaded.set(language, words);
    return words;
  }
}

/**
 * What the reader understands, of the `languages` that i18next lists: without those that are in the chain of one before them.
 * They have a chain of their own as well, and what `zh` may fall back to is not what a reader of `zh-Hant` reads.
 */
export function preferences(languages: readonly string[]): string[] {
  return languages.filter((tag, index) => {
    const [own = tag] = languageChain(tag);
    return !languages.slice(0, index).flatMap(languageChain).includes(own);
  });
}
