/* How generated Markdown is written. Text from the catalog gets into a file only through these functions. */

/**
 * `text` so that CommonMark and GFM show just these characters. Raw HTML and Vue's `{{ }}` become entities, because what
 * reads Markdown after us may look for them before it unescapes anything.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\\`*_[\]|~$^!]/g, "\\$&")
    .replace(/[<>&{}@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/:(?=:|\/\/)/g, "&#58;")
    .replace(/\b(www)\./gi, "$1&#46;")
    .replace(/^(\s*)([-+=#]|\d+[.)])/, escapeBlockStart);
}

function escapeBlockStart(_: string, space: string, mark: string): string {
  return `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`;
}

/** `text` as a code span. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return `${fence}${pad}${text.replaceAll("|", "\\|")}${pad}${fence}`;
}

/** `text` as a fenced block. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
