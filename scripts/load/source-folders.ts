/** For those who have many codes: a file for each domain, with codes alone in it. */
export const domainsFolder = "spec/errors";
export const localesFolder = "locales";
/** Translations of the OpenAPI description: a file for each language. */
export const overlaysFolder = "locales/openapi";
/** Of maloi's own, which writes there itself: whenever it generates, and when somebody says how far a text is. */
export const recordsFolder = "locales/translations";

/** The folders that sources are looked for in. */
export const sourceFolders = ["spec", domainsFolder, localesFolder, overlaysFolder] as const;
