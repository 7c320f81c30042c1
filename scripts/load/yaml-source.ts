import { Composer, Document, Lexer, Parser } from "yaml";
import { JsonPositions } from "./json-positions.js";
import { readJson } from "./json-reading.js";
import type { Path, Positions, Range } from "./positions.js";
import type { Place, Problem } from "./problem.js";
import { fileProblem, TextSource } from "./text-source.js";
import { YamlPositions } from "./yaml-positions.js";
import { characterProblem, YamlReading } from "./yaml-reading.js";

export type { Path } from "./positions.js";

/*
 * What a file may ask of us, so that none can take all memory or time. All are far above what people write.
 */
/** Words, marks and line ends: with the space it takes to hold one, the memory that a file takes. */
export const maxPieces = 750_000;
/** Maps and lists within each other. The OpenAPI linter's reader, which goes round itself for each, has the same limit. */
export const maxDepth = 100;

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

/** A YAML file, which may be JSON, with its positions kept. */
export class YamlSource extends TextSource {
  protected readonly ownValue: unknown;
  protected readonly ownProblems: readonly Problem[];
  /** Whether it is sound JSON: then nobody could read anything else in it. */
  readonly isJson: boolean;
  readonly #positions: Positions;

  constructor(file: string, text: string) {
    super(file, text);
    const json = unprintable.test(text) ? undefined : readJson(text, maxDepth);
    this.isJson = json !== undefined;
    if (json) {
      this.ownValue = json.value;
      this.ownProblems = [];
      this.#positions = new JsonPositions(text);
      return;
    }
    const { document, problems } = this.#parse();
    const reading = new YamlReading(this);
    const value = reading.read(document.contents);
    const broken = problems.find(({ rule, variant }) => rule === "syntax" && variant === undefined);
    const found = [...reading.duplicates, ...reading.problems].filter(
      ({ place }) => !broken || isBefore(place, broken.place),
    );
    this.ownProblems = [...found, ...problems];
    this.ownValue = problems.length + reading.problems.length > 0 ? undefined : (value ?? null);
    this.#positions = new YamlPositions(document.contents);
  }

  /** The file as plain data; `undefined` where it could not be read at all. */
  get value(): unknown {
    return this.ownValue;
  }

  /** Mistakes of form: the first syntax error, and what else is wrong before it; what comes after it is its echo. */
  get problems(): readonly Problem[] {
    return this.ownProblems;
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
    return this.#positions.find(path)?.written;
  }

  /** The keys of the map at `path` in the file's order: those of its value have numbers first, as JavaScript has it. */
  keysAt(path: Path): readonly string[] {
    return this.#positions.find(path)?.keys ?? [];
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
      const found = this.#positions.find(path.slice(0, length));
      if (!found) continue;
      // What is missing has no place of its own: it is missing from the entry with this key.
      const range =
        length < path.length || part === "key" ? (found.key ?? found.value) : (found.value ?? found.key);
      if (range) return this.placeAt(range[0], range[1]);
    }
    return this.placeAt(Math.max(0, this.text.search(/^[^#\s]/m)));
  }
}

type Token = Parameters<Composer["next"]>[0];

function isBefore(a: Place, b: Place): boolean {
  return a.line === b.line ? a.column < b.column : a.line < b.line;
}

function collections({ stack }: Parser): number {
  return stack.filter(({ type }) => /^(?:block-map|block-seq|flow-collection)$/.test(type)).length;
}
