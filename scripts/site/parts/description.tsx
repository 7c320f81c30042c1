import type { JSX } from "preact";
import { inlineProseOf, isSafe, proseOf } from "../prose.js";
import { type ProseForms, ProseNodes } from "./prose.js";
import type { ForeignLanguage } from "./written-in.js";

interface ProseProps {
  /** CommonMark of an author's. */
  readonly text: string;
  readonly language: ForeignLanguage;
}

/** A description in paragraphs. */
export function Prose({ text, language }: ProseProps): JSX.Element | null {
  const blocks = proseOf(text);
  return blocks.length === 0 ? null : (
    <div class="prose" lang={language(text)}>
      <ProseNodes nodes={blocks} forms={forms} />
    </div>
  );
}

/** A line of it. */
export function InlineProse({ text, language }: ProseProps): JSX.Element {
  return (
    <span lang={language(text)}>
      <ProseNodes nodes={inlineProseOf(text)} forms={forms} />
    </span>
  );
}

/** Nobody here knows its authors: a link of theirs leads to a page or nowhere. */
const forms: ProseForms = {
  link: ({ href }, children) =>
    isSafe(href) ? (
      <a href={href} rel="noreferrer">
        {children}
      </a>
    ) : (
      children
    ),
  block: ({ text }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <pre tabIndex={0}>
      <code>{text}</code>
    </pre>
  ),
};
