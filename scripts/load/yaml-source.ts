import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { Place, Problem } from "./problem.js";
import { TextSource } from "./text-source.js";

/** The way to a value: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

/** A YAML file with its positions kept. */
export class YamlSource extends TextSource {
  /** The file as plain data; `undefined` where it could not be read at all. */
  readonly value: unknown;
  /** Mistakes of form: the first syntax error (those after it are its echo) and every duplicate key. */
  readonly problems: readonly Problem[];
  readonly #document: Document;

  constructor(file: string, text: string) {
    super(file, text);
    this.#document = parseDocument(text, { prettyErrors: false, strict: true, stringKeys: true });
    const duplicates = this.#document.errors.filter((error) => error.code === "DUPLICATE_KEY");
    const syntax = this.#document.errors.filter((error) => error.code !== "DUPLICATE_KEY").slice(0, 1);
    const problems = [...duplicates.map((e) => this.#duplicateKey(e)), ...syntax.map((e) => this.#syntax(e))];
    const aliases = this.#checkAliases();
    const { value, tooMany } = this.#read(syntax.length + aliases.length > 0);
    this.value = value;
    this.problems = [...problems, ...aliases, ...(tooMany ? [tooMany] : [])];
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
    const node: unknown = this.#document.getIn(path, true);
    return isScalar(node) ? node.source : undefined;
  }

  #read(broken: boolean): { value: unknown; tooMany?: Problem } {
    if (broken) return { value: undefined };
    try {
      return { value: this.#document.toJS({ maxAliasCount: 100 }) };
    } catch (error) {
      const values = { reason: error instanceof Error ? error.message : String(error) };
      return { value: undefined, tooMany: { rule: "syntax", place: this.placeAt(0), values } };
    }
  }

  /** An alias stands for something, and not for what it is within: that would lead every reader round for ever. */
  #checkAliases(): Problem[] {
    const problems: Problem[] = [];
    visit(this.#document, {
      Alias: (_, alias, path) => {
        const target = alias.resolve(this.#document);
        if (target && !path.includes(target)) return;
        const [start = 0, end = 1] = alias.range ?? [];
        const values = { reason: `*${alias.source} stands for ${target ? "itself" : "nothing"}` };
        problems.push({ rule: "syntax", place: this.placeAt(start, end), values });
      },
    });
    return problems;
  }

  #duplicateKey(error: YAMLError): Problem {
    const start = error.pos[0];
    const key = /^("[^"\n]*"|'[^'\n]*'|[^\s:,{}]+)/.exec(this.text.slice(start, start + 200))?.[0] ?? "";
    return { rule: "duplicate-key", place: this.placeAt(start, start + key.length), values: { key } };
  }

  #syntax(error: YAMLError): Problem {
    return { rule: "syntax", place: this.placeAt(...error.pos), values: { reason: error.message } };
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

  #find(path: Path): { key?: Range; value?: Range } | undefined {
    let node: unknown = this.#document.contents;
    let key: Range | undefined;
    for (const step of path) {
      if (isMap(node)) {
        const pair: Pair | undefined = node.items.find((item) => keyText(item.key) === String(step));
        if (!pair) return undefined;
        key = rangeOf(pair.key);
        node = pair.value;
      } else if (isSeq(node) && Number(step) < node.items.length) {
        key = undefined;
        node = node.items[Number(step)];
      } else return undefined;
    }
    const value = rangeOf(node);
    return { ...(key && { key }), ...(value && value[1] > value[0] && { value }) };
  }
}

type Range = readonly [start: number, end: number];

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : "";
}

function rangeOf(node: unknown): Range | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}
