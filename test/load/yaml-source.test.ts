import { describe, expect, it } from "vitest";
import type { Problem } from "../../scripts/load/problem.js";
import { type Path, YamlSource } from "../../scripts/load/yaml-source.js";
import { inOneLine } from "../model/minimal-contract.js";

describe("YamlSource", () => {
  it.each<[name: string, text: string, want: string[]]>([
    ["nothing wrong", "a: 1\n", []],
    ["an empty file", "", []],
    [
      "a duplicate key",
      "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
      ["duplicate-key f:4:3 «c»", "duplicate-key f:5:1 «a»"],
    ],
    ["a quoted duplicate key", `"a b": 1\n"a b": 2\n`, ['duplicate-key f:2:1 «"a b"»']],
    ["an unclosed list", "a: [1, 2\nb: 3\n", ["syntax f:2:1 «b»"]],
    ["an unclosed quote", 'a: "b\n', ["syntax f:2:1 «»"]],
    ["a tab for indentation", "a:\n\tb: 1\n", ["syntax f:2:1 «\t»"]],
    ["an alias of nothing", "a: *b\n", ["syntax f:1:4 «*b»"]],
    ["an alias within itself", "a: &b\n  c: [*b]\n", ["syntax f:2:7 «*b»"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["syntax f:2:1 «---»"]],
    ["a second mistake after one of syntax", "a: ]\nb: *c\n", ["syntax f:1:4 «]»"]],
    ["a mistake before one of syntax", "a: *c\nb: ]\n", ["syntax f:1:4 «*c»", "syntax f:2:4 «]»"]],
  ])("%s", (_, text, want) => {
    expect(new YamlSource("f", text).problems.map((problem: Problem) => inOneLine(problem))).toEqual(want);
  });

  const source = new YamlSource("f", "# comment\na:\n  b: [x, { c: y }]\n  200: z\n  e:\n");
  it.each<[part: "key" | "value", path: Path, want: string]>([
    ["value", ["a", "b", 0], "3:7 x"],
    ["value", ["a", "b", 1, "c"], "3:15 y"],
    ["key", ["a", "b", 1, "c"], "3:12 c"],
    ["key", ["a", "b", 0], "3:7 x"],
    ["value", ["a", 200], "4:8 z"],
    ["value", ["a", "200"], "4:8 z"],
    ["value", ["a", "e"], "5:3 e"],
    ["value", ["a", "missing", "deep"], "2:1 a"],
    ["value", ["a", "b", 7], "3:3 b"],
    ["value", ["missing"], "2:1 a"],
    ["value", [], "2:1 a"],
  ])("the place of the %s at %j", (part, path, want) => {
    const place = part === "key" ? source.placeOfKey(path) : source.placeOf(path);
    const { line, column, length, excerpt } = place;
    expect(`${line}:${column} ${excerpt.slice(column - 1, column - 1 + length)}`).toBe(want);
  });

  it("finds the first of two equal keys, and what is written there", () => {
    const twice = new YamlSource("f", "a: 08\na: 9\n");
    expect([twice.placeOf(["a"]).line, twice.writtenAt(["a"])]).toEqual([1, "08"]);
  });

  it("reads YAML 1.2: no is a word, and << is a key like any other", () => {
    expect(new YamlSource("f", "a: no\nb: &b { c: 1 }\n<<: *b\n").value).toEqual({
      a: "no",
      b: { c: 1 },
      "<<": { c: 1 },
    });
  });
});
