import { describe, expect, it } from "vitest";
import { dereference, type JsonObject, type JsonValue, valueAt } from "../../scripts/load/json.js";

const document: JsonObject = {
  a: { "b/c": { "d~e": [10, { f: null }] } },
  "": "empty",
  to: { $ref: "#/a/b~1c" },
  round: { $ref: "#/trip" },
  trip: { $ref: "#/round" },
  percent: { $ref: "#/a/b%2F~1c" },
  broken: { $ref: "#/%zz" },
  away: { $ref: "other.yaml#/a" },
};

describe("valueAt", () => {
  it.each<[pointer: string, want: JsonValue | undefined]>([
    ["", document],
    ["/", "empty"],
    ["/a/b~1c/d~0e/0", 10],
    ["/a/b~1c/d~0e/1/f", null],
    ["/a/b~1c/d~0e/2", undefined],
    ["/a/nothing/below", undefined],
    ["/toString", undefined],
    ["/__proto__", undefined],
    ["/a/b~1c/d~0e/length", undefined],
  ])("%s", (pointer, want) => {
    expect(valueAt(document, pointer)).toEqual(want);
  });
});

describe("dereference", () => {
  it.each<[key: string, want: JsonValue | undefined]>([
    ["to", { "d~e": [10, { f: null }] }],
    ["round", undefined],
    ["percent", undefined],
    ["broken", undefined],
    ["away", undefined],
    ["", "empty"],
  ])("%s", (key, want) => {
    expect(dereference(document, document[key])).toEqual(want);
  });
});
