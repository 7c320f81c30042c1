import type { ErrorParams } from "../../generated/errors.js";
import { loaders } from "../../generated/i18next/resources.js";
import { errorTextsOf } from "./error-texts.js";

/* maloi/i18next: the texts of the contract that maloi ships, for i18next. */

export type { ErrorResources } from "../../generated/i18next/resources.js";
export type { AddErrorsOptions } from "./add-errors.js";
export type { CreateI18nOptions } from "./create-i18n.js";
export type { DescribeOptions, ReportedFailure } from "./describe.js";
export type { I18nInstance } from "./instance.js";

export const { languages, createI18n, addErrors, describe } = errorTextsOf<ErrorParams>(loaders);
