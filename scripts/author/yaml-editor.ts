import { isDeepStrictEqual } from "node:util";
import { isMap, isNode, isScalar, isSeq, type Pair, parseDocument } from "yaml";
import type { Path } from "../load/yaml-source.js";
import { appendToBlock, insertInBlock, insertInEmpty, replaceByBlock } from "./block-edit.js";
import { appendToFlow, insertInFlow } from "./flow-edit.js";
import { applyEdits, lineOf, type TextEdit } from "./text-edit.js";
import { type Data, dataAt, dataOf, setAt, yamlOptions } from "./yaml-data.js";
import { flowText, scalarText } from "./yaml-text.js";

/** What came of editing a file: its new text and the first line that is new, or the way to what could not be edited. */
export type Edited =
  | { readonly text: string; readonly line: number }
  | { readonly text?: undefined; readonly failed: Path };

/**
 * Changes a YAML file where it has to be changed and nowhere else: comments, order and spacing are the author's. What was
 * written is read back before anybody relies on it: anchors, tags and what else YAML has may make an edit mean something
 * else than it should.
 */
export class YamlEditor {
  readonly #text: string;
  readonly #document;
  readonly #edits: TextEdit[] = [];
  /** The file as data, as it is to be. */
  readonly #wanted: Data;
  /** Where edits were made, and where one could not be. */
  readonly #touched: Path[] = [];
  #failed: Path | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#document = parseDocument(text, yamlOptions);
    this.#wanted = dataOf(text);
  }

  /** Adds `key` to the map at `path`, after the entry `after`; at its end where that is not given. */
  insert(path: Path, key: string, value: Data, after?: string): void {
    const edits = this.#insertion(path, [key, value], after);
    if ((dataAt(this.#wanted, path) ?? null) === null) setAt(this.#wanted, path, {});
    this.#add(path, edits, setAt(this.#wanted, [...path, key], value));
  }

  /** Adds `items` to the end of the list at `path`. */
  append(path: Path, items: readonly string[]): void {
    const list = this.#nodeAt(path);
    const wanted = dataAt(this.#wanted, path);
    const append = isSeq(list) && list.flow ? appendToFlow : appendToBlock;
    const edit = isSeq(list) ? append(this.#text, list, items) : undefined;
    if (Array.isArray(wanted)) wanted.push(...items);
    this.#add(path, edit && [edit], Array.isArray(wanted));
  }

  /** Puts `value` in place of the value at `path`. */
  replace(path: Path, value: Data): void {
    const node = this.#nodeAt(path);
    const [from, to] = (isNode(node) && node.range) || [0, 0];
    // Quotes stay: JSON needs them, and whoever wrote them liked them.
    const first = isMap(node) && node.flow ? node.items[0]?.key : node;
    const isQuoted = isScalar(first) && first.type === "QUOTE_DOUBLE";
    const isFlow = typeof value === "object" || isQuoted || this.#isInFlow(path);
    const written = isFlow ? flowText(value, isQuoted) : scalarText(value);
    // A block's range takes in the line break after it.
    const tail = this.#text.slice(from, to).endsWith("\n") ? "\n" : "";
    const edits = to > from ? [{ from, to, text: written + tail }] : undefined;
    this.#add(path, edits, setAt(this.#wanted, path, value));
  }

  /** Puts `value` in place of the value at `path`, in lines as far as what is around it is. */
  writeOut(path: Path, value: Data): void {
    const owner = this.#pairAt(path);
    const edit = owner && !this.#isInFlow(path) ? replaceByBlock(this.#text, owner, value) : undefined;
    if (edit) this.#add(path, [edit], setAt(this.#wanted, path, value));
    else this.replace(path, value);
  }

  /** Whether there is anything at `path`. */
  has(path: Path): boolean {
    return this.#document.hasIn(path);
  }

  result(): Edited {
    if (this.#failed) return { failed: this.#failed };
    const text = applyEdits(this.#text, this.#edits);
    const isSound = parseDocument(text, yamlOptions).errors.length === 0;
    if (!isSound || !isDeepStrictEqual(dataOf(text), this.#wanted)) return { failed: this.#touched[0] ?? [] };
    return { text, line: lineOf(text, this.#edits) };
  }

  #insertion(path: Path, entry: readonly [string, Data], after: string | undefined): TextEdit[] | undefined {
    const map = this.#nodeAt(path);
    const items = isMap(map) ? map.items : [];
    if (items.length === 0) {
      const owner = this.#pairAt(path);
      const isEmpty = isMap(map) || (isScalar(map) && map.value === null);
      return owner && isEmpty ? insertInEmpty(this.#text, owner, entry) : undefined;
    }
    const index =
      after === undefined ? items.length - 1 : items.findIndex(({ key }) => keyText(key) === after);
    const previous = items[index];
    if (!isMap(map) || !previous) return undefined;
    const insert = map.flow ? insertInFlow : insertInBlock;
    const edit = insert(this.#text, map, previous, entry);
    return edit && [edit];
  }

  #add(path: Path, edits: readonly TextEdit[] | undefined, isKnown: boolean): void {
    this.#touched.push(path);
    if (edits && isKnown) this.#edits.push(...edits);
    else this.#failed ??= path;
  }

  #nodeAt(path: Path): unknown {
    return path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
  }

  #pairAt(path: Path): Pair | undefined {
    const owner = this.#nodeAt(path.slice(0, -1));
    return isMap(owner) ? owner.items.find(({ key }) => keyText(key) === String(path.at(-1))) : undefined;
  }

  #isInFlow(path: Path): boolean {
    const owners = path.map((_, length) => this.#nodeAt(path.slice(0, length)));
    return owners.some((node) => (isMap(node) || isSeq(node)) && node.flow === true);
  }
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : "";
}
