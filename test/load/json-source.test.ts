import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Path, YamlSource } from "../../scripts/load/yaml-source.js";

/* JSON is read in a way of its own, and means what it means as YAML. */

/** A comment makes YAML of it. */
const asYaml = (text: string): YamlSource => new YamlSource("a.yaml", `${text}\n# no JSON\n`);

function pathsOf(value: unknown): Path[] {
  if (typeof value !== "object" || value === null) return [[]];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const entries: [string | number, unknown][] = steps.map((step) => [step, Reflect.get(value, step)]);
  return [[], ...entries.flatMap(([step, item]) => pathsOf(item).map((path) => [step, ...path]))];
}

const name = fc.oneof(
  fc.string(),
  fc.constantFrom("a", "1", "0", "__proto__", 'a"b', "\\", "ế", "😀", ":", "{"),
);
const json = fc
  .dictionary(name, fc.jsonValue({ noUnicodeString: false, stringUnit: "grapheme" }), {
    noNullPrototype: true,
  })
  .chain((value) => fc.constantFrom(undefined, 2, "\t").map((space) => JSON.stringify(value, null, space)))
  // What YAML cannot hold unless it is escaped.
  .filter((text) => !/[^\P{C}\n\t]/u.test(text));

describe("a file that is JSON", () => {
  it("has the value that it has as YAML, and each thing in the same place", () => {
    const property = fc.property(json, (text) => {
      const [read, yaml] = [new YamlSource("a.yaml", text), asYaml(text)];
      expect([read.isJson, yaml.isJson, read.problems]).toEqual([true, false, []]);
      if (yaml.problems.length > 0) return;
      expect(JSON.stringify(read.value)).toBe(JSON.stringify(yaml.value));
      for (const path of [...pathsOf(read.value), ["a", "nowhere"], [0]]) {
        expect(read.placeOf(path)).toEqual(yaml.placeOf(path));
        expect(read.placeOfKey(path)).toEqual(yaml.placeOfKey(path));
        expect(read.writtenAt(path)).toBe(yaml.writtenAt(path));
        expect(read.keysAt(path)).toEqual(yaml.keysAt(path));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it.each<[what: string, text: string, rule: string, column: number]>([
    ["a key twice", '{ "a": 1, "b": 2, "a": 3 }', "duplicate-key", 19],
    ["a key twice, once escaped", '{ "a": 1, "\\u0061": 3 }', "duplicate-key", 11],
    ["half a character", '{ "a": "\\ud800" }', "syntax", 8],
    ["half a character in a key", '{ "\\uDC00": 1 }', "syntax", 3],
    ["what may not stand in a file", '{ "a": "\u007F" }', "syntax", 9],
    ["an end that is missing", '{ "a": [1, 2 }', "syntax", 14],
    ["too many lists within each other", `{ "a": ${"[".repeat(101)}${"]".repeat(101)} }`, "file", 107],
  ])("is read as YAML where it has %s", (_, text, rule, column) => {
    const source = new YamlSource("a.json", text);
    expect(source.isJson).toBe(false);
    expect(source.problems[0]).toMatchObject({ rule, place: { column } });
  });

  it("may be as deep as YAML, and hold any number", () => {
    const text = `{ "a": ${"[".repeat(99)}1e400, -0, 1e2${"]".repeat(99)} }`;
    const [read, yaml] = [new YamlSource("a.json", text), asYaml(text)];
    expect([read.isJson, read.problems, yaml.problems]).toEqual([true, [], []]);
    expect(read.value).toEqual(yaml.value);
  });
});
