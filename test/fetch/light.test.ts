import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import createClient, { type Middleware } from "../../src/fetch/index.js";
import { answer } from "../support/loopback.js";
import { type AnyPaths, type Observer, startObserver, ways } from "./observer.js";

/* When a `Request` is made, and that what `fetch` is told is the same without one. */

let observer: Observer;
const { fetch, Request } = globalThis;
const seen: Parameters<typeof fetch>[] = [];
const made = vi.fn();

beforeEach(async () => {
  observer = await startObserver();
  seen.length = 0;
  made.mockClear();
  globalThis.fetch = (...args) => {
    seen.push(args);
    return fetch(...args);
  };
  globalThis.Request = class extends Request {
    constructor(...args: ConstructorParameters<typeof Request>) {
      super(...args);
      made();
    }
  };
});
afterEach(async () => {
  Object.assign(globalThis, { fetch, Request });
  await observer[Symbol.asyncDispose]();
});

const clientOf = (options: object = {}) => createClient<AnyPaths>({ ...options, baseUrl: observer.url });
const passing: Middleware = { onRequest: () => undefined };

describe("a Request is made", () => {
  it.each<[string, object, object, number]>([
    ["for nobody", {}, {}, 0],
    [
      "for nobody, whatever else is said",
      { headers: { a: "b" } },
      { params: { query: { a: 1 } }, body: {} },
      0,
    ],
    ["for no middleware", {}, { middleware: [] }, 0],
    ["for the call's middleware", {}, { middleware: [passing] }, 1],
    ["for the client's fetch", { fetch: (request: Request) => fetch(request) }, {}, 1],
    ["for the call's fetch", {}, { fetch: (request: Request) => fetch(request) }, 1],
    ["for the client's Request", { Request }, {}, 0],
    ["for the call's Request", {}, { Request }, 0],
  ])("%s", async (_, options, call, want) => {
    await clientOf(options).POST("/resources", { ...call });
    expect(made).toHaveBeenCalledTimes(want);
    expect(observer.last).toMatchObject({ method: "POST", url: expect.stringMatching(/^\/resources/) });
  });

  it("while the client has middleware, and not after", async () => {
    const client = clientOf();
    const times: number[] = [];
    for (const change of [() => {}, () => client.use(passing), () => client.eject(passing)]) {
      change();
      await client.GET("/resources");
      times.push(made.mock.calls.length);
    }
    expect(times).toEqual([0, 1, 1]);
    expect(seen.map(([input]) => typeof input)).toEqual(["string", "object", "string"]);
  });
});

it("the fetch is that which was there when the client was made", async () => {
  const client = clientOf();
  globalThis.fetch = () => Promise.reject(new Error("another"));
  await client.GET("/resources");
  expect(seen.length).toBe(1);
});

const next = { revalidate: 60 };
it.each<[string, object, Record<string, unknown>]>([
  ["of the call", {}, { next, cache: "no-store" }],
  ["of the client", { next, cache: "no-store" }, {}],
])("options that a Request does not know reach fetch: %s", async (_, options, call) => {
  await clientOf(options).GET("/resources", call);
  const client = clientOf(options);
  client.use(passing);
  await client.GET("/resources", call);
  const [[, light] = [], [heavy] = []] = seen;
  expect(light).toMatchObject({ next, cache: "no-store" });
  expect(heavy).toMatchObject({ next, cache: "no-store" });
});

describe.each(ways)("%s", (_, way) => {
  it("redirects are followed, unless the call or the client says otherwise", async () => {
    await using server = await startObserver((request, response, body) => {
      if (request.url === "/from") response.writeHead(307, { location: "/to" }).end();
      else answer(200, { body })(request, response, body);
    });
    const follows = createClient<AnyPaths>({ ...way, baseUrl: server.url });
    expect((await follows.POST("/from", { body: 1 })).data).toEqual({ body: "1" });
    expect((await follows.POST("/from", { redirect: "manual" })).response.status).toBe(307);
    const refuses = createClient<AnyPaths>({ ...way, baseUrl: server.url, redirect: "error" });
    await expect(refuses.GET("/from")).rejects.toThrow(TypeError);
    expect((await refuses.GET("/from", { redirect: "follow" })).response.url).toBe(`${server.url}/to`);
  });

  it.each([
    ["an error", new Error("enough")],
    ["nothing that is true", 0],
    ["null", null],
  ])("aborted with %s, it rejects with that", async (_, reason) => {
    await using server = await startObserver(() => controller.abort(reason));
    const controller = new AbortController();
    const client = createClient<AnyPaths>({ ...way, baseUrl: server.url, signal: controller.signal });
    const settle = (call: Promise<unknown>) =>
      call.then(
        () => "resolved",
        (error) => ({ error }),
      );
    expect(await settle(client.GET("/"))).toEqual({ error: reason });
    // Aborted before, too, and past middleware that has nothing to say.
    expect(await settle(client.GET("/", { middleware: [{ onError: () => undefined }] }))).toEqual({
      error: reason,
    });
    expect(server.seen.length).toBe(1);
  });

  it("aborted while its body is read, it rejects with that", async () => {
    const controller = new AbortController();
    await using server = await startObserver((_, response) => {
      response.write("{");
      setTimeout(() => controller.abort(new Error("enough")), 20);
    });
    const client = createClient<AnyPaths>({ ...way, baseUrl: server.url });
    await expect(client.GET("/", { signal: controller.signal })).rejects.toThrow("enough");
  });

  it("requestInitExt is told to undici", async () => {
    const own = Symbol.for("undici.globalDispatcher.1");
    const { [own]: dispatcher } = globalThis as unknown as {
      [own]: { dispatch(...args: unknown[]): boolean };
    };
    const dispatch = vi.fn((...args: unknown[]) => dispatcher.dispatch(...args));
    const client = createClient<AnyPaths>({
      ...way,
      baseUrl: observer.url,
      requestInitExt: { dispatcher: { dispatch } },
    });
    await client.GET("/resources");
    expect(dispatch).toHaveBeenCalledOnce();
    expect(observer.last.url).toBe("/resources");
  });
});
