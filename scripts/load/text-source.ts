import type { Place } from "./problem.js";

/** One text file of the author's, and where things stand in it. */
export class TextSource {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  }

  /** The place from offset `start` up to offset `end`, cut at the end of the line. */
  placeAt(start: number, end = start + 1): Place {
    const index = this.#lineAt(start);
    const lineStart = this.#lineStarts[index] ?? 0;
    const excerpt = this.line(index + 1);
    const column = start - lineStart + 1;
    const length = Math.max(1, Math.min(end, lineStart + excerpt.length) - start);
    return { file: this.file, line: index + 1, column, length, excerpt };
  }

  /** The text of line `number`, from 1, without its line break. */
  line(number: number): string {
    const start = this.#lineStarts[number - 1] ?? this.text.length;
    const end = this.#lineStarts[number] ?? this.text.length + 1;
    return this.text.slice(start, end - 1).replace(/\r$/, "");
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
