import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** An element as a browser would make it of a page. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All that is written in it. */
  readonly text: string;
  /** What is written in it, and in no element within it. */
  readonly ownText: string;
  /** The language that it is in: its own, or that of what it is in. */
  readonly language: string;
  readonly within: readonly string[];
}

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/**
 * Every element of a page, in order.
 *
 * @throws where the HTML is not well-formed
 */
export function elementsOf(html: string): PageElement[] {
  const elements: PageElement[] = [];
  const document = parse(html, {
    onParseError({ code, startLine, startCol }) {
      throw new Error(`${code} at ${startLine}:${startCol}`);
    },
  });
  const visit = (node: Node, within: readonly string[], outer: string) => {
    if (!("childNodes" in node)) return;
    if (!("tagName" in node)) {
      for (const child of node.childNodes) visit(child, within, outer);
      return;
    }
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    const language = attributes["lang"] ?? outer;
    const ownText = node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
    elements.push({ name: node.tagName, attributes, text: textOf(node), ownText, language, within });
    for (const child of node.childNodes) visit(child, [...within, node.tagName], language);
  };
  visit(document, [], "");
  return elements;
}

function textOf(node: Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** What the page shows. */
export function bodyText(elements: readonly PageElement[]): string {
  return elements.find(({ name }) => name === "body")?.text ?? "";
}
