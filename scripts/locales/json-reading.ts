import { TextSource } from "../load/text-source.js";
import { mistakeAt, type Spot } from "./mistake.js";
import { endOfString } from "./quoted.js";
import type { ReadMistake } from "./translation-unit.js";

/** A text of a JSON file, and where it begins. */
export interface JsonText extends Spot {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly text: string;
}

/** Objects within each other; far more than people write. */
const maxDepth = 100;

/** The texts of a JSON file of objects and texts alone, in the file's order, and what is wrong with it. */
export function readJsonTexts(text: string): {
  texts: readonly JsonText[];
  mistakes: readonly ReadMistake[];
} {
  const reading = new JsonReading(new TextSource("", text.replace(/^\uFEFF/, "")));
  try {
    reading.readFile();
  } catch (error) {
    // What follows is of no use where it is not JSON at all.
    if (!(error instanceof Unreadable)) throw error;
  }
  return reading;
}

class Unreadable extends Error {}

class JsonReading {
  readonly texts: JsonText[] = [];
  readonly mistakes: ReadMistake[] = [];
  readonly #source: TextSource;
  #at = 0;

  constructor(source: TextSource) {
    this.#source = source;
  }

  readFile(): void {
    this.#readObject([]);
    if (this.#skipSpace() < this.#source.text.length) this.#fail("json", { wanted: "the end" });
  }

  #readObject(path: readonly string[]): void {
    if (path.length > maxDepth) this.#fail("deep", { limit: String(maxDepth) });
    this.#expect("{");
    if (this.#take("}")) return;
    const names = new Set<string>();
    do {
      const start = this.#skipSpace();
      const name = this.#readString();
      if (names.has(name)) this.#add("json-duplicate", start, { key: [...path, name].join(".") });
      names.add(name);
      this.#expect(":");
      this.#readValue([...path, name]);
    } while (this.#take(","));
    this.#expect("}");
  }

  #readValue(path: readonly string[]): void {
    const start = this.#skipSpace();
    const first = this.#source.text[start];
    if (first === "{") this.#readObject(path);
    else if (first === '"') this.texts.push({ path, text: this.#readString(), ...this.#spotOf(start + 1) });
    else {
      const written = this.#match(/[\w.+-]+/y);
      // What is in a list is not looked at.
      if (written === undefined && first === "[")
        this.#fail("json-value", { key: path.join("."), value: "[" });
      if (written === undefined) this.#fail("json", { wanted: '"' });
      this.#add("json-value", start, { key: path.join("."), value: written });
    }
  }

  #readString(): string {
    const { text } = this.#source;
    const end = endOfString(text, this.#at);
    const value = end === undefined ? undefined : parseString(text.slice(this.#at, end));
    if (end === undefined || value === undefined) this.#fail("json", { wanted: '"' });
    this.#at = end;
    return value;
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) this.#fail("json", { wanted: mark });
  }

  #take(mark: string): boolean {
    const isThere = this.#source.text[this.#skipSpace()] === mark;
    if (isThere) this.#at++;
    return isThere;
  }

  #skipSpace(): number {
    this.#match(/[ \t\r\n]*/y);
    return this.#at;
  }

  /** What `pattern` finds here, and goes on behind it. */
  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source.text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #fail(mistake: string, values: Record<string, string>): never {
    this.#add(mistake, this.#at, values);
    throw new Unreadable(mistake);
  }

  #add(mistake: string, offset: number, values: Record<string, string>): void {
    this.mistakes.push(mistakeAt(mistake, this.#spotOf(offset), values));
  }

  #spotOf(offset: number): Spot {
    const { line, column } = this.#source.placeAt(offset);
    return { line, column };
  }
}

function parseString(written: string): string | undefined {
  try {
    return String(JSON.parse(written));
  } catch {
    return undefined;
  }
}
