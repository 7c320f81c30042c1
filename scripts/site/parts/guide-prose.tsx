import type { JSX } from "preact";
import { htmlFile } from "../address.js";
import { type Guide, guideProblem } from "../guides/guide.js";
import { type GuideSite, resolveLink } from "../guides/guide-links.js";
import type { CodeLanguage } from "../highlight.js";
import { wordsAmid } from "../page-words.js";
import type { ProseNode } from "../prose.js";
import { Code } from "./code.js";
import { InLanguage } from "./in-language.js";
import { type ProseForms, ProseNodes } from "./prose.js";

interface GuideProps {
  readonly site: GuideSite;
  readonly guide: Guide;
  /** The language of the page. */
  readonly language: string;
}

/** A part of a guide. */
export function GuideProse({
  nodes,
  ...rest
}: GuideProps & { readonly nodes: readonly ProseNode[] }): JSX.Element {
  const forms: ProseForms = {
    link: ({ href, line }, children) => (
      <a href={resolveLink({ ...rest, line, href }, htmlFile)}>{children}</a>
    ),
    block: (node) => <Block node={node} {...rest} />,
  };
  return <ProseNodes nodes={nodes} forms={forms} />;
}

const languages: Readonly<Record<string, CodeLanguage>> = {
  ...{ ts: "typescript", typescript: "typescript" },
  ...{ json: "json", sh: "shellscript", yaml: "yaml", text: "text" },
};

/** A block of code under its file's name, `ts first-call.ts`; `text` is what code printed. */
function Block({ site, guide, language, node }: GuideProps & { readonly node: ProseNode }): JSX.Element {
  const words = wordsAmid(guide.language, site.words(language));
  const [short = "", file] = node.info.split(" ");
  const kind = languages[short];
  if (!kind) throw guideProblem(guide.file, node.line, `guides do not have code in "${short}"`);
  const label =
    file ?? (kind === "text" ? <InLanguage lang={words.lang}>{words.say("site.output")}</InLanguage> : short);
  return <Code words={words} label={label} language={kind} lines={site.highlight.lines(kind, node.text)} />;
}
