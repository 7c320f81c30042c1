import MarkdownIt, { type Token } from "markdown-it";
import { printable } from "./printable.js";

/*
 * What authors write in a description is CommonMark. It is taken apart into a tree of what we know, so that each output is
 * made by its own means, and nothing of the text gets into a page as markup. Raw HTML is text like any other.
 */

/** A piece of prose. `heading` and whatever else has no place within a page's own outline is a paragraph in bold. */
export interface ProseNode {
  readonly kind:
    | ("paragraph" | "bullets" | "numbers" | "item" | "quote" | "block" | "rule")
    | ("table" | "row" | "head" | "cell")
    | ("text" | "code" | "strong" | "emphasis" | "deleted" | "link" | "break");
  /** Of text and code. */
  readonly text: string;
  /** Of a link: within the site, or to where http and https lead. */
  readonly href?: string;
  readonly children: readonly ProseNode[];
}

const reader = new MarkdownIt({ html: false, linkify: false });
// Addresses that are not safe are dealt with below: refused here, a link would show its markup.
reader.validateLink = () => true;

/** The blocks of `markdown`. */
export function proseOf(markdown: string): ProseNode[] {
  return treeOf(reader.parse(printable(markdown), {}));
}

/** Those of a line: no blocks. */
export function inlineProseOf(markdown: string): ProseNode[] {
  return treeOf(reader.parseInline(printable(markdown), {}));
}

const kinds: Readonly<Record<string, ProseNode["kind"]>> = {
  ...{ paragraph: "paragraph", heading: "paragraph", bullet_list: "bullets", ordered_list: "numbers" },
  ...{ list_item: "item", blockquote: "quote", table: "table", tr: "row", th: "head", td: "cell" },
  ...{ strong: "strong", em: "emphasis", s: "deleted", link: "link" },
};

/** What was opened and not yet closed. */
interface Open {
  readonly token: Token;
  readonly children: ProseNode[];
}

function treeOf(tokens: readonly Token[]): ProseNode[] {
  const root: ProseNode[] = [];
  const open: Open[] = [];
  for (const token of tokens) {
    const children = open.at(-1)?.children ?? root;
    if (token.nesting === 1) open.push({ token, children: [] });
    else if (token.nesting === 0) children.push(...leaf(token));
    else close(open, root);
  }
  return root;
}

function close(open: Open[], root: ProseNode[]): void {
  const ended = open.pop();
  if (!ended) return;
  const name = ended.token.type.replace(/_open$/, "");
  const kind = kinds[name];
  const children = name === "heading" ? [node("strong", "", ended.children)] : ended.children;
  const above = open.at(-1)?.children ?? root;
  const href = String(ended.token.attrGet("href") ?? "");
  // What is only there for the markup's sake, such as a table's head, is not told apart.
  if (kind === undefined || (kind === "link" && !isSafe(href))) above.push(...children);
  else above.push({ ...node(kind, "", children), ...(kind === "link" && { href }) });
}

function leaf({ type, content, children }: Token): ProseNode[] {
  switch (type) {
    case "inline":
      return treeOf(children ?? []);
    case "code_inline":
      return [node("code", content)];
    case "code_block":
    case "fence":
      return [node("block", content.replace(/\n$/, ""))];
    case "softbreak":
      return [node("text", " ")];
    case "hardbreak":
      return [node("break", "")];
    case "hr":
      return [node("rule", "")];
    // An image would be asked of another server: what it shows is told instead.
    default:
      return content === "" ? [] : [node("text", content)];
  }
}

function node(kind: ProseNode["kind"], text: string, children: readonly ProseNode[] = []): ProseNode {
  return { kind, text, children };
}

/** Whether an address leads to a page: of the web's, or relative to this one. */
export function isSafe(address: string): boolean {
  const plain = address.replace(/[\p{Cc}\s]/gu, "");
  return /^https?:\/\//i.test(plain) || !/^[^/?#]*:/.test(plain);
}
