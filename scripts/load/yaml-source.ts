import {
  Composer,
  Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { Place, Problem } from "./problem.js";
import { fileProblem, TextSource } from "./text-source.js";

/** The way to a value: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

/*
 * What a file may ask of us, so that none can take all memory or time. All three are far above what people write.
 */
/** Words, marks and line ends: with the space it takes to hold one, the memory that a file takes. */
export const maxPieces = 750_000;
/** Maps and lists within each other. The OpenAPI linter's reader, which goes round itself for each, has the same limit. */
export const maxDepth = 100;
/** Values when each alias is replaced by what it stands for, as whoever walks through the file meets them. */
export const maxValues = 250_000;

/** YAML 1.2, whatever a directive in the file says: `no` is a word, and `<<` is a key like any other. */
const options = {
  prettyErrors: false,
  strict: true,
  stringKeys: true,
  // Tags beyond the core ones make values that are no plain data: dates, sets, bytes.
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  // The library compares each key with each other one; `#readMap` does not.
  uniqueKeys: false,
} as const;

/** What YAML does not allow unless it is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unprintable = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;

/** Half of a character, which only an escape can bring about. No file can hold it: what is written of it is another one. */
const halfCharacter = /\p{Cs}/u;

/** A YAML file with its positions kept. */
export class YamlSource extends TextSource {
  /** The file as plain data; `undefined` where it could not be read at all. */
  readonly value: unknown;
  /** Mistakes of form: the first syntax error, and what else is wrong before it; what comes after it is its echo. */
  readonly problems: readonly Problem[];
  readonly #document: Document;
  readonly #entries = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(file: string, text: string) {
    super(file, text);
    const parsed = this.#parse();
    this.#document = parsed.document;
    const reading = new Reading(this);
    const value = reading.read(this.#document.contents);
    const broken = parsed.problems.find(({ rule, variant }) => rule === "syntax" && variant === undefined);
    const found = [...reading.duplicates, ...reading.problems].filter(
      ({ place }) => !broken || isBefore(place, broken.place),
    );
    this.problems = [...found, ...parsed.problems];
    this.value = parsed.problems.length + reading.problems.length > 0 ? undefined : (value ?? null);
  }

  /** The files that it is written in; most are in one. */
  get parts(): readonly YamlSource[] {
    return [this];
  }

  /** The one of them that has, or would have, what is at `path`. */
  partOf(_path: Path): YamlSource {
    return this;
  }

  /** The place of the value at `path`, or of the nearest thing above it that exists. */
  placeOf(path: Path): Place {
    return this.#place(path, "value");
  }

  /** The place of the key that `path` ends in; of the value where `path` ends in an index. */
  placeOfKey(path: Path): Place {
    return this.#place(path, "key");
  }

  /** The scalar at `path` as it is written: to YAML, `08006` is a number. */
  writtenAt(path: Path): string | undefined {
    const node = this.#find(path)?.node;
    return isScalar(node) ? node.source : undefined;
  }

  #parse(): { document: Document; problems: Problem[] } {
    const nothing = new Document(null);
    const stray = unprintable.exec(this.text);
    if (stray) {
      const problem = characterProblem(stray[0], this.placeAt(stray.index));
      return { document: nothing, problems: [problem] };
    }
    const tokens = this.#tokens();
    if ("rule" in tokens) return { document: nothing, problems: [tokens] };
    const documents = new Composer(options).compose(tokens, true, this.text.length);
    const [document = nothing, second] = documents;
    const error = document.errors[0];
    if (error) return { document, problems: [this.#syntax(error.pos, error.message)] };
    if (second) {
      const reason = "a second document begins here";
      return { document, problems: [this.#syntax([second.range[0], second.range[1]], reason)] };
    }
    return { document, problems: this.#tags(document) };
  }

  /** The file in the library's tokens; a problem as soon as there are too many of them, or they lie too deep. */
  #tokens(): Token[] | Problem {
    const parser = new Parser();
    const tokens: Token[] = [];
    let pieces = 0;
    for (const lexeme of new Lexer().lex(this.text)) {
      const { offset } = parser;
      for (const token of parser.next(lexeme)) tokens.push(token);
      pieces++;
      if (pieces > maxPieces) return this.#limit("long", offset, maxPieces);
      // Above the collections, there is the document, and below them, perhaps a scalar.
      if (parser.stack.length > maxDepth && collections(parser) > maxDepth)
        return this.#limit("deep", offset, maxDepth);
    }
    for (const token of parser.end()) tokens.push(token);
    return tokens;
  }

  #limit(variant: string, offset: number, limit: number): Problem {
    return { ...fileProblem(this.file, variant, { limit }), place: this.placeAt(offset) };
  }

  #tags(document: Document): Problem[] {
    const strange = document.warnings.filter(
      ({ code }) => code === "TAG_RESOLVE_FAILED" || code === "BAD_COLLECTION_TYPE",
    );
    return strange.map(({ pos: [start, end] }) => {
      const values = { tag: this.text.slice(start, end) };
      return { rule: "syntax", variant: "tag", place: this.placeAt(start, end), values };
    });
  }

  #syntax([start, end]: Range, reason: string): Problem {
    return { rule: "syntax", place: this.placeAt(start, end), values: { reason } };
  }

  #place(path: Path, part: "key" | "value"): Place {
    for (let length = path.length; length > 0; length--) {
      const found = this.#find(path.slice(0, length));
      if (!found) continue;
      // What is missing has no place of its own: it is missing from the entry with this key.
      const range =
        length < path.length || part === "key" ? (found.key ?? found.value) : (found.value ?? found.key);
      if (range) return this.placeAt(range[0], range[1]);
    }
    return this.placeAt(Math.max(0, this.text.search(/^[^#\s]/m)));
  }

  #find(path: Path): { node: unknown; key?: Range; value?: Range } | undefined {
    let node: unknown = this.#document.contents;
    let key: Range | undefined;
    for (const step of path) {
      if (isMap(node)) {
        const pair = this.#entriesOf(node).get(String(step));
        if (!pair) return undefined;
        key = rangeOf(pair.key);
        node = pair.value;
      } else if (isSeq(node) && Number(step) < node.items.length) {
        key = undefined;
        node = node.items[Number(step)];
      } else return undefined;
    }
    const value = rangeOf(node);
    return { node, ...(key && { key }), ...(value && value[1] > value[0] && { value }) };
  }

  /** The entries of `map` by their keys, the first of each: looking through all of them for each place would take for ever. */
  #entriesOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#entries.get(map);
    if (known) return known;
    const entries = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = keyText(pair.key);
      if (!entries.has(key)) entries.set(key, pair);
    }
    this.#entries.set(map, entries);
    return entries;
  }
}

type Token = Parameters<Composer["next"]>[0];
type Range = readonly [start: number, end: number];

/**
 * The way once through a document: its value, and what is wrong with its keys and aliases. The library would do the same,
 * but takes the square of the time for many keys or aliases, and bounds what aliases make of a file by their number alone.
 */
class Reading {
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

function characterProblem(character: string, place: Place): Problem {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return { rule: "syntax", variant: "character", place, values: { character: `U+${code}` } };
}

function isBefore(a: Place, b: Place): boolean {
  return a.line === b.line ? a.column < b.column : a.line < b.line;
}

function collections({ stack }: Parser): number {
  return stack.filter(({ type }) => /^(?:block-map|block-seq|flow-collection)$/.test(type)).length;
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : "";
}

function rangeOf(node: unknown): Range | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}
