/** What of an i18next instance is used: the same in every version of it since 23. */
export interface I18nInstance {
  readonly language: string;
  /** That language and what it falls back to; none before there is a language. */
  readonly languages: readonly string[] | undefined;
  readonly isInitialized: boolean;
  readonly options: { readonly preload?: false | readonly string[] };
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
  hasResourceBundle(language: string, namespace: string): boolean;
  getResourceBundle(language: string, namespace: string): unknown;
  addResourceBundle(
    language: string,
    namespace: string,
    words: object,
    deep?: boolean,
    overwrite?: boolean,
  ): unknown;
}

/** Where the texts are, in i18next's layout: `<language>/<namespace>.json`. */
export const defaultNamespace = "errors";
