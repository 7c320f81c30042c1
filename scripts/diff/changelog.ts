/** The section of a changelog that is written, by what its heading begins with, and the lines that belong there. */
export interface Entry {
  /** The heading of a section that is made where none fits: `1.2.0`, or `Unreleased`. */
  readonly heading: string;
  /** Where what is released already begins: what stands from there on is no longer of interest. */
  readonly base: string;
  readonly items: readonly Item[];
}

export interface Item {
  /** In Markdown, on one line. */
  readonly text: string;
  /** What it is known by, whoever rewrites the text, and in whatever language it was written. */
  readonly id: string;
}

/**
 * `text` with the items in it, each once: under `Unreleased` where there is such a section, else under the version's, else
 * in a new section below the title. What stands there stays byte for byte.
 */
export function addToChangelog(text: string, entry: Entry): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = linesOf(text);
  const headings = headingsIn(lines);
  const released = headings.find(({ name }) => isNamed(name, entry.base))?.index ?? lines.length;
  const above = lines.slice(0, released).join("");
  const items = entry.items.filter(({ id }) => !above.includes(markOf(id)));
  if (items.length === 0) return text;
  const open = headings.filter(({ index }) => index < released);
  const section =
    open.find(({ name }) => isNamed(name, "Unreleased")) ??
    open.find(({ name }) => isNamed(name, entry.heading));
  const block = items.map(({ text: item, id }) => `- ${item} ${markOf(id)}${eol}`);
  if (section) return insert(lines, section.index + 1, block, eol);
  // A paragraph below the title belongs to it.
  const top = headings[0]?.index ?? lines.length;
  const title = lines.length === 0 ? [`# Changelog${eol}`, eol] : [];
  return splice(
    lines,
    top,
    [...title, `## ${entry.heading}${eol}`, eol, ...block, ...(top < lines.length ? [eol] : [])],
    eol,
  );
}

/** Readers do not see it. */
const markOf = (id: string): string => `<!-- maloi ${id} -->`;

/** With their line breaks, so that joining them gives the text again. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

interface Heading {
  readonly index: number;
  readonly name: string;
}

/** The headings of sections; not those that stand in a block of code or in a comment. */
function headingsIn(lines: readonly string[]): Heading[] {
  let end: RegExp | undefined;
  return lines.flatMap((line, index) => {
    if (end) {
      if (end.test(line)) end = undefined;
      return [];
    }
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) end = new RegExp(`^ {0,3}${fence}`);
    else if (line.startsWith("<!--") && !line.includes("-->")) end = /-->/;
    const name = end ? undefined : /^##[ \t]+(.+)$/.exec(line.trimEnd())?.[1];
    return name === undefined ? [] : [{ index, name }];
  });
}

/** `## 1.2.0`, `## [1.2.0] - 2026-01-31` and `## v1.2.0` are all that version's. */
function isNamed(heading: string, name: string): boolean {
  const first = heading.replace(/^\[/, "").split(/[\]\s(]/)[0] ?? "";
  return first.replace(/^v(?=\d)/, "").toLowerCase() === name.replace(/^v(?=\d)/, "").toLowerCase();
}

/** Below the heading, and above what stands there already. */
function insert(lines: readonly string[], at: number, block: readonly string[], eol: string): string {
  const isBlank = (index: number) => lines[index]?.trim() === "";
  const start = isBlank(at) ? at + 1 : at;
  const lead = isBlank(at) ? [] : [eol];
  const isList = /^[-*+] /.test(lines[start] ?? "");
  const isEnd = start >= lines.length;
  return splice(lines, start, [...lead, ...block, ...(isList || isEnd || isBlank(start) ? [] : [eol])], eol);
}

function splice(lines: readonly string[], at: number, block: readonly string[], eol: string): string {
  const before = lines.slice(0, at).join("");
  const isOpen = before !== "" && !before.endsWith("\n");
  // The blank line between what stood last and a new section.
  const gap =
    block[0]?.startsWith("## ") && before !== "" && !/\n\r?\n$/.test(isOpen ? before + eol : before)
      ? eol
      : "";
  return [before, isOpen ? eol : "", gap, ...block, ...lines.slice(at)].join("");
}
