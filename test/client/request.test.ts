import fc from "fast-check";
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { buildRequest } from "../../src/request.js";

/* How addresses are written. */

const operation = { method: "GET", path: "/pets", grouped: true } as const;

function addressOf(path: string, input: object, styles: Readonly<Record<string, string>> = {}): string {
  return buildRequest({ ...operation, path, styles }, [], input).address;
}

describe("an address", () => {
  it.each<[string, object, Readonly<Record<string, string>>, string]>([
    ["nothing", {}, {}, ""],
    [
      "texts, numbers and flags",
      { q: "số dư&", page: 2, all: false },
      {},
      "?q=s%E1%BB%91%20d%C6%B0%26&page=2&all=false",
    ],
    ["what is not there", { a: undefined, b: null, c: [], d: {}, e: [null] }, { c: "," }, ""],
    ["an empty text", { a: "" }, {}, "?a="],
    ["a list", { tag: ["a", "b c"] }, {}, "?tag=a&tag=b%20c"],
    ["a list joined by commas", { tag: ["a", "b,c"] }, { tag: "," }, "?tag=a%2Cb%2Cc"],
    ["a list joined by bars", { tag: ["a", "b"] }, { tag: "|" }, "?tag=a%7Cb"],
    ["an object", { page: { size: 2, after: "x" } }, {}, "?size=2&after=x"],
    [
      "a deep object",
      { page: { size: 2, "af[]": "x" } },
      { page: "deepObject" },
      "?page[size]=2&page[af%5B%5D]=x",
    ],
    [
      "an object in an object",
      { where: { a: { b: [1, 2] } } },
      { where: "deepObject" },
      "?where[a][b]=1&where[a][b]=2",
    ],
    ["a list of objects", { where: [{ a: 1 }] }, {}, "?where=%7B%22a%22%3A1%7D"],
    ["brackets in a name", { "page[size]": 2 }, {}, "?page[size]=2"],
    ["a name that would begin another", { "a=1&b": 2, c: { "d&e": 3 } }, {}, "?a%3D1%26b=2&d%26e=3"],
    ["an inherited style", { constructor: ["a"] }, {}, "?constructor=a"],
  ])("has %s in its query", (_, query, styles, want) => {
    expect(addressOf("/pets", { query }, styles)).toBe(`/pets${want}`);
  });

  it.each<[unknown, string]>([
    [7, "/pets/7/toys"],
    ["a/b?c#d%", "/pets/a%2Fb%3Fc%23d%25/toys"],
    ["$&", "/pets/%24%26/toys"],
    ["...", "/pets/.../toys"],
    [false, "/pets/false/toys"],
    [["a", "b,c"], "/pets/a,b%2Cc/toys"],
    [{ a: 1, b: 2 }, "/pets/a,1,b,2/toys"],
  ])("has %j in its path", (id, want) => {
    expect(addressOf("/pets/{id}/toys", { path: { id } })).toBe(want);
  });

  it.each([undefined, null, "", [], {}, ".", ".."])("is no other path for %j", (id) => {
    expect(() => addressOf("/pets/{id}/toys", { path: { id } })).toThrow(/^path\.id is (?:missing|no name)/);
  });

  it("is openapi-fetch's for whatever both can write", () => {
    const name = fc.stringMatching(/^[a-z_]{1,8}$/);
    const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((one) => !/^\.+$/.test(one));
    const plain = fc.oneof(text, fc.integer(), fc.boolean());
    const list = fc.array(plain, { minLength: 1 });
    const object = fc.dictionary(name, plain, { minKeys: 1 });
    const query = fc.dictionary(name, fc.oneof(plain, list, object, fc.constant(undefined)));
    fc.assert(
      fc.property(fc.oneof(plain, list, object), query, (id, query) => {
        const params = { path: { id }, query };
        const querySerializer = createQuerySerializer({ object: { style: "deepObject", explode: true } });
        const theirs = { baseUrl: "", params, querySerializer, pathSerializer: defaultPathSerializer };
        // They replace by a pattern, in which `$` has a meaning.
        fc.pre(!JSON.stringify(id).includes("$"));
        const styles = Object.fromEntries(Object.keys(query).map((key) => [key, "deepObject"]));
        expect(addressOf("/pets/{id}", params, styles)).toBe(createFinalURL("/pets/{id}", theirs));
      }),
    );
  });

  it("has each pair once that somebody else reads in it", () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(pairs, (given) => {
        const query = Object.fromEntries(given);
        const { searchParams } = new URL(addressOf("/pets", { query }), "http://h");
        expect(new Map(searchParams)).toEqual(new Map(Object.entries(query)));
      }),
    );
  });
});
