/** A fenced block of a Markdown file. */
export interface CodeBlock {
  /** `ts`, `sh`, `text`. */
  readonly language: string;
  /** The file that readers save it as; empty where the text does not say. */
  readonly file: string;
  readonly code: string;
  /** What the block of text that follows it says; `undefined` where none follows. */
  readonly output: string | undefined;
  /** The same for a block of JSON. */
  readonly json: string | undefined;
}

/** The blocks of code in a Markdown text, in their order. */
export function codeBlocksOf(markdown: string): CodeBlock[] {
  const blocks = [...markdown.matchAll(/^```(\w*)(?: (\S+))?\n(.*?)^```/gms)].map(
    ([, language = "", file = "", code = ""]) => ({ language, file, code }),
  );
  return blocks.map((block, index) => {
    const next = blocks[index + 1];
    const after = (language: string): string | undefined =>
      next?.language === language && next.file === "" ? next.code : undefined;
    return { ...block, output: after("text"), json: after("json") };
  });
}
