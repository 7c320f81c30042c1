import type { i18n as I18n } from "i18next";
import type { Description, MaloiError } from "../errors/maloi-error.js";
import { type AddErrorsOptions, addErrors } from "./add-errors.js";
import { type CreateI18nOptions, createI18n } from "./create-i18n.js";
import { type DescribeOptions, describe, type ReportedFailure } from "./describe.js";
import type { I18nInstance } from "./instance.js";
import { Library, type LocaleLoaders } from "./library.js";

/** A failure of which only the code and what belongs to it are known. A code that has parameters needs them. */
export type Reported<Params extends object, Code extends string> = ReportedFailure & {
  readonly code: Code;
} & (Code extends keyof Params ? { readonly params: Params[Code] } : unknown);

/** The texts of a contract for i18next: a namespace, whose languages are loaded one by one when they are needed. */
export interface ErrorTexts<Params extends object> {
  /** Those that there are texts in; that in which they were first written comes first. BCP 47. */
  readonly languages: readonly string[];

  /**
   * An i18next instance for those who have none: initialised, with the texts of `lng` loaded, and those of other languages
   * before it changes to them.
   *
   * @throws where the texts cannot be loaded.
   *
   * @example
   * const i18n = await createI18n({ lng: navigator.languages });
   * i18n.t("ERROR_RATE_LIMIT.description");
   */
  createI18n(options: CreateI18nOptions): Promise<I18n>;

  /**
   * Adds the texts to an instance, in the language that it speaks, in those that it preloads, and in each that it changes to.
   * Where it shows keys before they are loaded, `languageChanged` comes once more. Of an instance that is not initialised
   * yet, it waits for that: let `init` begin before you await it.
   *
   * @throws where the first texts cannot be loaded. Later, the instance emits `failedLoading`.
   *
   * @example
   * await addErrors(i18next);
   * i18next.t("errors:ERROR_RATE_LIMIT.description");
   */
  addErrors(i18n: I18nInstance, options?: AddErrorsOptions): Promise<void>;

  /**
   * The failure in the language that the instance speaks, as `error.describe(locale)` has it; values are filled in once, and
   * stay what they are. For a code without texts the description is the service's own, or a general sentence where it sent
   * none.
   *
   * @param error of a client, what its `toJSON` gave, or what is known of one: its code, its parameters, and the service's own
   * words.
   */
  describe(error: MaloiError, i18n: I18nInstance, options?: DescribeOptions): Description;
  describe<Code extends (keyof Params & string) | (string & {})>(
    error: Reported<Params, Code>,
    i18n: I18nInstance,
    options?: DescribeOptions,
  ): Description;
}

/** @param loaders `loaders` of `generated/i18next/resources.ts`. */
export function errorTextsOf<Params extends object = object>(loaders: LocaleLoaders): ErrorTexts<Params> {
  const library = new Library(loaders);
  return {
    languages: library.languages,
    createI18n: (options) => createI18n(library, options),
    addErrors: (i18n, options) => addErrors(library, i18n, options),
    describe: (error: MaloiError | ReportedFailure, i18n: I18nInstance, options?: DescribeOptions) =>
      describe(library, error, i18n, options),
  };
}
