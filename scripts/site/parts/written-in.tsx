import type { JSX } from "preact";
import { printable } from "../printable.js";
import type { Site } from "../site.js";

/** The language of a text of the description, where that is not the page's: for those who read pages aloud. */
export type ForeignLanguage = (text: string) => string | undefined;

export function foreignLanguage(site: Site, language: string): ForeignLanguage {
  const { language: written, untranslated, original } = site.description(language);
  if (written !== language) return () => written;
  return (text) => (untranslated.has(printable(text)) ? original : undefined);
}

interface Props {
  readonly site: Site;
  readonly language: string;
  /** What the page shows of the description. */
  readonly shown: unknown;
}

/** Says so where the description, or a part of it that the page shows, is not in the page's language. */
export function WrittenIn({ site, language, shown }: Props): JSX.Element | null {
  const sentence = writtenIn(site, language, shown);
  return sentence === undefined ? null : (
    <p class="notice" lang={site.words(language).lang}>
      {sentence}
    </p>
  );
}

export function writtenIn(site: Site, language: string, shown: unknown): string | undefined {
  const { language: written, original, untranslated } = site.description(language);
  const isWhole = written !== language;
  if (!isWhole && !hasText(shown, untranslated)) return undefined;
  const words = site.words(language);
  const key = isWhole ? "" : "partly-";
  const name = isWhole ? written : original;
  if (name === undefined) return words.say(`site.api.${key}as-written`);
  const shownName = new Intl.DisplayNames([words.language], { type: "language" }).of(name) ?? name;
  return words.say(`site.api.${key}written-in`, { language: shownName });
}

/** Whether one of `texts` is anywhere in `value`. */
function hasText(value: unknown, texts: ReadonlySet<string>): boolean {
  if (typeof value === "string") return texts.has(printable(value));
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((inner) => hasText(inner, texts));
}
