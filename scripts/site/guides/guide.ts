import { type ProseNode, plainText, proseOf } from "../prose.js";

/** A guide in one language. */
export interface Guide {
  readonly name: string;
  readonly language: string;
  /** Where it was read, for messages. */
  readonly file: string;
  /** As it was written. */
  readonly source: string;
  readonly title: string;
  /** Its first paragraph: which question it answers. */
  readonly lead: string;
  readonly sections: readonly GuideSection[];
  /** What stands before the first section, without the title and the first paragraph. */
  readonly beginning: readonly ProseNode[];
}

export interface GuideSection {
  /** Its anchor, the same in every language. */
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly ProseNode[];
}

/** A heading of a section: `## What can go wrong {#trouble}`. */
const sectionHeading = /^(?<title>.*\S)\s+\{#(?<id>[a-z][a-z0-9-]*)\}$/;

/** @throws where it does not begin with a title and a paragraph, or a heading has no anchor. */
export function readGuide(origin: Pick<Guide, "name" | "language" | "file" | "source">): Guide {
  const [title, lead, ...rest] = proseOf(origin.source);
  if (title?.level !== 1 || lead?.kind !== "paragraph")
    throw guideProblem(origin.file, 1, "a guide begins with its title and a paragraph");
  const first = rest.findIndex(({ kind }) => kind === "heading");
  const beginning = first === -1 ? rest : rest.slice(0, first);
  return {
    ...origin,
    title: plainText(title),
    lead: plainText(lead),
    beginning,
    sections: readSections(origin.file, rest.slice(beginning.length)),
  };
}

function readSections(file: string, nodes: readonly ProseNode[]): GuideSection[] {
  const sections: { id: string; title: string; nodes: ProseNode[] }[] = [];
  for (const node of nodes) {
    if (node.kind !== "heading") sections.at(-1)?.nodes.push(node);
    else {
      const { id, title } = readHeading(file, node);
      if (sections.some((section) => section.id === id))
        throw guideProblem(file, node.line, `the anchor ${id} is there twice`);
      sections.push({ id, title, nodes: [] });
    }
  }
  return sections;
}

function readHeading(file: string, node: ProseNode): { readonly id: string; readonly title: string } {
  const { id, title } = sectionHeading.exec(plainText(node))?.groups ?? {};
  if (node.level !== 2 || id === undefined || title === undefined)
    throw guideProblem(file, node.line, "a heading in a guide is written `## Title {#anchor}`");
  return { id, title };
}

export function guideProblem(file: string, line: number, reason: string): Error {
  return new Error(`${file}:${line}: ${reason}`);
}
