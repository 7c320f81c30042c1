import type { ErrorText, Locale } from "../../src/locale.js";

/* Texts that say which language they are in, and for which code. */

export const languages = ["vi", "en", "zh-Hans", "zh-Hant", "sr-Latn", "pt-BR"] as const;

const kinds = ["unknown", "network", "timeout", "unexpectedResponse", "cooldown"] as const;

function textOf(language: string, name: string): ErrorText {
  return {
    description: `${language} ${name} {{detail}} <{{other}}> {{detail}}`,
    explanation: `${language} because of ${name}`,
    action: `${language} {{other}}`,
  };
}

const failuresOf = (language: string): Locale["failures"] => {
  const [unknown, network, timeout, unexpectedResponse, cooldown] = kinds.map((kind) =>
    textOf(language, kind),
  );
  const none = textOf(language, "");
  return {
    unknown: unknown ?? none,
    network: network ?? none,
    timeout: timeout ?? none,
    unexpectedResponse: unexpectedResponse ?? none,
    cooldown: cooldown ?? none,
  };
};

export const codes = ["ERROR_A", "constructor", "1001", "out-of-credit"] as const;

export function localeOf(language: string): Locale {
  const errors = Object.fromEntries(codes.map((code) => [code, textOf(language, code)]));
  return { language, errors, failures: failuresOf(language) };
}

export const source = localeOf("vi");
export const locales: readonly [Locale, ...Locale[]] = [
  source,
  ...languages.slice(1).map((language) => localeOf(language)),
];

/** Which languages were loaded, and how often, so far. */
export function countingLoaders() {
  const loaded: string[] = [];
  const loaders = Object.fromEntries(
    languages.map((language) => [
      language,
      async () => {
        loaded.push(language);
        return localeOf(language);
      },
    ]),
  );
  return { loaders, loaded };
}
