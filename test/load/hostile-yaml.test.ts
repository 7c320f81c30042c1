import { rm } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../scripts/load/json.js";
import { loadSources, type Sources } from "../../scripts/load/sources.js";
import { folderWith } from "../commands/maloi.js";
import { catalog, inOneLine, minimal, openapi, vi } from "../model/minimal-contract.js";

/*
 * What YAML can do to whoever reads it, at the end of each of the three kinds of source, or around all of it. Each is
 * understood as stated, or a problem with a place: `1:1` is in the file's first line, `+1:1` in the first line after
 * what the file had before.
 */
type Bytes = string | Uint8Array;
type Around = (source: string) => Bytes;
type Want = { readonly problems: readonly string[] } | { readonly value: unknown };
/** `openapi`: where the OpenAPI linter's own reader sees it otherwise. */
type Row = [what: string, written: string | Around, want: Want, openapi?: Want];

const wrong = (...problems: string[]): Want => ({ problems });
/** What `x-a` is. */
const understood = (value: unknown): Want => ({ value });
const same = understood(undefined);
const bytes =
  (tail: readonly number[]): Around =>
  (source) =>
    Buffer.concat([Buffer.from(`${source}x-a: a`), Buffer.from(tail)]);

const bomb = Array.from({ length: 9 }, (_, level) => {
  const items = Array(9).fill(level === 0 ? "lol" : `*a${level - 1}`);
  return `x-${level}: &a${level} [${items.join(", ")}]\n`;
}).join("");

const structure: Row[] = [
  ["an alias bomb", bomb, wrong("file/aliases +6:21 «*a4»")],
  [
    "a small one",
    "x-b: &b [1, 2]\nx-a: [*b, *b]\n",
    understood([
      [1, 2],
      [1, 2],
    ]),
  ],
  [
    "an alias that is used often",
    `x-b: &b [1]\nx-a: [${Array(500).fill("*b")}]\n`,
    understood(Array(500).fill([1])),
  ],
  ["an alias of the nearer of two anchors", "x-b: &b 1\nx-c: &b 2\nx-a: *b\n", understood(2)],
  ["an anchor of a key", "x-b: { &k c: 1 }\nx-a: *k\n", understood("c")],
  ["an alias of what it is within", "x-a: &a { b: [*a] }\n", wrong("syntax +1:15 «*a»")],
  ["an alias of nothing", "x-a: *a\n", wrong("syntax +1:6 «*a»")],
  ["an alias of what comes later", "x-a: *b\nx-b: &b 1\n", wrong("syntax +1:6 «*b»")],
  ["an alias for a key", "x-b: { &k c: 1 }\nx-a: { *k : 2 }\n", wrong("syntax +2:8 «*k»")],
  ["a tab for indentation", "x-a:\n\tb: 1\n", wrong("syntax +2:1 «\t»")],
  ["a tab between key and value", "x-a:\tb\n", understood("b")],
  ["a key twice", "x-a: 1\nx-a: 2\n", wrong("duplicate-key +2:1 «x-a»")],
  ["a key twice, with and without quotes", `x-a: { 1: a, "1": b }\n`, wrong(`duplicate-key +1:14 «"1"»`)],
  ["a key twice, one of them escaped", `x-a: { a: 1, "\\x61": 2 }\n`, wrong(`duplicate-key +1:14 «"\\x61"»`)],
  ["a key twice further down than a syntax error", "x-a: ]\nx-b: 1\nx-b: 2\n", wrong("syntax +1:6 «]»")],
  ["a list for a key", "x-a:\n  ? [a]\n  : 1\n", wrong("syntax +2:5 «[»")],
  // Not in YAML 1.2, but the linter's reader has it, as most readers of OpenAPI do.
  [
    "a merge key",
    "x-b: &b { c: 1, d: 2 }\nx-a: { <<: *b, d: 3 }\n",
    understood({ "<<": { c: 1, d: 2 }, d: 3 }),
    understood({ c: 1, d: 3 }),
  ],
  [
    "a key of JavaScript's own",
    "x-a: { __proto__: { b: 1 } }\n",
    understood(JSON.parse('{ "__proto__": { "b": 1 } }')),
  ],
  ["10,000 lists within each other", `x-a: ${"[".repeat(10_000)}`, wrong("file/deep +1:105 «[»")],
  ["10,000 maps within each other", `x-a: ${"{a: ".repeat(10_000)}`, wrong("file/deep +1:402 «{»")],
  ["10,000 dashes in a line", `x-a:\n  ${"- ".repeat(10_000)}`, wrong("file/deep +2:201 «-»")],
  ["as deep as is allowed", `x-a: ${"[".repeat(99)}${"]".repeat(99)}\n`, understood(nested(99))],
  ["two documents", "---\na: 1\n", wrong("syntax +1:1 «---»")],
  ["something after the end", "...\na: 1\n", wrong("syntax +2:1 «a: 1»")],
  ["the marks of a document's begin and end", (source) => `---\n${source}...\n`, same],
];

const words: Row[] = [
  [
    "words that YAML 1.1 took for others",
    "x-a: [no, on, yes, y, off, 1:30, 2001-01-01]\n",
    understood(["no", "on", "yes", "y", "off", "1:30", "2001-01-01"]),
  ],
  ["the same as keys", "x-a: { no: 1, on: 2, yes: 3 }\n", understood({ no: 1, on: 2, yes: 3 })],
  [
    "a directive for YAML 1.1, which changes nothing",
    (source) => `%YAML 1.1\n---\n${source}x-a: no\n`,
    understood("no"),
  ],
  ["a directive for a YAML to come", (source) => `%YAML 9.9\n---\n${source}`, same, wrong("syntax 2:1 «-»")],
  ["a directive that nobody knows", (source) => `%FOO bar\n---\n${source}`, same],
  [
    "true and null in all their forms",
    "x-a: [true, True, TRUE, null, ~, Null]\n",
    understood([true, true, true, null, null, null]),
  ],
  ["numbers that are numbers", "x-a: [0o17, 0x1F, 017, 1e3, -0.5]\n", understood([15, 31, 17, 1000, -0.5])],
  ["numbers that are words", "x-a: [1_000, 190:20, 0b, 1e]\n", understood(["1_000", "190:20", "0b", "1e"])],
  ["numbers without an end", "x-a: [.inf, -.INF, .nan]\n", understood([Infinity, -Infinity, NaN])],
  ["!!js/function", `x-a: !!js/function "function () {}"\n`, wrong("syntax/tag +1:6 «!!js/function»")],
  ["!!binary", "x-a: !!binary aGk=\n", wrong("syntax/tag +1:6 «!!binary»")],
  ["!!set", "x-a: !!set { a }\n", wrong("syntax/tag +1:6 «!!set»")],
  ["!!omap", "x-a: !!omap [a: 1]\n", wrong("syntax/tag +1:6 «!!omap»")],
  ["!!timestamp", "x-a: !!timestamp 2001-01-01\n", wrong("syntax/tag +1:6 «!!timestamp»")],
  ["a tag of nobody's", "x-a: !foo b\n", wrong("syntax/tag +1:6 «!foo»")],
  ["a tag that what it is on is not", "x-a: !!int abc\n", wrong("syntax/tag +1:6 «!!int»")],
  ["a tag of a handle that is not declared", "x-a: !e!b c\n", wrong("syntax +1:6 «!e!b»")],
  ["a tag that says what would not be clear without", "x-a: !!str 08\n", understood("08")],
  ["an unclosed double quote", `x-a: "b\n`, wrong("syntax +2:1 «»")],
  ["an unclosed single quote", "x-a: 'b\n", wrong("syntax +2:1 «»")],
  ["an escape that nobody knows", `x-a: "\\q"\n`, wrong("syntax +1:7 «\\»")],
];

const characters: Row[] = [
  ["a NUL byte", "x-a: a\0b\n", wrong("syntax/character +1:7 «\0»")],
  ["an escape sequence for terminals", "x-a: a\x1b[31m\n", wrong("syntax/character +1:7 «\x1b»")],
  ["half of a surrogate pair, escaped", `x-a: "\\uD800"\n`, wrong(`syntax/character +1:6 «"\\uD800"»`)],
  ["the same as a key", `x-a: { "\\uDC00": 1 }\n`, wrong(`syntax/character +1:8 «"\\uDC00"»`)],
  ["a whole pair", `x-a: "\\uD83D\\uDE00"\n`, understood("😀")],
  ["half of a surrogate pair as bytes", bytes([0xed, 0xa0, 0x80]), wrong("file/encoding +1:7 «\uFFFD»")],
  ["Latin 1", bytes([0xe9]), wrong("file/encoding +1:7 «\uFFFD»")],
  ["half a character at the end", bytes([0xe1, 0xbb]), wrong("file/encoding +1:7 «\uFFFD»")],
  ["UTF-16", (source) => Buffer.from(`\uFEFF${source}`, "utf16le"), wrong("file/encoding 1:1 «»")],
  [
    "UTF-16, the other way round",
    (source) => Buffer.from(`\uFEFF${source}`, "utf16le").swap16(),
    wrong("file/encoding 1:1 «»"),
  ],
  ["UTF-16 that does not say so", () => Buffer.from("a: 1\n", "utf16le"), wrong("syntax/character 1:2 «\0»")],
  ["a picture", () => Buffer.from("89504e470d0a1a0a00", "hex"), wrong("file/encoding 1:1 «»")],
  ["an archive", () => Buffer.from("1f8b0800", "hex"), wrong("file/encoding 1:2 «\uFFFD»")],
  ["a byte order mark", (source) => `\uFEFF${source}x-a: 1\n`, understood(1)],
  ["two of them", (source) => `\uFEFF\uFEFF${source}x-a: 1\n`, understood(1)],
  ["line ends of Windows", (source) => `${source}x-a: b\n`.replaceAll("\n", "\r\n"), understood("b")],
  [
    "a mistake after those",
    (source) => `${source}x-a: *b\n`.replaceAll("\n", "\r\n"),
    wrong("syntax +1:6 «*b»"),
  ],
];

function nested(depth: number): unknown {
  return depth === 0 ? [] : depth === 1 ? [] : [nested(depth - 1)];
}

const valueIn: Readonly<Record<string, (sources: Sources) => unknown>> = {
  [catalog]: (sources) => sources.catalog?.value,
  [openapi]: (sources) => sources.document,
  [vi]: (sources) => sources.locales.find(({ language }) => language === "vi")?.source.value,
};

/** `rule f:21:6 «a»` → `rule +1:6 «a»`, where the file had 20 lines before. */
function relativeTo(file: string, problem: string): string {
  const lines = (minimal[file] ?? "").split("\n").length - 1;
  return problem.replace(/ \S+?:(\d+):/, (_, line: string) => {
    return Number(line) > lines ? ` +${Number(line) - lines}:` : ` ${line}:`;
  });
}

describe.each([catalog, openapi, vi])("in %s", (file) => {
  it.each<Row>([...structure, ...words, ...characters])("%s", async (_, written, want, linted = want) => {
    const wanted = file === openapi ? linted : want;
    const source = minimal[file] ?? "";
    const content = typeof written === "string" ? source + written : written(source);
    const root = await folderWith({ ...minimal, [file]: content });
    const sources = await loadSources(root);
    await rm(root, { recursive: true });
    const value = valueIn[file]?.(sources);
    const problems = sources.problems.map((problem) => relativeTo(file, inOneLine(problem)));
    expect(problems).toEqual("problems" in wanted ? wanted.problems : []);
    if ("value" in wanted) {
      if (!isRecord(value)) throw new Error("not understood");
      expect(value["x-a"]).toEqual(wanted.value);
      // A bomb or a cycle would show itself here.
      expect(JSON.stringify(value).length).toBeLessThan(20_000);
    }
  });
});
