import type { JSX } from "preact";
import type { Site } from "../site.js";

interface Props {
  readonly site: Site;
  readonly language: string;
}

/** The language of the description, where that is not the page's: for those who read pages aloud. */
export function foreignLanguage(site: Site, language: string): string | undefined {
  const written = site.description(language).language;
  return written === language ? undefined : written;
}

/** Says so where the description is not in the page's language. */
export function WrittenIn({ site, language }: Props): JSX.Element | null {
  const sentence = writtenIn(site, language);
  return sentence === undefined ? null : <p class="notice">{sentence}</p>;
}

export function writtenIn(site: Site, language: string): string | undefined {
  const written = site.description(language).language;
  const words = site.words(language);
  if (written === language) return undefined;
  if (written === undefined) return words.say("site.api.as-written");
  const name = new Intl.DisplayNames([words.language], { type: "language" }).of(written) ?? written;
  return words.say("site.api.written-in", { language: name });
}
