/** A piece of a text to be put in place of what stands from `from` up to `to`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** `text` after `edits`, which do not overlap. Those at the same place follow each other as they are given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  let result = "";
  let done = 0;
  for (const edit of ordered) {
    result += text.slice(done, edit.from) + edit.text;
    done = edit.to;
  }
  return result + text.slice(done);
}

/** Where the line after the one that holds `offset` begins; the text's end where there is none. */
export function nextLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === "\n") return offset;
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** What stands before `offset` in its line. */
export function leadOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).replace(/^\uFEFF/, "");
}

/** `lines` to be put at `at`, where a line begins or the text ends. */
export function linesAt(text: string, at: number, lines: readonly string[]): TextEdit {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const isOpen = at > 0 && text[at - 1] !== "\n";
  const joined = lines.join(end);
  return { from: at, to: at, text: isOpen ? end + joined : joined + end };
}

/** The first line, from 1, that `edits` brought into `text`. */
export function lineOf(text: string, edits: readonly TextEdit[]): number {
  const lines = edits
    .filter((edit) => edit.text !== "")
    .map((edit) => text.slice(0, edit.from) + (/^[\s,]*/.exec(edit.text)?.[0] ?? ""))
    .map((before) => before.split("\n").length);
  return Math.min(...lines);
}
