import { isUtf8 } from "node:buffer";
import { constants, type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { Place, Problem } from "./problem.js";

/** How much a source may hold, in bytes: more than the largest descriptions that are published. */
const megabyte = 1024 * 1024;
export const maxBytes = 16 * megabyte;

/** What is written in `file` below `root`, or why it cannot be read. */
export async function readText(root: string, file: string): Promise<string | Problem> {
  const read = await readContent(root, file);
  return isContent(read) ? decode(file, read) : read;
}

/**
 * The same before it is known to be text. Whatever lies there, reading it ends and takes no more memory than the largest
 * source: a pipe that nobody writes to and a device without an end are no files.
 */
export async function readContent(root: string, file: string): Promise<Buffer | Problem> {
  try {
    // Opening a pipe waits for somebody to write to it, unless told not to wait.
    const handle = await open(join(root, file), constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return fileProblem(file, "no-file");
      const bytes = await readBytes(handle, stats.size);
      if (bytes.length > maxBytes) return fileProblem(file, "large", { limit: `${maxBytes / megabyte} MB` });
      return bytes;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") return fileProblem(file, "missing");
    if (code === "EISDIR") return fileProblem(file, "no-file");
    return fileProblem(file, "unreadable", { reason: code });
  }
}

export function isContent(read: Buffer | Problem): read is Buffer {
  return Buffer.isBuffer(read);
}

/** All bytes, but no more of them than one more than is allowed. The `size` that the system states need not be true. */
async function readBytes(handle: FileHandle, size: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let rest = maxBytes + 1;
  // Where it is true, the second time nothing is left.
  for (let wanted = Math.max(size, 1); rest > 0; wanted = 65_536) {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(Math.min(wanted, rest)) });
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    rest -= bytesRead;
  }
  const [first, second] = chunks;
  return first && !second ? first : Buffer.concat(chunks);
}

/** The bytes of `file` as text. */
export function decode(file: string, bytes: Buffer): string | Problem {
  if (!isUtf8(bytes)) return { ...fileProblem(file, "encoding"), place: placeOfStrayByte(file, bytes) };
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

/**
 * Where the first byte stands that is not UTF-8. That of UTF-16 is the first of all: there, the lines are of no use to
 * anybody; a letter of Latin 1 is to be seen in its line.
 */
function placeOfStrayByte(file: string, bytes: Uint8Array): Place {
  const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const again = new TextEncoder().encode(lenient);
  const stray = again.findIndex((byte, index) => byte !== bytes[index]);
  if (stray === 0) return fileProblem(file, "encoding").place;
  // As a stream, so that half a character before the stray byte is not yet one.
  const before = new TextDecoder().decode(bytes.subarray(0, stray), { stream: true });
  return new TextSource(file, lenient.replace(/^\uFEFF/, "")).placeAt(before.length);
}

/** `problem` of a file that somebody named, as they named it: nobody has to create one that is not there. */
export function unreadable(problem: Problem, file: string): Problem {
  const { variant, place, values } = problem;
  const named = { ...problem, place: { ...place, file }, values: { ...values, file } };
  return variant === "missing" ? { ...named, variant: "not-there" } : named;
}

/** A problem with a file as a whole. */
export function fileProblem(
  file: string,
  variant: string,
  values: Readonly<Record<string, string | number>> = {},
): Problem {
  const place = { file, line: 1, column: 1, length: 1, excerpt: "" };
  return { rule: "file", variant, place, values: { file, ...values } };
}

/** One text file of the author's, and where things stand in it. */
export class TextSource {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The place from offset `start` up to offset `end`, cut at the end of the line. */
  placeAt(start: number, end = start + 1): Place {
    const index = this.#lineAt(start);
    const lineStart = this.#starts[index] ?? 0;
    const excerpt = this.line(index + 1);
    const column = start - lineStart + 1;
    const length = Math.max(1, Math.min(end, lineStart + excerpt.length) - start);
    return { file: this.file, line: index + 1, column, length, excerpt };
  }

  /** The text of line `number`, from 1, without its line break. */
  line(number: number): string {
    const start = this.#starts[number - 1] ?? this.text.length;
    const end = this.#starts[number] ?? this.text.length + 1;
    return this.text.slice(start, end - 1).replace(/\r$/, "");
  }

  /** Nobody asks where there is nothing to be said of the file. */
  get #starts(): readonly number[] {
    this.#lineStarts ??= lineStartsIn(this.text);
    return this.#lineStarts;
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** One by one: a list of matches would take a hundred times the memory of what it matches. */
function lineStartsIn(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}
