import { isAlias, isMap, isNode, isScalar, isSeq, type Scalar, type YAMLMap } from "yaml";
import type { Range } from "./positions.js";
import type { Place, Problem } from "./problem.js";
import { fileProblem, type TextSource } from "./text-source.js";

/** Values when each alias is replaced by what it stands for, as whoever walks through the file meets them. */
export const maxValues = 250_000;

/** Half of a character, which only an escape can bring about. No file can hold it: what is written of it is another one. */
const halfCharacter = /\p{Cs}/u;

/**
 * The way once through a document: its value, and what is wrong with its keys and aliases. The library would do the same,
 * but takes the square of the time for many keys or aliases, and bounds what aliases make of a file by their number alone.
 */
export class YamlReading {
  readonly duplicates: Problem[] = [];
  readonly problems: Problem[] = [];
  readonly #source: TextSource;
  /** By anchor, the last one that bears it so far. */
  readonly #anchored = new Map<string, Anchored>();
  #values = 0;

  constructor(source: TextSource) {
    this.#source = source;
  }

  read(node: unknown): unknown {
    const before = this.#values++;
    if (isAlias(node)) return this.#readAlias(node.source, rangeOf(node) ?? [0, 1]);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    const anchored: Anchored = { size: undefined, value: undefined };
    if (node.anchor !== undefined) this.#anchored.set(node.anchor, anchored);
    if (isScalar(node)) this.#checkText(node);
    anchored.value = isScalar(node)
      ? node.value
      : isMap(node)
        ? this.#readMap(node)
        : this.#readList(node.items);
    anchored.size = this.#values - before;
    return anchored.value;
  }

  #readList(items: readonly unknown[]): unknown[] {
    return items.map((item) => this.read(item));
  }

  #readMap(map: YAMLMap): Readonly<Record<string, unknown>> {
    const entries = new Map<string, unknown>();
    for (const { key, value } of map.items) {
      const text = keyText(key);
      // As for an anchor, and for what else may be wrong with it.
      if (isScalar(key)) this.read(key);
      if (entries.has(text)) this.#duplicate(key);
      entries.set(text, this.read(value));
    }
    // Unlike an assignment, makes even __proto__ a key like any other.
    return Object.fromEntries(entries);
  }

  #checkText(node: Scalar): void {
    const [half] = (typeof node.value === "string" && halfCharacter.exec(node.value)) || [];
    const [start, end] = rangeOf(node) ?? [0, 1];
    if (half !== undefined) this.problems.push(characterProblem(half, this.#source.placeAt(start, end)));
  }

  #duplicate(key: unknown): void {
    const [start, end] = rangeOf(key) ?? [0, 1];
    const values = { key: this.#source.text.slice(start, end) };
    this.duplicates.push({ rule: "duplicate-key", place: this.#source.placeAt(start, end), values });
  }

  /** An alias stands for something, and not for what it is within: that would lead every reader round for ever. */
  #readAlias(name: string, [start, end]: Range): unknown {
    const target = this.#anchored.get(name);
    const place = this.#source.placeAt(start, end);
    if (target?.size === undefined) {
      const values = { reason: `*${name} stands for ${target ? "itself" : "nothing"}` };
      this.problems.push({ rule: "syntax", place, values });
      return undefined;
    }
    const before = this.#values;
    this.#values += target.size - 1;
    // Every alias after the first that is too much is too much as well.
    if (this.#values > maxValues && before <= maxValues)
      this.problems.push({ ...fileProblem(place.file, "aliases", { limit: maxValues }), place });
    return target.value;
  }
}

interface Anchored {
  /** How many values it is; not known while its own end has not been reached. */
  size: number | undefined;
  value: unknown;
}

export function characterProblem(character: string, place: Place): Problem {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return { rule: "syntax", variant: "character", place, values: { character: `U+${code}` } };
}

export function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : "";
}

export function rangeOf(node: unknown): Range | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}
