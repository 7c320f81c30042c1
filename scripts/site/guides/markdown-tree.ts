import MarkdownIt, { type Token } from "markdown-it";

/** A piece of Markdown with what is in it. */
export interface MarkdownNode {
  /** As markdown-it calls it, without `_open`: `paragraph`, `link`, `code_inline`. */
  readonly type: string;
  /** `h2` for a heading. */
  readonly tag: string;
  readonly text: string;
  /** What follows the fence of a block of code. */
  readonly info: string;
  /** Where a link leads. */
  readonly href: string | undefined;
  /** From 1. */
  readonly line: number;
  /** That of a paragraph which stands for its content alone, as in a list without empty lines. */
  readonly isHidden: boolean;
  readonly children: readonly MarkdownNode[];
}

/** Without HTML: `<b>` is three characters. */
const markdown = new MarkdownIt({ html: false, linkify: false });

export function parseMarkdown(text: string): MarkdownNode[] {
  return nest(markdown.parse(text, {}), 1);
}

/** Openings and closings in a row become nodes in nodes. */
function nest(tokens: readonly Token[], start: number): MarkdownNode[] {
  const roots: MarkdownNode[] = [];
  const open = [roots];
  let line = start;
  for (const token of tokens) {
    line = token.map ? token.map[0] + 1 : line;
    if (token.nesting < 0) open.pop();
    else {
      const children = nest(token.children ?? [], line);
      open.at(-1)?.push(nodeOf(token, line, children));
      if (token.nesting > 0) open.push(children);
    }
    if (token.type === "softbreak") line++;
  }
  return roots;
}

function nodeOf(token: Token, line: number, children: readonly MarkdownNode[]): MarkdownNode {
  return {
    type: token.type.replace(/_open$/, ""),
    tag: token.tag,
    text: token.content,
    info: token.info,
    href: token.attrGet("href")?.toString(),
    isHidden: token.hidden,
    ...{ line, children },
  };
}

/** The words of a piece, without their form. */
export function plainText({ type, text, children }: MarkdownNode): string {
  if (type === "softbreak") return " ";
  return children.length > 0 ? children.map(plainText).join("") : text;
}
