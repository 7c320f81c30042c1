import type { JSX } from "preact";
import type { Guide } from "../guides/guide.js";
import type { PageWords } from "../page-words.js";

interface Props {
  readonly guides: readonly Pick<Guide, "language">[];
  readonly words: PageWords;
  /** The page's. */
  readonly language: string;
}

/** Says so where guides are shown in a language that is not the page's. */
export function GuidesWrittenIn({ guides, words, language }: Props): JSX.Element | null {
  const sentence = guidesWrittenIn(guides, words, language);
  return sentence === undefined ? null : (
    <p class="notice" lang={words.lang}>
      {sentence}
    </p>
  );
}

export function guidesWrittenIn(
  guides: Props["guides"],
  words: PageWords,
  language: string,
): string | undefined {
  const other = guides.find((guide) => guide.language !== language)?.language;
  if (other === undefined) return undefined;
  const name = new Intl.DisplayNames([words.language], { type: "language" }).of(other) ?? other;
  return words.say("site.guides-written-in", { language: name });
}
