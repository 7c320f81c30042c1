/** An element of XML. Its texts are escaped where they are written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Children;
}

/** Other elements or one text, so that line breaks between elements mean nothing. */
type Children = readonly XmlElement[] | readonly [string];

export function element(
  name: string,
  attributes: XmlElement["attributes"],
  ...children: Children
): XmlElement {
  return { name, attributes, children };
}

/** `root` as a whole file. Whatever texts say, they are texts in it. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(root, "")}\n`;
}

function write({ name, attributes, children }: XmlElement, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const start = `${indent}<${name}${written.join("")}`;
  if (children.length === 0) return `${start}/>`;
  const lines = children.map((child) =>
    typeof child === "string" ? escapeXml(child) : `\n${write(child, `${indent}  `)}`,
  );
  const end = typeof children[0] === "string" ? "" : `\n${indent}`;
  return `${start}>${lines.join("")}${end}</${name}>`;
}

/** What XML 1.0 cannot hold, not even escaped: most control characters, halves of pairs, and two that are no characters. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escapeXml(text: string): string {
  return text
    .replace(impossible, "\uFFFD")
    .replace(/[<>&"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
