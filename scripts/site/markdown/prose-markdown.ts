import { codeBlock, codeSpan, escapeMarkdown, table } from "../../emit/markdown.js";
import { inlineProseOf, isSafe, type ProseNode, proseOf } from "../prose.js";

/** A description as Markdown that shows what the page shows: what looked like HTML is text in it as well. */
export function proseMarkdown(text: string): string {
  return proseOf(text).map(written).join("\n\n");
}

/** A line of it. */
export function inlineMarkdown(text: string): string {
  return inlineProseOf(text).map(written).join("");
}

type Written = (inner: string, node: ProseNode) => string;

const forms: Readonly<Record<ProseNode["kind"], Written>> = {
  paragraph: (inner) => inner,
  line: (inner) => inner,
  heading: (inner) => `**${inner}**`,
  bullets: (_, { children }) => children.map((item) => listItem("- ", item)).join("\n"),
  numbers: (_, { children }) => children.map((item, index) => listItem(`${index + 1}. `, item)).join("\n"),
  item: (_, { children }) => children.map(written).join("\n\n"),
  quote: (_, { children }) => prefixed("> ", "> ", children.map(written).join("\n\n")),
  block: (_, { text }) => codeBlock("", text),
  rule: () => "---",
  table: (_, { children }) => tableOf(children),
  row: (inner) => inner,
  head: (inner) => inner,
  cell: (inner) => inner,
  text: (_, { text }) => escapeMarkdown(text),
  code: (_, { text }) => codeSpan(text),
  strong: (inner) => `**${inner}**`,
  emphasis: (inner) => `*${inner}*`,
  deleted: (inner) => `~~${inner}~~`,
  link: (inner, { href }) =>
    isSafe(href) ? `[${inner}](${href.replace(/[<>()\s]/g, percentEncoded)})` : inner,
  break: () => "\\\n",
};

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

function written(node: ProseNode): string {
  return forms[node.kind](node.children.map(written).join(""), node);
}

function listItem(mark: string, item: ProseNode): string {
  return prefixed(mark, " ".repeat(mark.length), written(item));
}

function prefixed(first: string, rest: string, text: string): string {
  return text
    .split("\n")
    .map((line, index) => (line === "" ? line : (index === 0 ? first : rest) + line))
    .join("\n");
}

/** Its first row is its head. */
function tableOf(rows: readonly ProseNode[]): string {
  const [head = [], ...others] = rows.map(({ children }) => children.map(written));
  return table(head, others);
}
