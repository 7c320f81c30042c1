import type { ComponentChildren, JSX } from "preact";
import type { CodeLanguage, Token } from "../highlight.js";
import type { PageWords } from "../page-words.js";

interface CodeProps {
  readonly words: PageWords;
  /** What it is. */
  readonly label: ComponentChildren;
  readonly language: CodeLanguage;
  readonly lines: readonly (readonly Token[])[];
}

/** A block of code, with a button to copy it that the script shows. */
export function Code({ words, label, language, lines }: CodeProps): JSX.Element {
  return (
    <figure class="code">
      <figcaption>{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard. */}
      <pre tabIndex={0}>
        <code class={`language-${language}`}>
          {lines.map((line, index) => [index > 0 ? "\n" : "", ...line.map(coloured)])}
        </code>
      </pre>
      <CopyButton words={words} what="code" />
    </figure>
  );
}

/** Shown by the script that it needs. */
export function CopyButton({
  words,
  what,
}: {
  readonly words: PageWords;
  readonly what: "code" | "address";
}): JSX.Element {
  return (
    <button
      type="button"
      class="copy"
      lang={words.lang}
      data-copy={what}
      data-done={words.say("site.copied")}
      data-failed={words.say("site.not-copied")}
      hidden
    >
      {words.say(`site.copy-${what}`)}
    </button>
  );
}

function coloured({ text, style }: Token): JSX.Element | string {
  return text.trim() === "" ? text : <span class={style}>{text}</span>;
}
