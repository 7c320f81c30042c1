import MarkdownIt, { type Token } from "markdown-it";
import { printable } from "./printable.js";

/*
 * Descriptions and guides are CommonMark. It is taken apart into a tree of what we know, so that each output is made by its own
 * means, and nothing of the text gets into a page as markup. Raw HTML is text like any other.
 */

/** A piece of prose. */
export interface ProseNode {
  readonly kind:
    | ("paragraph" | "heading" | "bullets" | "numbers" | "item" | "quote" | "block" | "rule")
    | ("table" | "row" | "head" | "cell")
    | ("text" | "code" | "strong" | "emphasis" | "deleted" | "link" | "break")
    /** A paragraph that stands for its content alone, as in a list without empty lines. */
    | "line";
  /** Of text, code and blocks of code. */
  readonly text: string;
  /** What follows the fence of a block of code. */
  readonly info: string;
  /** Of a heading: from 1. */
  readonly level: number;
  /** Of a link, whatever it is. */
  readonly href: string;
  /** From 1. */
  readonly line: number;
  readonly children: readonly ProseNode[];
}

const reader = new MarkdownIt({ html: false, linkify: false });
// Whoever shows a link decides where it may lead: refused here, it would show its markup.
reader.validateLink = () => true;

/** The blocks of `markdown`. */
export function proseOf(markdown: string): ProseNode[] {
  return treeOf(reader.parse(printable(markdown), {}), 1);
}

/** Those of a line: no blocks. */
export function inlineProseOf(markdown: string): ProseNode[] {
  return treeOf(reader.parseInline(printable(markdown), {}), 1);
}

/** The words of a piece, without their form. */
export function plainText({ text, children }: ProseNode): string {
  return children.length > 0 ? children.map(plainText).join("") : text;
}

const kinds: Readonly<Record<string, ProseNode["kind"]>> = {
  ...{ paragraph: "paragraph", heading: "heading", bullet_list: "bullets", ordered_list: "numbers" },
  ...{ list_item: "item", blockquote: "quote", table: "table", tr: "row", th: "head", td: "cell" },
  ...{ strong: "strong", em: "emphasis", s: "deleted", link: "link" },
};

/** What was opened and not yet closed. */
interface Open {
  readonly token: Token;
  readonly line: number;
  readonly children: ProseNode[];
}

/** Openings and closings in a row become nodes in nodes. Those of a paragraph begin in line `start`. */
function treeOf(tokens: readonly Token[], start: number): ProseNode[] {
  const root: ProseNode[] = [];
  const open: Open[] = [];
  let line = start;
  for (const token of tokens) {
    line = token.map ? token.map[0] + 1 : line;
    const children = open.at(-1)?.children ?? root;
    if (token.nesting === 1) open.push({ token, line, children: [] });
    else if (token.nesting === 0) children.push(...leaf(token, line));
    else close(open, root);
    if (token.type === "softbreak" || token.type === "hardbreak") line++;
  }
  return root;
}

function close(open: Open[], root: ProseNode[]): void {
  const ended = open.pop();
  if (!ended) return;
  const { token, line, children } = ended;
  const above = open.at(-1)?.children ?? root;
  const kind = token.hidden ? "line" : kinds[token.type.replace(/_open$/, "")];
  // What is only there for the markup's sake, such as a table's head, is not told apart.
  if (kind === undefined) above.push(...children);
  else {
    const level = Number(/^h(\d)$/.exec(token.tag)?.[1] ?? 0);
    const href = String(token.attrGet("href") ?? "");
    above.push({ ...node(kind, line), level, href, children });
  }
}

function leaf({ type, content, info, children }: Token, line: number): ProseNode[] {
  switch (type) {
    case "inline":
      return treeOf(children ?? [], line);
    case "code_inline":
      return [node("code", line, content)];
    case "code_block":
    case "fence":
      return [{ ...node("block", line, content.replace(/\n$/, "")), info }];
    case "softbreak":
      return [node("text", line, " ")];
    case "hardbreak":
      return [node("break", line)];
    case "hr":
      return [node("rule", line)];
    // An image would be asked of another server: what it shows is told instead.
    default:
      return content === "" ? [] : [node("text", line, content)];
  }
}

function node(kind: ProseNode["kind"], line: number, text = ""): ProseNode {
  return { kind, text, line, info: "", level: 0, href: "", children: [] };
}

/** Whether an address leads to a page: of the web's, or relative to this one. */
export function isSafe(address: string): boolean {
  const plain = address.replace(/[\p{Cc}\s]/gu, "");
  return /^https?:\/\//i.test(plain) || !/^[^/?#]*:/.test(plain);
}
