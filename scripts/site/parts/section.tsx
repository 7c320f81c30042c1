import type { ComponentChildren, JSX } from "preact";
import type { PageWords } from "../page-words.js";
import { InLanguage } from "./in-language.js";

interface SectionProps {
  /** The same in every language, so that a link to it can change its language. */
  readonly id: string;
  readonly title: string;
  /** The title's language, where it is not that of the text around it. */
  readonly lang?: string | undefined;
  readonly words: PageWords;
  readonly children: ComponentChildren;
}

/** A part of a page with a heading that can be linked to. */
export function Section({ id, title, lang, words, children }: SectionProps): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <InLanguage lang={lang}>{title}</InLanguage>
        <a class="anchor" href={`#${id}`} lang={words.lang} aria-label={words.say("site.link-to", { title })}>
          #
        </a>
      </h2>
      {children}
    </section>
  );
}
