/* The cases are those of openapi-fetch's test/common/request.test.ts and test/http-methods/ (MIT), over loopback. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import createClient, { type ClientOptions, type HeadersOptions } from "../../src/fetch/index.js";
import { type AnyPaths, type Observer, startObserver, ways } from "./observer.js";

let observer: Observer;
beforeAll(async () => {
  observer = await startObserver();
});
afterAll(() => observer[Symbol.asyncDispose]());

const withBody = ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"] as const;
const methods = [...withBody, "GET", "HEAD"] as const;

describe.each(ways)("a request, %s", (_, way) => {
  const clientOf = (options: ClientOptions = {}) =>
    createClient<AnyPaths>({ ...options, ...way, baseUrl: observer.url });

  it.each(methods)("%s is sent, by either name", async (method) => {
    await clientOf()[method]("/resources");
    expect(observer.last).toMatchObject({ method, url: "/resources" });
    await clientOf().request(method.toLowerCase() as "get", "/called");
    expect(observer.last).toMatchObject({ method, url: "/called" });
  });

  it.each<[string, HeadersOptions, HeadersOptions, object]>([
    ["the client's", { foo: "bar" }, {}, { foo: "bar" }],
    [
      "the call's stand in front, unless they are undefined",
      { foo: "bar", bar: "baz", baz: "bat", box: "cat" },
      { foo: "", bar: 0, baz: undefined, box: false },
      { foo: "", bar: "0", baz: "bat", box: "false" },
    ],
    ["null takes one away", { foo: "bar", bar: "baz" }, { FOO: null }, { bar: "baz" }],
    ["any", {}, { foo: "bar", bar: 123, baz: true }, { foo: "bar", bar: "123", baz: "true" }],
    ["a list", {}, { list: ["one", "two", "three"] }, { list: "one, two, three" }],
    ["a list adds to what is there", { list: "one" }, { list: ["two"] }, { list: "one, two" }],
    ["in whichever case", { "X-Foo": "a" }, { "x-foo": "b" }, { "x-foo": "b" }],
    ["of Headers", new Headers({ foo: "a" }), new Headers({ foo: "b", bar: "c" }), { foo: "b", bar: "c" }],
    ["of pairs", [["foo", "a"]], [["bar", "b"]], { foo: "a", bar: "b" }],
    ["a cookie", {}, { Cookie: "session=1234" }, { Cookie: "session=1234" }],
  ])("headers: %s", async (_, own, called, want) => {
    await clientOf({ headers: own }).GET("/resources", { headers: called, credentials: "include" });
    const usual = new Set([
      "host",
      "connection",
      "accept",
      "accept-language",
      "sec-fetch-mode",
      "user-agent",
    ]);
    const sent = Object.entries(observer.last.headers).filter(
      ([name]) => !usual.has(name) && name !== "accept-encoding",
    );
    expect(Object.fromEntries(sent)).toEqual(want);
  });

  describe("its body", () => {
    const bodySerializer = vi.fn((body: unknown) => `Serialized: ${JSON.stringify(body)}`);
    beforeEach(() => void bodySerializer.mockClear());

    it.each(methods)("is none where there is none: %s", async (method) => {
      for (const call of [{}, { body: undefined }]) {
        await clientOf({ bodySerializer })[method]("/resources", call);
        await clientOf()[method]("/resources", call);
        expect(observer.seen.slice(-2).map(({ body }) => body)).toEqual(["", ""]);
        expect(bodySerializer).not.toHaveBeenCalled();
      }
    });

    it.each(withBody)("is whatever it is JSON for: %s", async (method) => {
      for (const body of [null, false, "", 0, { a: [1] }]) {
        await clientOf({ bodySerializer })[method]("/resources", { body });
        await clientOf()[method]("/resources", { body });
        const json = JSON.stringify(body);
        expect(observer.seen.slice(-2).map(({ body }) => body)).toEqual([`Serialized: ${json}`, json]);
      }
    });

    it("is a form where the headers say so, in whichever case", async () => {
      const body = { key1: "value1", key2: "value 2" };
      for (const name of ["Content-Type", "content-type"]) {
        await clientOf().POST("/form", { body, headers: { [name]: "application/x-www-form-urlencoded" } });
        expect(observer.last.body).toBe("key1=value1&key2=value+2");
      }
    });

    it("may be FormData, which tells its own type", async () => {
      const body = new FormData();
      body.set("field", "value");
      for (const call of [{ body }, { body: {}, bodySerializer: () => body }]) {
        await clientOf().POST("/form", call);
        expect(observer.last.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
        expect(observer.last.body).toContain('name="field"\r\n\r\nvalue\r\n');
      }
    });

    it("is the serializer's business, which is told the headers", async () => {
      const told = vi.fn((_: unknown, headers?: Headers) => headers?.get("x-own") ?? "none");
      await clientOf({ headers: { "X-Own": "a" } }).POST("/", { body: {}, bodySerializer: told });
      expect(observer.last.body).toBe("a");
      expect(told.mock.calls[0]?.[1]?.has("content-type")).toBe(false);
    });

    it("may be a stream, with `duplex`", async () => {
      const stream = new Blob(["streamed"]).stream();
      await clientOf().POST("/", { body: {}, bodySerializer: () => stream, duplex: "half" });
      expect(observer.last).toMatchObject({ body: "streamed", headers: { "transfer-encoding": "chunked" } });
    });

    it.each(["GET", "HEAD"] as const)("is refused for %s", async (method) => {
      await expect(clientOf()[method]("/", { body: {} })).rejects.toThrow(TypeError);
    });
  });

  it.each([{ "bad name": "a" }, { "x-a": "a\nb" }, { "x-a": "€" }, { "bad name": null }])(
    "a header that cannot be is refused: %j",
    async (headers) => {
      await expect(clientOf().GET("/", { headers })).rejects.toThrow(TypeError);
    },
  );

  it("a header that cannot be is refused even where another stands in front of it", async () => {
    const client = clientOf({ headers: { "x-a": "a\nb" } });
    await expect(client.GET("/", { headers: { "x-a": "a" } })).rejects.toThrow(TypeError);
  });

  it("an address that is none is refused", async () => {
    const client = createClient<AnyPaths>(way);
    await expect(client.GET("/resources")).rejects.toThrow(TypeError);
  });

  it("the same call twice is the same request twice", async () => {
    const client = clientOf({ headers: { a: "b" } });
    const init = { params: { query: { a: 1 } }, body: { ids: [1, 2, 3] } };
    await client.POST("/resources", init);
    await client.POST("/resources", init);
    const [first, second] = observer.seen.slice(-2);
    expect(second).toEqual(first);
    expect(init).toEqual({ params: { query: { a: 1 } }, body: { ids: [1, 2, 3] } });
  });
});

describe("a Request of the application's", () => {
  class OwnRequest extends Request {}
  const asked = vi.fn(async (_: Request) => Response.json({}));
  beforeEach(() => void asked.mockClear());

  it.each<[string, ClientOptions, Record<string, unknown>]>([
    ["of the client's", { Request: OwnRequest }, {}],
    ["of the call's", {}, { Request: OwnRequest }],
  ])("is made: %s", async (_, options, call) => {
    await createClient<AnyPaths>({ ...options, baseUrl: observer.url, fetch: asked }).GET("/", call);
    expect(asked.mock.calls[0]?.[0]).toBeInstanceOf(OwnRequest);
  });

  it.each<[string, ClientOptions, Record<string, unknown>]>([
    ["the client's", { fetch: asked }, {}],
    ["the call's", {}, { fetch: asked }],
  ])("reaches the fetch that is %s, with what is not a Request's", async (_, options, call) => {
    const client = createClient<AnyPaths>({ ...options, baseUrl: observer.url });
    await client.GET("/resources", { ...call, customProperty: "value" });
    const [request] = asked.mock.calls[0] ?? [];
    expect(request).toBeInstanceOf(Request);
    expect(request).toMatchObject({ url: `${observer.url}/resources`, customProperty: "value" });
  });
});
