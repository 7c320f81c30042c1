import { describe, expect, it, vi as vitest } from "vitest";
import type { RuntimeContract, RuntimeCredential, RuntimeOperation } from "../../src/contract.js";
import {
  type ClientEvent,
  type ClientOptionsOf,
  createClient,
  fetchClientOf,
  isApiError,
  isNetworkError,
  isTimeoutError,
  isUnexpectedResponseError,
} from "../../src/runtime.js";
import { answer, type Handler, startLoopback } from "../support/loopback.js";

/* What middleware sees of our calls, and what it may do with them. */

const secret = "s3cret key&";

interface Contract extends RuntimeContract {
  readonly credentials: { readonly key: RuntimeCredential };
  readonly types?: {
    readonly calls: { readonly ask: { readonly input: object; readonly answer: unknown } };
    readonly paths: object;
    readonly params: object;
  };
}

function clientOf(
  baseUrl: string,
  options: Partial<ClientOptionsOf<Contract>> = {},
  operation: Partial<RuntimeOperation> = {},
) {
  const contract: Contract = {
    language: "en",
    envelope: { failure: { at: ["error"] }, code: { at: ["error", "code"] } },
    credentials: { key: { in: "query", name: "key" } },
    errors: { BUSY: { retry: "backoff" } },
    operations: { ask: { method: "POST", path: "/ask", body: "application/json", ...operation } },
  };
  return createClient(contract, { baseUrl, clientKey: secret, maxRetries: 0, ...options });
}

const fine = answer(200, { ok: true });

/** Notes in `seen` what it is asked. */
function noting(seen: string[], name: string) {
  return {
    onRequest: () => void seen.push(`${name} >`),
    onResponse: () => void seen.push(`${name} <`),
  };
}

describe("middleware", () => {
  it("sees our calls from when it is used until it is ejected, the first one first and last", async () => {
    await using server = await startLoopback(fine);
    const api = clientOf(server.url);
    const seen: string[] = [];
    const [a, b] = [noting(seen, "a"), noting(seen, "b")];
    await api.ask();
    fetchClientOf(api).use(a, b);
    await api.ask();
    fetchClientOf(api).eject(a);
    await api.ask();
    fetchClientOf(api).eject(b);
    await api.ask();
    expect(seen).toEqual(["a >", "b >", "b <", "a <", "b >", "b <"]);
    expect(server.received).toHaveLength(4);
  });

  it("that ejects itself leaves the call to all that were there when it began", async () => {
    await using server = await startLoopback(fine);
    const api = clientOf(server.url);
    const client = fetchClientOf(api);
    const seen: string[] = [];
    const once = {
      ...noting(seen, "once"),
      onRequest: () => {
        seen.push("once >");
        client.eject(once);
      },
    };
    client.use(once, noting(seen, "always"));
    await api.ask();
    await api.ask();
    expect(seen).toEqual(["once >", "always >", "always <", "once <", "always >", "always <"]);
  });

  it("is that of one client, whichever copy of the package is asked, and of what is spread of an api", async () => {
    await using server = await startLoopback(fine);
    const api = clientOf(server.url);
    const seen: string[] = [];
    fetchClientOf(api).use(noting(seen, "ours"));
    vitest.resetModules();
    const copy = await import("../../src/fetch-client.js");
    expect(copy.fetchClientOf).not.toBe(fetchClientOf);
    const theirs = copy.fetchClientOf(api);
    theirs.use(noting(seen, "theirs"));
    expect(fetchClientOf({ ...api })).toBe(theirs);
    expect(fetchClientOf(clientOf(server.url))).not.toBe(theirs);
    await api.ask();
    expect(seen).toEqual(["ours >", "theirs >", "theirs <", "ours <"]);
  });

  it("comes before the fetch that was global when the client was made", async () => {
    await using server = await startLoopback(fine);
    const { fetch } = globalThis;
    const sent: string[] = [];
    vitest.stubGlobal("fetch", (request: Request) => {
      sent.push(request.method);
      return fetch(request);
    });
    const api = clientOf(server.url);
    vitest.unstubAllGlobals();
    fetchClientOf(api).use({ onRequest: () => undefined });
    await api.ask();
    expect(sent).toEqual(["POST"]);
  });

  it("is told the path, what it was written from, and how the answer is read", async () => {
    await using server = await startLoopback(fine);
    const api = clientOf(server.url, {}, { path: "/pets/{id}", grouped: true });
    const told: unknown[] = [];
    fetchClientOf(api).use({
      onRequest: ({ schemaPath, params, options: { baseUrl, parseAs }, request }) => {
        told.push({ schemaPath, params, baseUrl, parseAs, url: request.url, redirect: request.redirect });
      },
    });
    await api.ask({ path: { id: "a b" }, query: { page: 1 } });
    const url = `${server.url}/pets/a%20b?page=1&key=s3cret%20key%26`;
    const params = { path: { id: "a b" }, query: { page: 1, key: secret } };
    expect(told).toEqual([
      { schemaPath: "/pets/{id}", params, baseUrl: server.url, parseAs: "text", url, redirect: "manual" },
    ]);
  });

  it.each<[string, Parameters<ReturnType<typeof fetchClientOf>["use"]>[0], unknown]>([
    ["answers", { onRequest: () => Response.json({ cached: 1 }) }, { cached: 1 }],
    [
      "replaces the request",
      { onRequest: ({ request }) => new Request(request, { method: "PUT" }) },
      { method: "PUT", body: '{"a":1}' },
    ],
    [
      "adds a header",
      { onRequest: ({ request }) => request.headers.set("x-trace", "t") },
      { method: "POST", body: '{"a":1}', trace: "t" },
    ],
    ["replaces the answer", { onResponse: () => Response.json({ other: 1 }) }, { other: 1 }],
    [
      "reads a copy of each",
      {
        onRequest: async ({ request }) => void (await request.clone().text()),
        onResponse: async ({ response }) => void (await response.clone().text()),
      },
      { method: "POST", body: '{"a":1}' },
    ],
  ])("%s", async (_, middleware, want) => {
    await using server = await startLoopback((request, response, body) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ method: request.method, body, trace: request.headers["x-trace"] }));
    });
    const api = clientOf(server.url);
    fetchClientOf(api).use(middleware);
    expect(await api.ask({ a: 1 })).toEqual(want);
  });

  it("answers for a failed connection, or words it anew", async () => {
    const api = clientOf("http://127.0.0.1:9");
    const rescue = { onError: () => Response.json({ rescued: 1 }) };
    fetchClientOf(api).use(rescue);
    expect(await api.ask()).toEqual({ rescued: 1 });
    fetchClientOf(api).eject(rescue);
    fetchClientOf(api).use({ onError: () => new Error("worded anew") });
    const error = await api.ask().catch((error: unknown) => error);
    expect(isNetworkError(error) && error.cause).toMatchObject({ message: "worded anew" });
  });

  it("that throws what it sees gives no secret away", async () => {
    const events: ClientEvent[] = [];
    const api = clientOf("http://127.0.0.1:9", { onEvent: (event) => events.push(event) });
    fetchClientOf(api).use({
      onRequest: ({ request, params }) => {
        const cause = new Error(`${request.url} ${JSON.stringify(params)}`);
        throw Object.assign(new Error(`refused ${request.url}`, { cause }), { request });
      },
    });
    const { error } = await api.safe.ask();
    expect(isNetworkError(error)).toBe(true);
    const { cause, stack } = error as Error;
    const inner = (cause as Error).cause as Error;
    const texts = [stack, (cause as Error).stack, (cause as Error).message, inner.stack, inner.message];
    expect(JSON.stringify([error, events, cause, texts])).not.toMatch(/s3cret/);
    expect((cause as Error).message).toMatch(/refused .*\[redacted\]/);
  });

  it.each([
    ["onRequest", false],
    ["onResponse", true],
  ] as const)(
    "that hangs in %s ends with its attempt's time, or with its caller's signal",
    async (hook, isSent) => {
      await using server = await startLoopback(fine);
      const api = clientOf(server.url);
      fetchClientOf(api).use({ onRequest: () => undefined, [hook]: () => new Promise(() => undefined) });
      const late = await api.ask({}, { timeout: 50 }).catch((error: unknown) => error);
      expect(isTimeoutError(late)).toBe(true);
      const reason = new Error("enough");
      const controller = new AbortController();
      const call = api.ask({}, { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 20);
      await expect(call).rejects.toBe(reason);
      expect(server.received.length > 0).toBe(isSent);
    },
  );

  it("sees each attempt with the same bytes", async () => {
    let attempts = 0;
    const busy: Handler = (request, response, body) => {
      const handle = ++attempts < 3 ? answer(503, { error: { code: "BUSY" } }) : fine;
      handle(request, response, body);
    };
    await using server = await startLoopback(busy);
    const api = clientOf(server.url, { maxRetries: 2 }, { idempotent: true, grouped: true });
    const ids = new Set<string>();
    fetchClientOf(api).use({ onRequest: ({ id }) => void ids.add(id) });
    await api.ask({ query: { q: "số" }, body: { text: "dư" } });
    const [first, ...others] = server.received;
    expect(first?.body).toBe('{"text":"dư"}');
    expect(others).toEqual([first, first]);
    expect(ids.size).toBe(3);
  });
});

describe("an answer that went past middleware", () => {
  it.each<[string, Handler, (error: unknown) => boolean]>([
    ["a refusal", answer(503, { error: { code: "BUSY" } }), (error) => isApiError(error, "BUSY")],
    ["a redirect", answer(302, "", { location: "http://127.0.0.1:9/" }), isUnexpectedResponseError],
    [
      "a body cut off",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("{", () => response.destroy());
      },
      isNetworkError,
    ],
  ])("is judged as any other: %s", async (_, handler, isIt) => {
    await using server = await startLoopback(handler);
    const api = clientOf(server.url);
    const without = await api.ask().catch((error: unknown) => error);
    fetchClientOf(api).use({ onRequest: () => undefined });
    const error = await api.ask().catch((error: unknown) => error);
    expect(isIt(error)).toBe(true);
    expect(JSON.stringify(error)).toBe(JSON.stringify(without));
    expect(server.received).toHaveLength(2);
  });
});
