/* How generated Markdown is written. Text from the catalog gets into a file only through these functions. */

/** Readers that make links of addresses put them into a form of their own, and so change the text. */
const domainDot =
  /\.(?=(?:[a-z]{2}|aero|asia|biz|com|coop|edu|gov|info|museum|name|net|org|pro|shop|web|xxx|рф)(?![\p{L}\p{N}]))/giu;

/**
 * `text` so that CommonMark and GFM show just these characters. Raw HTML and Vue's `{{ }}` become entities, because what
 * reads Markdown after us may look for them before it unescapes anything.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
      .replace(/[\\`*_[\]~$^!]/g, "\\$&")
      .replace(/[<>&{}@]/g, (character) => `&#${character.charCodeAt(0)};`)
      .replace(/:(?=:|\/\/)/g, "&#58;")
      .replace(/\/(?=\/)/g, "&#47;")
      .replace(/\b(www)\./gi, "$1&#46;")
      .replace(domainDot, "&#46;")
      .replace(/^(\s*)([-+=#]|\d+[.)])/, escapeBlockStart)
      // At the end of a heading it would be taken for a part of the markup.
      .replace(/(?<!\\)#$/, "\\#")
  );
}

function escapeBlockStart(_: string, space: string, mark: string): string {
  return `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`;
}

/** A code as a heading; bare where that is safe, so that it can be searched for in the file. */
export function codeHeading(level: number, code: string): string {
  // Underscores within a word are letters to Markdown; those beside anything else may begin or end emphasis.
  const isSafe = !/[^A-Za-z0-9_]_|_[^A-Za-z0-9_]|^_|_$/.test(code);
  return `${"#".repeat(level)} ${isSafe ? code : escapeMarkdown(code)}`;
}

/** `text` as a code span. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .*[^ ].* $/s.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** `text` as a fenced block. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table of cells that are Markdown already. A bar would end the cell, even within a code span. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
