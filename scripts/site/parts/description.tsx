import type { JSX } from "preact";
import { inlineProseOf, type ProseNode, proseOf } from "../prose.js";

interface ProseProps {
  /** CommonMark of an author's. */
  readonly text: string;
  /** The language it is in, where that is not the page's. */
  readonly language?: string | undefined;
}

/** A description in paragraphs. */
export function Prose({ text, language }: ProseProps): JSX.Element | null {
  const blocks = proseOf(text);
  return blocks.length === 0 ? null : (
    <div class="prose" lang={language}>
      {blocks.map(shown)}
    </div>
  );
}

/** A line of it. */
export function InlineProse({ text, language }: ProseProps): JSX.Element {
  const pieces = inlineProseOf(text).map(shown);
  return <span lang={language}>{pieces}</span>;
}

type Shown = (children: (JSX.Element | string)[], node: ProseNode) => JSX.Element | string;

const forms: Readonly<Record<ProseNode["kind"], Shown>> = {
  paragraph: (children) => <p>{children}</p>,
  bullets: (children) => <ul>{children}</ul>,
  numbers: (children) => <ol>{children}</ol>,
  item: (children) => <li>{children}</li>,
  quote: (children) => <blockquote>{children}</blockquote>,
  block: (_, { text }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard.
    <pre tabIndex={0}>
      <code>{text}</code>
    </pre>
  ),
  rule: () => <hr />,
  table: (children) => (
    <table>
      <tbody>{children}</tbody>
    </table>
  ),
  row: (children) => <tr>{children}</tr>,
  head: (children) => <th scope="col">{children}</th>,
  cell: (children) => <td>{children}</td>,
  text: (_, { text }) => text,
  code: (_, { text }) => <code>{text}</code>,
  strong: (children) => <strong>{children}</strong>,
  emphasis: (children) => <em>{children}</em>,
  deleted: (children) => <del>{children}</del>,
  link: (children, { href = "" }) => (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  ),
  break: () => <br />,
};

function shown(node: ProseNode): JSX.Element | string {
  return forms[node.kind](node.children.map(shown), node);
}
