/* The cases are those of openapi-fetch's test/common/params.test.ts (MIT), over loopback. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import createClient, { type ClientOptions, type QuerySerializerOptions } from "../../src/fetch/index.js";
import { type AnyPaths, type Observer, startObserver, ways } from "./observer.js";

let observer: Observer;
beforeAll(async () => {
  observer = await startObserver();
});
afterAll(() => observer[Symbol.asyncDispose]());

describe.each(ways)("params, %s", (_, way) => {
  async function urlOf(
    path: string,
    call: Record<string, unknown>,
    options: ClientOptions = {},
  ): Promise<string> {
    await createClient<AnyPaths>({ ...options, ...way, baseUrl: observer.url }).GET(path, call);
    return observer.last.url;
  }

  const flat = { a: "b", c: "d" };
  it.each([
    ["simple", "{p}", "simple", "simple"],
    ["simple, object", "{p}", flat, "a,b,c,d"],
    ["simple, list", "{p}", [1, 2, 3], "1,2,3"],
    ["simple, object, exploded", "{p*}", flat, "a=b,c=d"],
    ["simple, list, exploded", "{p*}", [4, 5, 6], "4,5,6"],
    ["label", "{.p}", "label", ".label"],
    ["label, object", "{.p}", flat, ".a,b,c,d"],
    ["label, list", "{.p}", [1, 2, 3], ".1,2,3"],
    ["label, object, exploded", "{.p*}", flat, ".a=b.c=d"],
    ["label, list, exploded", "{.p*}", [4, 5, 6], ".4.5.6"],
    ["matrix", "{;p}", "matrix", ";p=matrix"],
    ["matrix, object", "{;p}", flat, ";p=a,b,c,d"],
    ["matrix, list", "{;p}", [1, 2, 3], ";p=1,2,3"],
    ["matrix, object, exploded", "{;p*}", flat, ";a=b;c=d"],
    ["matrix, list, exploded", "{;p*}", [4, 5, 6], ";p=4;p=5;p=6"],
    ["escapes what is reserved", "{p}", ";/?:@&=+$,# ", "%3B%2F%3F%3A%40%26%3D%2B%24%2C%23%20"],
    ["escapes nothing else", "{p}", "aAzZ09-_.!~*'()", "aAzZ09-_.!~*'()"],
    ["any character", "{p}", "🥴", "%F0%9F%A5%B4"],
  ])("path: %s", async (_, template, p, want) => {
    expect(await urlOf(`/x/${template}/y`, { params: { path: { p } } })).toBe(`/x/${want}/y`);
  });

  it("path: a serializer of the client's and of the call's", async () => {
    const pathSerializer = (template: string) => template.replace("{p}", "own");
    expect(await urlOf("/x/{p}", { params: { path: { p: 1 } } }, { pathSerializer })).toBe("/x/own");
    const call = { params: { path: { p: 1 } }, pathSerializer: () => `${observer.url}/called` };
    expect(await urlOf("/x/{p}", call, { pathSerializer })).toBe("/called");
  });

  it("header", async () => {
    const call = {
      params: { header: { "x-required-header": "correct" } },
      headers: { "x-required-header": "b" },
    };
    await urlOf("/", call, { headers: { "x-required-header": "a" } });
    expect(observer.last.headers["x-required-header"]).toBe("correct");
  });

  const list = ["1", "2", "3"];
  const object = { foo: "bar", bar: "baz" };
  it.each<[string, Record<string, unknown>, QuerySerializerOptions | undefined, string]>([
    ["primitives", { s: "string", n: 0, b: false }, undefined, "?s=string&n=0&b=false"],
    ["an empty list", { list: [] }, undefined, ""],
    ["nothing", { s: undefined, n: null }, undefined, ""],
    ["a list", { list, b: true }, undefined, "?list=1&list=2&list=3&b=true"],
    ["form", { list }, { array: { style: "form", explode: false } }, "?list=1,2,3"],
    ["form, exploded", { list }, { array: { style: "form", explode: true } }, "?list=1&list=2&list=3"],
    ["spaces", { list }, { array: { style: "spaceDelimited", explode: false } }, "?list=1%202%203"],
    [
      "spaces, exploded",
      { list },
      { array: { style: "spaceDelimited", explode: true } },
      "?list=1&list=2&list=3",
    ],
    ["pipes", { list }, { array: { style: "pipeDelimited", explode: false } }, "?list=1|2|3"],
    [
      "pipes, exploded",
      { list },
      { array: { style: "pipeDelimited", explode: true } },
      "?list=1&list=2&list=3",
    ],
    ["an object", { object }, undefined, "?object[foo]=bar&object[bar]=baz"],
    ["object, form", { object }, { object: { style: "form", explode: false } }, "?object=foo,bar,bar,baz"],
    ["object, form, exploded", { object }, { object: { style: "form", explode: true } }, "?foo=bar&bar=baz"],
    [
      "object, deep",
      { object },
      { object: { style: "deepObject", explode: false } },
      "?object[foo]=bar&object[bar]=baz",
    ],
    ["reserved", { s: "bad/character🐶" }, { allowReserved: true }, "?s=bad/character%F0%9F%90%B6"],
    ["not reserved", { s: "bad/character🐶" }, {}, "?s=bad%2Fcharacter%F0%9F%90%B6"],
  ])("query: %s", async (_, query, querySerializer, want) => {
    const call = { params: { query } };
    expect(await urlOf("/q", call, querySerializer ? { querySerializer } : {})).toBe(`/q${want}`);
    expect(await urlOf("/q", { ...call, querySerializer })).toBe(`/q${want}`);
  });

  it("query: the styles of a call stand in front of the client's, one by one", async () => {
    const querySerializer = { allowReserved: true, array: { style: "form", explode: false } } as const;
    const call = { params: { query: { a: [1, 2], s: "/" } }, querySerializer: { allowReserved: false } };
    expect(await urlOf("/q", call, { querySerializer })).toBe("/q?a=1,2&s=%2F");
  });

  it.each([
    ["of the client", undefined, "?alpha=2&beta=json"],
    ["of the call", () => "query", "?query"],
    ["with a question mark of its own", () => "?query", "?query"],
  ])("query: a function %s", async (_, called, want) => {
    const own = (query: Record<string, unknown>) => `alpha=${query["version"]}&beta=${query["format"]}`;
    const call = { params: { query: { version: 2, format: "json" } }, querySerializer: called };
    expect(await urlOf("/q", call, { querySerializer: own })).toBe(`/q${want}`);
  });
});
