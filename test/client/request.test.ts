import fc from "fast-check";
import { createFinalURL, createQuerySerializer, defaultPathSerializer } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { buildRequest } from "../../src/request.js";

/* How addresses are written. */

const operation = { method: "GET", path: "/pets", grouped: true } as const;

function addressOf(path: string, input: object, styles: Readonly<Record<string, string>> = {}): string {
  return buildRequest({ ...operation, path, styles }, [], input).address;
}

const epoch = "1970-01-01T00%3A00%3A00.000Z";

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
    ["a list joined by commas", { tag: ["a", null, "b,c"] }, { tag: "," }, "?tag=a,b%2Cc"],
    ["a list joined by bars", { tag: ["a", "b"] }, { tag: "|" }, "?tag=a%7Cb"],
    ["a list joined by spaces", { tag: ["a", "b"] }, { tag: " " }, "?tag=a%20b"],
    ["a list of objects, joined", { tag: [{ a: 1 }, "b"] }, { tag: "," }, "?tag=%7B%22a%22%3A1%7D,b"],
    [
      "an object joined by commas",
      { rgb: { R: 100, G: "a,b", B: null } },
      { rgb: "," },
      "?rgb=R,100,G,a%2Cb",
    ],
    ["an object joined by bars", { rgb: { R: 100, G: 200 } }, { rgb: "|" }, "?rgb=R%7C100%7CG%7C200"],
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
    [
      "JSON",
      { where: { a: [1, "số"] } },
      { where: "json" },
      "?where=%7B%22a%22%3A%5B1%2C%22s%E1%BB%91%22%5D%7D",
    ],
    ["a text as JSON", { where: "a" }, { where: "json" }, "?where=%22a%22"],
    ["brackets in a name", { "page[size]": 2 }, {}, "?page[size]=2"],
    ["a name that would begin another", { "a=1&b": 2, c: { "d&e": 3 } }, {}, "?a%3D1%26b=2&d%26e=3"],
    ["an inherited style", { constructor: ["a"] }, {}, "?constructor=a"],
    [
      "times",
      { at: new Date(0), in: [new Date(0)], deep: { at: new Date(0) }, joined: new Date(0) },
      { deep: "deepObject", joined: "," },
      ["at", "in", "deep[at]", "joined"].map((name, at) => `${at ? "&" : "?"}${name}=${epoch}`).join(""),
    ],
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
    [["a", null], "/pets/a/toys"],
    [new Date(0), `/pets/${epoch}/toys`],
    ["%2e%2e", "/pets/%252e%252e/toys"],
    ["../..", "/pets/..%2F../toys"],
  ])("has %j in its path", (id, want) => {
    expect(addressOf("/pets/{id}/toys", { path: { id } })).toBe(want);
  });

  it.each([undefined, null, "", [], {}, [null], { a: null }])("is no other path for %j", (id) => {
    expect(() => addressOf("/pets/{id}/toys", { path: { id } })).toThrow(/^path\.id is missing$/);
  });

  it.each([
    ["/pets/{a}/toys", ".", "", "/pets/./toys"],
    ["/pets/{a}", "..", "", "/pets/.."],
    ["/pets/{a}{b}", ".", ".", "/pets/.."],
    ["/pets/.{a}/toys", ".", "", "/pets/../toys"],
    ["/pets/{a}?all=1", "..", "", "/pets/..?all=1"],
  ])("is no other path for dots alone: %s", (template, a, b, path) => {
    const write = () => addressOf(template, { path: { a, b } });
    expect(write).toThrow(new TypeError(`path leads elsewhere: ${path}`));
  });

  it.each([
    ["/files/{a}.json", "..", "/files/...json"],
    ["/.well-known/{a}", "x", "/.well-known/x"],
    ["/pets/{a/b}", "x", "/pets/x"],
    ["/pets/./static", "x", "/pets/./static"],
  ])("may have dots beside others: %s", (template, a, path) => {
    expect(addressOf(template, { path: { a, "a/b": a } })).toBe(path);
  });

  it("goes on with the query that its template begins", () => {
    expect(addressOf("/pets?kind=cat", { query: { page: 2 } })).toBe("/pets?kind=cat&page=2");
  });

  it("stays in its path whatever is in it, as any reader of URLs has it", () => {
    const part = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.stringMatching(/^[./\\%2eE?#]{1,6}$/),
      fc.constantFrom(".", "..", "%2e", ".%2e"),
    );
    const template = fc.constantFrom("/a/{x}", "/a/{x}{y}", "/a/.{x}", "/a/{x}/{y}", "/a/{x}.{y}");
    fc.assert(
      fc.property(template, part, part, (template, x, y) => {
        let address: string;
        try {
          address = addressOf(template, { path: { x, y } });
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
          return;
        }
        const { pathname, search, hash } = new URL(`http://h${address}`);
        expect({ pathname, search, hash }).toEqual({ pathname: address, search: "", hash: "" });
      }),
    );
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

describe("a header", () => {
  it.each<[unknown, string]>([
    [7, "7"],
    [["a", null, "b,c"], "a,b,c"],
    [{ a: 1, b: "x" }, "a,1,b,x"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
  ])("and a cookie have %j", (value, want) => {
    const { headers } = buildRequest(operation, [], { header: { "X-A": value }, cookie: { c: value } });
    expect(headers).toEqual({ "x-a": want, cookie: `c=${encodeURIComponent(want)}` });
  });
});

describe("a form", () => {
  it("has times as JSON has them, without its quotes", () => {
    const form = { ...operation, method: "POST", body: "application/x-www-form-urlencoded" };
    const { body } = buildRequest(form, [], { body: { at: new Date(0), in: [new Date(0)] } });
    expect(body).toBe(`at=${epoch}&in=${epoch}`);
  });
});
