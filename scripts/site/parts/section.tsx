import type { ComponentChildren, JSX } from "preact";
import type { Words } from "../../words/words.js";

interface SectionProps {
  /** The same in every language, so that a link to it can change its language. */
  readonly id: string;
  readonly title: string;
  readonly words: Words;
  readonly children: ComponentChildren;
}

/** A part of a page with a heading that can be linked to. */
export function Section({ id, title, words, children }: SectionProps): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title}
        <a class="anchor" href={`#${id}`} aria-label={words.say("site.link-to", { title })}>
          #
        </a>
      </h2>
      {children}
    </section>
  );
}
