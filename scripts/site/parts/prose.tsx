import type { JSX } from "preact";
import type { ProseNode } from "../prose.js";

/** How the pieces are shown that are shown by whose text it is. */
export interface ProseForms {
  link(node: ProseNode, children: JSX.Element): JSX.Element;
  block(node: ProseNode): JSX.Element;
}

interface Props {
  readonly nodes: readonly ProseNode[];
  readonly forms: ProseForms;
}

/** Pieces of prose. Text goes through JSX like all other text, so that none of it can become HTML. */
export function ProseNodes({ nodes, forms }: Props): JSX.Element {
  return <>{nodes.map((node) => shown(node, forms))}</>;
}

type Shown = (children: JSX.Element, node: ProseNode, forms: ProseForms) => JSX.Element;

const shownAs: Readonly<Record<ProseNode["kind"], Shown>> = {
  paragraph: (children) => <p>{children}</p>,
  line: (children) => children,
  // A page has headings of its own.
  heading: (children) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  bullets: (children) => <ul>{children}</ul>,
  numbers: (children) => <ol>{children}</ol>,
  item: (children) => <li>{children}</li>,
  quote: (children) => <blockquote>{children}</blockquote>,
  block: (_, node, forms) => forms.block(node),
  rule: () => <hr />,
  table: (_, { children }, forms) => <Table rows={children} forms={forms} />,
  row: (children) => <tr>{children}</tr>,
  head: (children) => <th scope="col">{children}</th>,
  cell: (children) => <td>{children}</td>,
  text: (_, { text }) => <>{text}</>,
  code: (_, { text }) => <code>{text}</code>,
  strong: (children) => <strong>{children}</strong>,
  emphasis: (children) => <em>{children}</em>,
  deleted: (children) => <del>{children}</del>,
  link: (children, node, forms) => forms.link(node, children),
  break: () => <br />,
};

function shown(node: ProseNode, forms: ProseForms): JSX.Element {
  return shownAs[node.kind](<ProseNodes nodes={node.children} forms={forms} />, node, forms);
}

/** Its first row is its head. */
function Table({
  rows,
  forms,
}: {
  readonly rows: readonly ProseNode[];
  readonly forms: ProseForms;
}): JSX.Element {
  return (
    <div class="scroll">
      <table>
        <thead>
          <ProseNodes nodes={rows.slice(0, 1)} forms={forms} />
        </thead>
        {rows.length > 1 && (
          <tbody>
            <ProseNodes nodes={rows.slice(1)} forms={forms} />
          </tbody>
        )}
      </table>
    </div>
  );
}
