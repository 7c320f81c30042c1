import { basename, dirname, extname } from "node:path";

/**
 * Which of `languages` a translator's file is in: the one that it names; where it names none, the one that its own name or
 * its folder's does, as in `de.json`, `errors.de.json` and `de/errors.json`.
 */
export function meantLanguage(
  languages: readonly string[],
  named: string | undefined,
  file: string,
): string | undefined {
  const name = basename(file, extname(file));
  const tags = named === undefined ? [name, ...name.split("."), basename(dirname(file))] : [named];
  return tags.flatMap((tag) => languageOf(languages, tag) ?? [])[0];
}

/** The language with that tag, or with one that says the same in other words: `ru-RU` is `ru`, `zh_CN` is `zh-Hans`. */
function languageOf(languages: readonly string[], tag: string): string | undefined {
  const written = tag.replace(/@(.+)$/, variant).replaceAll("_", "-");
  const own = languages.find((language) => language.toLowerCase() === written.toLowerCase());
  const meaning = fullTag(written);
  return own ?? (meaning && languages.find((language) => fullTag(language) === meaning));
}

/** gettext writes `sr@latin`. */
const scripts: ReadonlyMap<string, string> = new Map([
  ["latin", "Latn"],
  ["cyrillic", "Cyrl"],
]);

function variant(_: string, name: string): string {
  return `-${scripts.get(name.toLowerCase()) ?? name}`;
}

/** With the script and the country that are meant where none is said. */
function fullTag(tag: string): string | undefined {
  try {
    // What is of no known language would be American.
    return /^und\b/i.test(tag) ? undefined : new Intl.Locale(tag).maximize().toString();
  } catch {
    return undefined;
  }
}
