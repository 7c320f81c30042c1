import { Composer, Document, Lexer, Parser } from "yaml";
import { readJson } from "./json-reading.js";
import type { Range } from "./positions.js";
import type { Problem } from "./problem.js";
import { fileProblem, type TextSource } from "./text-source.js";
import { characterProblem } from "./yaml-reading.js";

/*
 * What a file may ask of us, so that none can take all memory or time. All are far above what people write.
 */
/** Words, marks and line ends: with the space it takes to hold one, the memory that a file takes. */
const maxPieces = 750_000;
/** Maps and lists within each other. The OpenAPI linter's reader, which goes round itself for each, has the same limit. */
const maxDepth = 100;

/** YAML 1.2, whatever a directive in the file says: `no` is a word, and `<<` is a key like any other. */
const options = {
  prettyErrors: false,
  strict: true,
  stringKeys: true,
  // Tags beyond the core ones make values that are no plain data: dates, sets, bytes.
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  // The library compares each key with each other one; `YamlReading` does not.
  uniqueKeys: false,
} as const;

/** What YAML does not allow unless it is escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unprintable = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;

/** The value of a text that is sound JSON, and so no other YAML; nothing of any other. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  return unprintable.test(text) ? undefined : readJson(text, maxDepth);
}

/** The document that is written in `source`, and what of it is no YAML, or too much of it. */
export function parseYaml(source: TextSource): { document: Document; problems: Problem[] } {
  const nothing = new Document(null);
  const stray = unprintable.exec(source.text);
  if (stray) {
    const problem = characterProblem(stray[0], source.placeAt(stray.index));
    return { document: nothing, problems: [problem] };
  }
  const tokens = tokensOf(source);
  if ("rule" in tokens) return { document: nothing, problems: [tokens] };
  const documents = new Composer(options).compose(tokens, true, source.text.length);
  const [document = nothing, second] = documents;
  const error = document.errors[0];
  if (error) return { document, problems: [syntaxProblem(source, error.pos, error.message)] };
  if (second) {
    const reason = "a second document begins here";
    return { document, problems: [syntaxProblem(source, [second.range[0], second.range[1]], reason)] };
  }
  return { document, problems: strangeTags(source, document) };
}

/** The file in the library's tokens; a problem as soon as there are too many of them, or they lie too deep. */
function tokensOf(source: TextSource): Token[] | Problem {
  const parser = new Parser();
  const tokens: Token[] = [];
  let pieces = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    const { offset } = parser;
    for (const token of parser.next(lexeme)) tokens.push(token);
    pieces++;
    if (pieces > maxPieces) return limitProblem(source, "long", offset, maxPieces);
    // Above the collections, there is the document, and below them, perhaps a scalar.
    if (parser.stack.length > maxDepth && collections(parser) > maxDepth)
      return limitProblem(source, "deep", offset, maxDepth);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function limitProblem(source: TextSource, variant: string, offset: number, limit: number): Problem {
  return { ...fileProblem(source.file, variant, { limit }), place: source.placeAt(offset) };
}

function strangeTags(source: TextSource, document: Document): Problem[] {
  const strange = document.warnings.filter(
    ({ code }) => code === "TAG_RESOLVE_FAILED" || code === "BAD_COLLECTION_TYPE",
  );
  return strange.map(({ pos: [start, end] }) => {
    const values = { tag: source.text.slice(start, end) };
    return { rule: "syntax", variant: "tag", place: source.placeAt(start, end), values };
  });
}

function syntaxProblem(source: TextSource, [start, end]: Range, reason: string): Problem {
  return { rule: "syntax", place: source.placeAt(start, end), values: { reason } };
}

type Token = Parameters<Composer["next"]>[0];

function collections({ stack }: Parser): number {
  return stack.filter(({ type }) => /^(?:block-map|block-seq|flow-collection)$/.test(type)).length;
}
