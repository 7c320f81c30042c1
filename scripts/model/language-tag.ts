/**
 * Countries' codes that are taken for their languages', and the language that is meant. `kr` is a language, Kanuri, but
 * hardly anybody means it; with a country of its own, such as `kr-NG`, it is taken for what it is.
 */
const mistaken: Readonly<Record<string, string>> = {
  al: "sq",
  by: "be",
  cn: "zh-Hans",
  cz: "cs",
  dk: "da",
  gb: "en",
  ge: "ka",
  gr: "el",
  hk: "zh-Hant-HK",
  il: "he",
  ir: "fa",
  jp: "ja",
  kh: "km",
  kr: "ko",
  kz: "kk",
  mm: "my",
  np: "ne",
  ph: "fil",
  rs: "sr",
  ua: "uk",
  us: "en",
  vn: "vi",
};

/** A language tag as it should be written (BCP 47, canonical), and what is wrong with it otherwise. */
export interface CheckedTag {
  readonly fault?: "form" | "country" | "none";
  /** What to write; absent where nobody can tell. */
  readonly canonical?: string;
}

export function checkTag(tag: string): CheckedTag {
  const [first = "", ...rest] = tag.replaceAll("_", "-").split("-");
  const key = first.toLowerCase();
  const meant = isMistaken(key, rest) ? mistaken[key] : undefined;
  const canonical = canonicalTag([meant ?? first, ...rest].join("-")) ?? meant;
  if (canonical === undefined) return { fault: "none" };
  if (meant !== undefined) return { fault: "country", canonical };
  return canonical === tag ? { canonical } : { fault: "form", canonical };
}

/** The tags that may be named elsewhere: those of the files, and those that they should have. */
export function knownTags(languages: readonly string[]): readonly string[] {
  return languages.flatMap((language) => [language, checkTag(language).canonical ?? language]);
}

/** Whether a tag that begins with `first` has a country in the language's place. */
function isMistaken(first: string, rest: readonly string[]): boolean {
  if (!Object.hasOwn(mistaken, first)) return false;
  const isOfCountry = rest.length === 0 || rest.some((subtag) => subtag.toLowerCase() === first);
  return isOfCountry || canonicalTag([first, ...rest].join("-")) === undefined;
}

/** Takes longer to make than all tags of a contract take to be looked up. */
let names: Intl.DisplayNames | undefined;

/** The canonical form of a tag; `undefined` for what is no language. */
function canonicalTag(tag: string): string | undefined {
  try {
    names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    return names.of(tag) && Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
