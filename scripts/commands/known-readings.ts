import { isDeepStrictEqual } from "node:util";
import type { SoundReading, YamlSource } from "../load/yaml-source.js";

/**
 * What texts in which nothing is wrong were understood as, by their prints: as JSON it is read in a hundredth of the time that
 * YAML takes. It is kept in a line for each: the print, and the value; of sound JSON, the print alone. So is the description
 * that was made of several files.
 */
export class KnownReadings {
  readonly #before: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();

  constructor(lines = "") {
    const all = lines.split("\n").filter(Boolean);
    this.#before = new Map(all.map((line) => [line.slice(0, line.indexOf(" ")), line]));
  }

  /** Of the text with this print, which is `text`. */
  of(print: string, text: string): SoundReading | undefined {
    const json = this.#jsonOf(print);
    if (json === "") return { isJson: true, value: JSON.parse(text) };
    return json === undefined ? undefined : { isJson: false, value: JSON.parse(json) };
  }

  note(print: string, { reading }: YamlSource): void {
    if (!reading || this.#used.has(print)) return;
    if (reading.isJson) this.#used.set(print, `${print} `);
    else this.noteValue(print, reading.value);
  }

  valueOf(print: string): unknown {
    const json = this.#jsonOf(print);
    return json === undefined ? undefined : JSON.parse(json);
  }

  /** Whether it could be noted: YAML has numbers that JSON has not. */
  noteValue(print: string, value: unknown): boolean {
    const json = JSON.stringify(value);
    const isSame = isDeepStrictEqual(JSON.parse(json), value);
    if (isSame) this.#used.set(print, `${print} ${json}`);
    return isSame;
  }

  #jsonOf(print: string): string | undefined {
    const line = this.#before.get(print);
    if (line !== undefined) this.#used.set(print, line);
    return line?.slice(print.length + 1);
  }

  /** Whether they are other ones than were known before. */
  get isChanged(): boolean {
    return (
      this.#used.size !== this.#before.size ||
      [...this.#used.keys()].some((print) => !this.#before.has(print))
    );
  }

  /** Those of the texts that were read this time. */
  get lines(): string {
    return [...this.#used.values()].join("\n");
  }
}
