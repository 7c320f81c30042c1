import { Document } from "yaml";
import { type StringifyContext, stringifyString } from "yaml/util";
import { isRecord } from "../load/json.js";
import { escapeJson, isPlain } from "./escape.js";

/**
 * Plain data as YAML that readers of version 1.1, which are many, take for the same: to them a bare `no` is false, and a date is
 * no text. It is what the library writes, which makes a tree of nodes first: for a large description, that takes all memory.
 *
 * @param comments lines to stand above it.
 */
export function yamlText(value: unknown, comments: readonly string[] = []): string {
  const parts = new Parts();
  for (const line of comments) parts.push(`# ${line}\n`);
  if (comments.length > 0) parts.push("\n");
  write(value, "", parts);
  parts.push("\n");
  return parts.join();
}

/** A long text in the making, held in few pieces: each costs more than what is in it. */
class Parts {
  readonly #pieces: string[] = [];
  #latest: string[] = [];

  push(piece: string): void {
    if (this.#latest.push(piece) === 10_000) this.#pieces.push(this.#take());
  }

  join(): string {
    return [...this.#pieces, this.#take()].join("");
  }

  #take(): string {
    const piece = this.#latest.join("");
    this.#latest = [];
    return piece;
  }
}

/** Adds what is written of `value`, where everything after the first line is indented by `indent`. */
function write(value: unknown, indent: string, parts: Parts): void {
  if (typeof value === "string") parts.push(stringText(value, indent, false));
  else if (typeof value === "number") parts.push(numberText(value));
  else if (isEmpty(value)) parts.push(Array.isArray(value) ? "[]" : "{}");
  else if (Array.isArray(value)) writeList(value, indent, parts);
  else if (isRecord(value)) writeMap(value, indent, parts);
  else parts.push(String(value ?? null));
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return ".nan";
  if (!Number.isFinite(value)) return value < 0 ? "-.inf" : ".inf";
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

/** Whether `value` is a list or a map without anything in it. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.values(value).every((item) => item === undefined);
}

function writeList(items: readonly unknown[], indent: string, parts: Parts): void {
  for (const [index, item] of items.entries()) {
    parts.push(index === 0 ? "- " : `\n${indent}- `);
    write(item, indent + step, parts);
  }
}

function writeMap(map: Readonly<Record<string, unknown>>, indent: string, parts: Parts): void {
  let isFirst = true;
  for (const [key, value] of Object.entries(map)) {
    if (value === undefined) continue;
    if (!isFirst) parts.push(`\n${indent}`);
    isFirst = false;
    const name = stringText(key, indent + step, true);
    const isBlock = typeof value === "object" && value !== null && !isEmpty(value);
    if (name.length > longestKey) parts.push(`? ${name}\n${indent}: `);
    else parts.push(isBlock ? `${name}:\n${indent}${step}` : `${name}: `);
    write(value, indent + step, parts);
  }
}

/** YAML reads a longer one only where it is told that a key comes. */
const longestKey = 1024;
const step = "  ";

/** Short texts that were written before, which is most of them: as keys, and as values. */
const known = { key: new Map<string, string>(), value: new Map<string, string>() };
const shortest = 40;

function stringText(text: string, indent: string, isKey: boolean): string {
  // What stands on several lines, or may be taken for the mark between documents, is not the same everywhere.
  if (text.length > shortest || !/^(?![.%-])[^\n]*$/.test(text)) return newText(text, indent, isKey);
  const texts = isKey ? known.key : known.value;
  const written = texts.get(text) ?? newText(text, indent, isKey);
  texts.set(text, written);
  return written;
}

function newText(value: string, indent: string, implicitKey: boolean): string {
  const context = { ...common, indent, implicitKey };
  if (!hasEscapes(value)) return stringifyString({ value }, context);
  // Within double quotes, YAML reads JSON's escapes.
  return escapeJson(stringifyString({ value, type: "QUOTE_DOUBLE" }, context));
}

/** What `escapeJson` and JSON itself would escape. */
const needsEscapes = /<(?=[/!])|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00A0\uFFFE\uFFFF]/u;

function hasEscapes(text: string): boolean {
  return text.includes("\n") || (!isPlain(text) && needsEscapes.test(text));
}

/** As the library has it, but for lines, which are never folded. */
const common: Omit<StringifyContext, "indent" | "implicitKey"> = {
  actualString: true,
  anchors: new Set(),
  doc: new Document(null, { compat: "yaml-1.1" }),
  flowCollectionPadding: " ",
  indentStep: step,
  inFlow: null,
  options: {
    blockQuote: true,
    commentString: (comment) => comment,
    defaultKeyType: null,
    defaultStringType: "PLAIN",
    directives: null,
    doubleQuotedAsJSON: false,
    doubleQuotedMinMultiLineLength: 40,
    falseStr: "false",
    flowCollectionPadding: true,
    indentSeq: true,
    lineWidth: 0,
    minContentWidth: 20,
    nullStr: "null",
    simpleKeys: false,
    singleQuote: null,
    trailingComma: false,
    trueStr: "true",
    verifyAliasOrder: true,
  },
};
