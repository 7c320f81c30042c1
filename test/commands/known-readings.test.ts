import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { KnownReadings } from "../../scripts/commands/known-readings.js";
import { YamlSource } from "../../scripts/load/yaml-source.js";

/** What is known of `texts`, whose prints are their numbers, as the next run has it. */
function nextRun(...texts: readonly string[]): KnownReadings {
  const readings = new KnownReadings();
  for (const [print, text] of texts.entries()) readings.note(String(print), new YamlSource("f", text));
  return new KnownReadings(readings.lines);
}

it("has each text's value, and each thing in its place, as a reader of the text has them", () => {
  const key = fc.constantFrom("a", "b", "__proto__", "7", "08", "constructor", "ß\n");
  const leaf = fc.oneof(fc.string({ unit: "grapheme" }), fc.double(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("tree")), fc.dictionary(key, tie("tree"))),
  }));
  const property = fc.property(fc.dictionary(key, tree, { minKeys: 1 }), fc.boolean(), (value, isJson) => {
    const text = isJson ? JSON.stringify(value) : stringify(value);
    const fresh = new YamlSource("f", text);
    const reading = nextRun(text).of("0", text);
    if (!reading) return;
    const known = new YamlSource("f", text, reading);
    const late = new YamlSource("f", text, reading).placeOf([]);
    expect(isDeepStrictEqual(known.value, fresh.value)).toBe(true);
    // The order of keys is of no interest there.
    expect(JSON.stringify(known.value)).toBe(JSON.stringify(fresh.value));
    expect([known.isJson, known.problems]).toEqual([fresh.isJson, fresh.problems]);
    expect(JSON.parse(JSON.stringify(late))).toEqual(fresh.placeOf([]));
    for (const path of [[], ...Object.keys(value).map((name) => [name])]) {
      expect(known.placeOf(path)).toEqual(fresh.placeOf(path));
      expect(new YamlSource("f", text, reading).placeOfKey(path)).toEqual(fresh.placeOfKey(path));
      expect(known.writtenAt(path)).toBe(fresh.writtenAt(path));
      expect(known.keysAt(path)).toEqual(fresh.keysAt(path));
    }
  });
  fc.assert(property, { numRuns: 300 });
});

it.each<[what: string, text: string, isKnown: boolean]>([
  ["plain", "a: 1\n", true],
  ["JSON", '{ "a": 1 }', true],
  ["empty", "", true],
  ["with a number that JSON has not", "a: .inf\n", false],
  ["with a zero that JSON has not", "a: -0.0\n", false],
  ["with a mistake", "a: [\n", false],
  ["with a key twice", "a: 1\na: 2\n", false],
  ["with an alias", "a: &x { b: 1 }\nc: *x\n", true],
])("knows what is %s, or does without", (_, text, isKnown) => {
  const reading = nextRun(text).of("0", text);
  expect(reading).toEqual(
    isKnown ? { isJson: text.startsWith("{"), value: new YamlSource("f", text).value } : undefined,
  );
});

it("forgets what is not read any more, and says whether that changes anything", () => {
  const readings = nextRun("a: 1\n", "b: 2\n");
  readings.of("1", "b: 2\n");
  expect([readings.isChanged, readings.lines]).toEqual([true, '1 {"b":2}']);
  const next = new KnownReadings(readings.lines);
  next.of("1", "b: 2\n");
  expect(next.isChanged).toBe(false);
  next.note("2", new YamlSource("f", "c: 3\n"));
  expect(next.isChanged).toBe(true);
});
