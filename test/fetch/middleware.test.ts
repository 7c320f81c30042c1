/* The cases are those of openapi-fetch's test/middleware/middleware.test.ts (MIT), over loopback. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import createClient, { type Middleware, type MiddlewareCallbackParams } from "../../src/fetch/index.js";
import { type AnyPaths, type Observer, startObserver } from "./observer.js";

let observer: Observer;
beforeAll(async () => {
  observer = await startObserver((_, response) => {
    response.setHeader("from", "server");
    response.end('{"id":123}');
  });
});
afterAll(() => observer[Symbol.asyncDispose]());

function clientWith(...middleware: Middleware[]) {
  const client = createClient<AnyPaths>({ baseUrl: `${observer.url}/v1/`, headers: { own: "exists" } });
  client.use(...middleware);
  return client;
}

/** A client whose request reaches nobody. */
function failingWith(error: unknown, ...middleware: Middleware[]) {
  const client = createClient<AnyPaths>({ baseUrl: "http://127.0.0.1", fetch: () => Promise.reject(error) });
  client.use(...middleware);
  return client;
}

describe("what it is told", () => {
  it("an id of each call, the same until its end", async () => {
    const ids: string[] = [];
    const note = ({ id }: MiddlewareCallbackParams) => void ids.push(id);
    const client = clientWith({ onRequest: note, onResponse: note });
    for (let turn = 0; turn < 3; turn++) await client.GET("/posts");
    expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 2, 2, 4, 4]);
    expect(ids[0]).toMatch(/^\w{5,9}$/);
  });

  it("the call as it was made, and what it was made with", async () => {
    const onRequest = vi.fn((_: MiddlewareCallbackParams) => undefined);
    const params = { path: { name: "New Tag" }, query: { foo: "bar" } };
    await clientWith({ onRequest }).PUT("/tag/{name}", { params, body: {} });
    const { request, schemaPath, params: told, options } = onRequest.mock.calls[0]?.[0] ?? {};
    expect({ schemaPath, told }).toEqual({ schemaPath: "/tag/{name}", told: params });
    expect(request).toBeInstanceOf(Request);
    expect(request?.url).toBe(`${observer.url}/v1/tag/New%20Tag?foo=bar`);
    expect(options).toEqual({
      baseUrl: `${observer.url}/v1`,
      parseAs: "json",
      fetch: globalThis.fetch,
      querySerializer: expect.any(Function),
      bodySerializer: expect.any(Function),
      pathSerializer: expect.any(Function),
    });
    expect(Object.isFrozen(options)).toBe(true);
  });

  it("the baseUrl of the call", async () => {
    const onRequest = vi.fn((_: MiddlewareCallbackParams) => undefined);
    await clientWith({ onRequest }).GET("/posts", { baseUrl: `${observer.url}/v2/` });
    expect(onRequest.mock.calls[0]?.[0].options.baseUrl).toBe(`${observer.url}/v2`);
  });
});

describe("onRequest", () => {
  it("may send another request", async () => {
    const onRequest = () =>
      new Request(`${observer.url}/other`, { method: "OPTIONS", headers: { foo: "bar" } });
    await clientWith({ onRequest }).GET("/posts");
    expect(observer.last).toMatchObject({ method: "OPTIONS", url: "/other", headers: { foo: "bar" } });
  });

  it("decides by its own request whether there is a body to read", async () => {
    const onRequest = ({ request }: MiddlewareCallbackParams) => new Request(request, { method: "HEAD" });
    const { data } = await clientWith({ onRequest }).GET("/posts");
    expect([observer.last.method, data]).toEqual(["HEAD", undefined]);
  });

  it("adds to the headers that are there, for all who come after it", async () => {
    const sees = vi.fn(({ request }: MiddlewareCallbackParams) => {
      expect([...request.headers.keys()]).toEqual(expect.arrayContaining(["added", "called", "own"]));
    });
    const onRequest = ({ request }: MiddlewareCallbackParams) => {
      request.headers.set("added", "exists");
      return request;
    };
    const client = clientWith({ onRequest, onResponse: sees }, { onRequest: sees });
    await client.GET("/posts", { headers: { called: "exists" } });
    expect(observer.last.headers).toMatchObject({ own: "exists", called: "exists", added: "exists" });
    expect(sees).toHaveBeenCalledTimes(2);
  });

  it("may answer by itself, and then nothing is sent, and nobody asked", async () => {
    const { length } = observer.seen;
    const answered = Response.json({ own: true });
    const others = { onRequest: vi.fn(), onResponse: vi.fn() };
    const client = clientWith({ onRequest: async () => answered, onResponse: others.onResponse }, others);
    const { data, response } = await client.GET("/posts");
    expect(response).toBe(answered);
    expect(data).toEqual({ own: true });
    expect(others.onRequest).not.toHaveBeenCalled();
    expect(others.onResponse).not.toHaveBeenCalled();
    expect(observer.seen.length).toBe(length);
  });

  it("may be a call's alone", async () => {
    const answered = Response.json({});
    const client = clientWith();
    const { response } = await client.GET("/posts", { middleware: [{ onRequest: () => answered }] });
    expect(response).toBe(answered);
    expect((await client.GET("/posts")).response).not.toBe(answered);
  });

  it("refuses a call by throwing", async () => {
    const thrown = new Error("no");
    const onError = vi.fn();
    const onRequest = () => Promise.reject(thrown);
    await expect(clientWith({ onRequest, onError }).GET("/posts")).rejects.toBe(thrown);
    expect(onError).not.toHaveBeenCalled();
  });
});

describe("onResponse", () => {
  it("may give another answer", async () => {
    const onResponse = async ({ response }: { response: Response }) => {
      const { id } = (await response.json()) as { id: number };
      const headers = new Headers(response.headers);
      headers.set("middleware", "value");
      headers.delete("content-length");
      return new Response(JSON.stringify({ id: id + 1 }), { status: 201, headers });
    };
    const { data, response } = await clientWith({ onResponse }).GET("/posts");
    expect(data).toEqual({ id: 124 });
    expect(response.status).toBe(201);
    expect([response.headers.get("from"), response.headers.get("middleware")]).toEqual(["server", "value"]);
  });
});

describe("their order", () => {
  it("requests pass from the first to the last, answers back; the call's own come last", async () => {
    const order: string[] = [];
    const named = (name: string): Middleware => ({
      onRequest: () => void order.push(`${name} asks`),
      onResponse: () => void order.push(`${name} hears`),
    });
    await clientWith(named("A"), named("B")).GET("/posts", { middleware: [named("C")] });
    expect(order).toEqual(["A asks", "B asks", "C asks", "C hears", "B hears", "A hears"]);
  });

  it("errors pass back as well, each what the one before made of it", async () => {
    const answered = Response.json({});
    const changed = new Error("changed");
    const first = vi.fn(({ error }: { error: unknown }) => (error === changed ? answered : undefined));
    const heard = vi.fn();
    const client = failingWith(
      new Error("thrown"),
      { onError: first, onResponse: heard },
      { onError: () => changed },
    );
    expect((await client.GET("/posts")).response).toBe(answered);
    expect(first).toHaveBeenCalledOnce();
    // An answer is an answer, whoever gave it.
    expect(heard).toHaveBeenCalledOnce();
  });
});

describe("onError", () => {
  const thrown = new Error("thrown");
  const other = new Error("other");
  it.each([
    ["leaves it", undefined, thrown],
    ["makes another of it", other, other],
  ])("%s", async (_, result, want) => {
    const onError = vi.fn((_: { error: unknown }) => result);
    await expect(failingWith(thrown, { onError }).GET("/posts")).rejects.toBe(want);
    expect(onError.mock.calls[0]?.[0].error).toBe(thrown);
  });

  it("answers for it", async () => {
    const answered = Response.json({ own: true });
    const { data, response } = await failingWith(thrown, { onError: () => answered }).GET("/posts");
    expect(response).toBe(answered);
    expect(data).toEqual({ own: true });
  });
});

describe("use and eject", () => {
  it("what was ejected is not asked any more", async () => {
    const refusing = { onRequest: () => Promise.reject(new Error("oops")) };
    const client = clientWith(refusing);
    client.eject(refusing, { onRequest: () => undefined });
    expect((await client.GET("/posts")).data).toEqual({ id: 123 });
  });

  it("a header that comes with the time", async () => {
    let token: string | undefined;
    const client = clientWith({
      onRequest({ request }) {
        if (token !== undefined) request.headers.set("authorization", `Bearer ${token}`);
        return request;
      },
    });
    await client.GET("/posts");
    expect(observer.last.headers).not.toHaveProperty("authorization");
    token = "real_token";
    await client.GET("/posts");
    expect(observer.last.headers).toMatchObject({ authorization: "Bearer real_token" });
  });

  it.each([
    [{}, "Middleware must be"],
    ["onRequest", "Middleware must be"],
  ])("what is none is refused: %j", (given, message) => {
    expect(() => clientWith(given as never)).toThrow(message);
    expect(() => clientWith(undefined as never, null as never)).not.toThrow();
  });

  it.each([
    ["onRequest: must return new Request() or Response()", { onRequest: () => "text" }],
    ["onResponse: must return new Response()", { onResponse: () => "text" }],
    ["onError: must return new Response() or instance of Error", { onError: () => "text" }],
  ])("%s", async (message, wrong) => {
    const given = wrong as unknown as Middleware;
    const client = "onError" in wrong ? failingWith(new Error("thrown"), given) : clientWith(given);
    await expect(client.GET("/posts")).rejects.toThrow(message);
  });
});
