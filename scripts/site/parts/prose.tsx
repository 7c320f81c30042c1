import type { JSX } from "preact";
import { htmlFile } from "../address.js";
import { type Guide, guideProblem } from "../guides/guide.js";
import { type GuideSite, resolveLink } from "../guides/guide-links.js";
import type { MarkdownNode } from "../guides/markdown-tree.js";
import type { CodeLanguage } from "../highlight.js";
import { Code } from "./code.js";

interface GuideProps {
  readonly site: GuideSite;
  readonly guide: Guide;
  /** The language of the page. */
  readonly language: string;
}

type ProseProps = GuideProps & { readonly nodes: readonly MarkdownNode[] };
type PieceProps = GuideProps & { readonly node: MarkdownNode };

/** A part of a guide. Text goes through JSX like all other text, so that none of it can become HTML. */
export function Prose({ nodes, ...rest }: ProseProps): JSX.Element {
  return (
    <>
      {nodes.map((node) => (
        <Piece node={node} {...rest} />
      ))}
    </>
  );
}

function Piece({ node, ...rest }: PieceProps): JSX.Element {
  const inner = <Prose nodes={node.children} {...rest} />;
  switch (node.type) {
    case "text":
      return <>{node.text}</>;
    case "softbreak":
      return <> </>;
    case "inline":
      return inner;
    case "paragraph":
      return node.isHidden ? inner : <p>{inner}</p>;
    case "strong":
      return <strong>{inner}</strong>;
    case "em":
      return <em>{inner}</em>;
    case "code_inline":
      return <code>{node.text}</code>;
    case "link":
      return <a href={resolveLink({ ...rest, line: node.line, href: node.href ?? "" }, htmlFile)}>{inner}</a>;
    case "fence":
      return <Block node={node} {...rest} />;
    default:
      return <Structure node={node} {...rest} />;
  }
}

/** Lists and tables. Whatever else Markdown has is a mistake until it is here. */
function Structure({ node, ...rest }: PieceProps): JSX.Element {
  const inner = <Prose nodes={node.children} {...rest} />;
  switch (node.type) {
    case "bullet_list":
      return <ul>{inner}</ul>;
    case "ordered_list":
      return <ol>{inner}</ol>;
    case "list_item":
      return <li>{inner}</li>;
    case "table":
      return (
        <div class="scroll">
          <table>{inner}</table>
        </div>
      );
    case "thead":
      return <thead>{inner}</thead>;
    case "tbody":
      return <tbody>{inner}</tbody>;
    case "tr":
      return <tr>{inner}</tr>;
    case "th":
      return <th scope="col">{inner}</th>;
    case "td":
      return <td>{inner}</td>;
    default:
      throw guideProblem(rest.guide.file, node.line, `guides do not have ${node.type}`);
  }
}

const languages: Readonly<Record<string, CodeLanguage>> = {
  ...{ ts: "typescript", typescript: "typescript" },
  ...{ json: "json", sh: "shellscript", yaml: "yaml", text: "text" },
};

/** A block of code under its file's name, `ts first-call.ts`; `text` is what code printed. */
function Block({ site, guide, language, node }: PieceProps): JSX.Element {
  const words = site.words(language);
  const [short = "", file] = node.info.split(" ");
  const kind = languages[short];
  if (!kind) throw guideProblem(guide.file, node.line, `guides do not have code in "${short}"`);
  const label = file ?? (kind === "text" ? words.say("site.output") : short);
  const lines = site.highlight.lines(kind, node.text.replace(/\n$/, ""));
  return <Code words={words} label={label} language={kind} lines={lines} />;
}
