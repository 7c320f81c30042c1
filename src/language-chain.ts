/**
 * The languages that serve a reader of `tag`, best first: the tag itself, then with the script that its language is usually
 * written in there, then what is left of it as its subtags are cut off from the end (RFC 4647). `zh-TW` is served by `zh-TW`,
 * `zh-Hant-TW`, `zh-Hant` and `zh`, and so never by `zh-Hans`. None for what is no BCP 47 tag.
 */
export function languageChain(tag: string): string[] {
  const locale = parse(tag);
  if (!locale) return [];
  const { baseName, language, script } = locale;
  // Of no language at all, English would be the likeliest.
  const isOpen = script === undefined && !/^und\b/.test(baseName);
  const written = isOpen ? truncations(locale.maximize().baseName) : [];
  const parts = [...written.filter((part) => part !== language), ...truncations(baseName)];
  return [...new Set([locale.toString(), baseName, ...parts])];
}

/** The first of `languages` that serves a reader of `tags`, whose first is liked best; `undefined` where none does. */
export function chooseLanguage(tags: readonly string[], languages: readonly string[]): string | undefined {
  return tags.flatMap(languageChain).find((language) => languages.includes(language));
}

/** Systems other than the web write `vi_VN`, and in `LANG` `vi_VN.UTF-8`. */
function parse(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replace(/[.@].*/s, "").replaceAll("_", "-"));
  } catch {
    return undefined;
  }
}

function truncations(tag: string): string[] {
  const subtags = tag.split("-");
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join("-"));
}
