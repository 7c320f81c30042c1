/* maloi/runtime/i18next: the texts of any contract that maloi generated, for i18next. It knows none itself. */

export type { AddErrorsOptions } from "./add-errors.js";
export type { CreateI18nOptions } from "./create-i18n.js";
export type { DescribeOptions, ReportedFailure } from "./describe.js";
export { type ErrorTexts, errorTextsOf } from "./error-texts.js";
export type { I18nInstance } from "./instance.js";
export type { LocaleLoaders } from "./library.js";
