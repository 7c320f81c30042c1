import type { Token } from "markdown-it";
import MarkdownIt from "markdown-it";

/** Reads Markdown as sites do: CommonMark with GFM's tables, raw HTML let through, and addresses made links. */
const markdown = new MarkdownIt({ html: true, linkify: true });

export interface Rendered {
  /** Every block of text in order, without its markup. */
  readonly texts: readonly string[];
  readonly headings: readonly string[];
  /** The cells of each table row by row, heads included. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly code: readonly string[];
  /** Where links within the page lead. */
  readonly anchors: readonly string[];
  /** What became HTML of the reader's. */
  readonly html: readonly string[];
  readonly emphasized: readonly string[];
}

export function render(source: string): Rendered {
  const tokens = markdown.parse(source, {});
  const inline = tokens.filter(({ type }) => type === "inline");
  const children = inline.flatMap((token) => token.children ?? []);
  const after = (type: string) =>
    tokens.flatMap((token, index) => (token.type === type ? [tokens[index + 1]] : []));
  return {
    texts: inline.map(textOf),
    headings: after("heading_open").map(textOf),
    tables: tablesOf(tokens),
    code: tokens.filter(({ type }) => type === "fence").map(({ content }) => content),
    anchors: children.flatMap((token) => {
      const href = token.type === "link_open" ? String(token.attrGet("href")) : "";
      return href.startsWith("#") ? [decodeURIComponent(href.slice(1))] : [];
    }),
    html: [...tokens, ...children]
      .filter(({ type }) => type.startsWith("html_"))
      .map(({ content }) => content),
    emphasized: children.filter(({ type }) => /^(?:em|s)_open$/.test(type)).map(({ tag }) => tag),
  };
}

export function textOf(token: Token | undefined): string {
  return (token?.children ?? []).map(({ type, content }) => (/break$/.test(type) ? "\n" : content)).join("");
}

function tablesOf(tokens: readonly Token[]): string[][][] {
  const tables: string[][][] = [];
  tokens.forEach((token, index) => {
    if (token.type === "table_open") tables.push([]);
    if (token.type === "tr_open") tables.at(-1)?.push([]);
    if (/^t[hd]_open$/.test(token.type))
      tables
        .at(-1)
        ?.at(-1)
        ?.push(textOf(tokens[index + 1]));
  });
  return tables;
}

/** The anchor that GitHub gives a heading. */
export function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");
}
