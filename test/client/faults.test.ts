import { getEventListeners } from "node:events";
import { getActiveResourcesInfo } from "node:process";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { vi } from "../../generated/locales/vi.js";
import {
  type ClientOptions,
  createClient as createRetryingClient,
  isApiError,
  isMaloiError,
  isNetworkError,
  isTimeoutError,
  isUnexpectedResponseError,
} from "../../src/index.js";
import { answer, type Handler, startLoopback } from "../support/loopback.js";

/** Holds what JSON and URLs write otherwise, so that it can be found only by those who know all its forms. */
const clientKey = 'k-5f1d"0c/€ %41';

async function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (value) => expect.unreachable(`the call succeeded: ${inspect(value)}`),
    (error: unknown) => error,
  );
}

/** What one attempt comes to; test/client/retry.test.ts is about what comes after it. */
function createClient(options: ClientOptions) {
  return createRetryingClient({ maxRetries: 0, ...options });
}

/** Everything that a log, a reporter or a debugger could show of an error. */
function shown(error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error("no error");
  const parts = [message, stack, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true })];
  return [...parts, String(error), error instanceof Error ? inspect(error.cause, { depth: 20 }) : ""].join(
    "\n",
  );
}

function expectNoKey(error: unknown): void {
  const text = shown(error);
  for (const form of [clientKey, JSON.stringify(clientKey).slice(1, -1), encodeURIComponent(clientKey)]) {
    expect(text).not.toContain(form);
  }
}

const ok = { errorId: 0, balance: 1, packages: [] };
const json = (body: unknown) => answer(200, body);

describe("an answer outside the contract claims nothing", () => {
  const table: [name: string, handler: Handler, reason: string | RegExp][] = [
    [
      "HTML under 502",
      answer(502, "<h1>Bad gateway</h1>", { "content-type": "text/html" }),
      "the body is no JSON",
    ],
    ["HTML under 200", answer(200, "<h1>Hello</h1>"), "the body is no JSON"],
    ["empty 200", answer(200, ""), "an empty body"],
    ["empty 400", answer(400, ""), "an empty body"],
    [
      "empty 400 in chunks",
      (_, response) => response.writeHead(400).flushHeaders() ?? response.end(),
      "an empty body",
    ],
    ["204", (_, response) => response.writeHead(204).end(), "an empty body"],
    ["truncated JSON", answer(200, '{"errorId":0,"bal'), "the body is no JSON"],
    ["null", json(null), "the body is JSON of type null, not an object"],
    ["an array", json([ok]), "the body is JSON of type array, not an object"],
    ["a string", answer(400, '"no"'), "the body is JSON of type string, not an object"],
    ["null under 400", answer(400, "null"), "the body is JSON of type null, not an object"],
    ["an array under 400", answer(400, [ok]), "the body is JSON of type array, not an object"],
    ["no errorId", json({ balance: 1, packages: [] }), "no errorId in the body"],
    [
      "errorId inherited only",
      answer(200, '{"__proto__":{"errorId":0},"balance":1}'),
      "no errorId in the body",
    ],
    ["a failure without a code", json({ errorId: 1 }), "a failure without a code"],
    ["a failure with an empty code", json({ errorId: 1, errorCode: "" }), "a failure without a code"],
    ["a failure with a number for a code", json({ errorId: 1, errorCode: 5 }), "a failure without a code"],
    ["errorId as a string", json({ ...ok, errorId: "0" }), "a failure without a code"],
    ["success under 400", answer(400, ok), "a success under a failure's status"],
    ["success under 500", answer(500, ok), "a success under a failure's status"],
    ["a success without its properties", json({ errorId: 0, balance: 1 }), "a success without packages"],
    ["a success with wrong types", json({ ...ok, balance: "1" }), "balance is of type string, not number"],
    [
      "a number too large",
      answer(200, '{"errorId":0,"balance":1e999,"packages":[]}'),
      "balance is of type infinity, not number",
    ],
    [
      "a success with a code",
      json({ ...ok, errorCode: "ERROR_RATE_LIMIT" }),
      "errorCode has a value that the contract lacks",
    ],
    [
      "arrays without end",
      answer(502, "[".repeat(6000) + "]".repeat(6000)),
      /JSON of type array|cannot be processed/,
    ],
    [
      "objects without end",
      answer(500, `${'{"errorId":0,"a":'.repeat(6000)}1${"}".repeat(6000)}`),
      /failure's status|cannot be processed/,
    ],
    ["invalid UTF-8", (_, response) => response.writeHead(200).end(Buffer.from([0xff, 0xfe, 0x7b])), /JSON/],
  ];
  it.each(table)("%s", async (_, handler, reason) => {
    await using server = await startLoopback(handler);
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    if (!isUnexpectedResponseError(error)) throw error;
    expect(error.reason).toMatch(reason);
    expect(error.describe(vi)).toEqual({ ...vi.failures.unexpectedResponse, language: "vi" });
    expectNoKey(error);
  });

  it("quotes the beginning of the body, without the key", async () => {
    const echo: Handler = (_, response, body) => response.writeHead(500).end(`${body}${"x".repeat(10_000)}`);
    await using server = await startLoopback(echo);
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    if (!isUnexpectedResponseError(error)) throw error;
    expect(error.body).toMatch(/^\{"clientKey":"\[redacted\]"\}x+$/);
    expect(error.body).toHaveLength(500);
    expectNoKey(error);
  });

  it("does not follow a redirect, which would carry the key to another host", async () => {
    await using other = await startLoopback(json(ok));
    await using server = await startLoopback((_, response) => {
      response.writeHead(307, { location: `${other.url}/getBalance` }).end();
    });
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    expect(error).toMatchObject({
      name: "UnexpectedResponseError",
      reason: "a redirect, which is not followed",
    });
    expect(other.received).toEqual([]);
    expectNoKey(error);
  });
});

describe("no answer", () => {
  it("refused: a NetworkError that keeps its cause", async () => {
    const server = await startLoopback(json(ok));
    await server[Symbol.asyncDispose]();
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    if (!isNetworkError(error)) throw error;
    expect(inspect(error.cause)).toContain("ECONNREFUSED");
    expect(error.describe(vi)).toEqual({ ...vi.failures.network, language: "vi" });
    expectNoKey(error);
  });

  it.each<[string, Handler]>([
    ["before the headers", (request) => request.socket.destroy()],
    [
      "within the body",
      (request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write('{"errorId":0', () => request.socket.destroy());
      },
    ],
  ])("connection lost %s", async (_, handler) => {
    await using server = await startLoopback(handler);
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    expect(isNetworkError(error)).toBe(true);
    expectNoKey(error);
  });

  it.each<[string, Handler]>([
    ["no headers", () => undefined],
    ["no body", (_, response) => response.writeHead(200, { "content-length": "100" }).flushHeaders()],
    [
      "half a body",
      (_, response) => void response.writeHead(200, { "content-length": "100" }).write('{"errorId":0'),
    ],
  ])("stalled, %s: a TimeoutError, and nothing left behind", async (_, handler) => {
    await using server = await startLoopback(handler);
    const before = timers();
    const error = await rejection(createClient({ baseUrl: server.url, clientKey, timeout: 50 }).getBalance());
    if (!isTimeoutError(error)) throw error;
    expect(error.timeout).toBe(50);
    expect(error.describe(vi)).toEqual({ ...vi.failures.timeout, language: "vi" });
    expectNoKey(error);
    expect(timers()).toBeLessThanOrEqual(before);
    // Node's fetch opens another connection to be ready for the next call; the stalled one must go.
    await expect.poll(() => server.closed).toBe(1);
  });

  it("keeps the shorter of timeout and deadline, a call's over the client's", async () => {
    await using server = await startLoopback(() => undefined);
    const api = createClient({ baseUrl: server.url, clientKey, timeout: 60_000 });
    const late = await rejection(api.getBalance({}, { deadline: 40 }));
    if (!isTimeoutError(late)) throw late;
    // What is left of the deadline when the request is sent: by then, a millisecond may have passed.
    expect(late.timeout).toBeGreaterThan(0);
    expect(late.timeout).toBeLessThanOrEqual(40);
    expect(await rejection(api.getBalance({}, { timeout: 30, deadline: 40 }))).toMatchObject({ timeout: 30 });
  });

  it("keeps its time even with a fetch that heeds no signal", async () => {
    const fetch = () => new Promise<Response>(() => undefined);
    const api = createClient({ baseUrl: "http://127.0.0.1:1", clientKey, fetch, timeout: 20 });
    expect(isTimeoutError(await rejection(api.getBalance()))).toBe(true);
  });

  it("retells what a custom fetch throws, without the key", async () => {
    const inner = Object.assign(new TypeError("inner"), { config: { data: JSON.stringify({ clientKey }) } });
    const cause = Object.assign(new Error(`failed with ${clientKey}`, { cause: inner }), {
      code: "ECONNRESET",
    });
    const error = await rejection(failing(() => Promise.reject(cause)).getBalance());
    if (!isNetworkError(error)) throw error;
    expect(String(error.cause)).toBe("Error: failed with [redacted]");
    expect(error.cause).toMatchObject({ code: "ECONNRESET", cause: { name: "TypeError", message: "inner" } });
    expectNoKey(error);
  });

  it.each<[string, () => unknown]>([
    ["nothing", () => undefined],
    ["a string", () => clientKey],
    ["a function", () => Object.assign(() => clientKey, { clientKey })],
    ["a symbol", () => Symbol(clientKey)],
    ["an object named by it", () => ({ [clientKey]: 1 })],
    [
      "headers",
      () => Object.assign(new Error("x"), { headers: new Headers({ a: encodeURIComponent(clientKey) }) }),
    ],
    [
      "an address",
      () => Object.assign(new Error("x"), { url: new URL(`http://h/?k=${encodeURIComponent(clientKey)}`) }),
    ],
    ["bytes", () => Object.assign(new Error("x"), { body: Buffer.from(clientKey) })],
    ["five megabytes", () => Object.assign(new Error("x"), { body: Buffer.alloc(5_000_000) })],
    ["several errors", () => new AggregateError([new Error(clientKey)], "all failed")],
    [
      "an error whose message is no string",
      () => Object.assign(new Error("x"), { message: { clientKey }, name: Symbol("n") }),
    ],
    [
      "a getter that throws",
      () =>
        Object.defineProperty(new Error("x"), "message", {
          get: () => {
            throw new Error(clientKey);
          },
        }),
    ],
    [
      "a trap",
      () =>
        new Proxy(
          {},
          {
            get: () => {
              throw new Error(clientKey);
            },
            ownKeys: () => {
              throw new Error(clientKey);
            },
          },
        ),
    ],
    [
      "a revoked proxy",
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      },
    ],
    [
      "a circle of causes",
      () => {
        const error = new Error(clientKey);
        error.cause = error;
        return error;
      },
    ],
  ])("survives a fetch that throws %s", async (_, make) => {
    const error = await rejection(failing(() => Promise.reject(make())).getBalance());
    expect(isNetworkError(error)).toBe(true);
    expectNoKey(error);
    expectNoKey(structuredClone(error));
  });

  it.each<[string, object]>([
    [
      "a status that is none",
      { status: Symbol("s"), ok: true, headers: new Headers(), text: async () => "{}" },
    ],
    [
      "a status that is the key",
      { status: clientKey, ok: false, headers: new Headers(), text: async () => "" },
    ],
    [
      "a body that is no text",
      { status: 200, ok: true, headers: new Headers(), text: async () => ({ big: 1n }) },
    ],
    ["no response at all", {}],
  ])("survives a fetch that resolves to %s", async (_, response) => {
    const error = await rejection(failing(async () => response as Response).getBalance());
    expect(isMaloiError(error)).toBe(true);
    expectNoKey(error);
  });
});

/** A client whose every call goes to `fetch`. */
function failing(fetch: () => Promise<Response>) {
  return createClient({ baseUrl: "http://127.0.0.1:1", clientKey, fetch });
}

describe("the caller's signal", () => {
  it("aborted before: nothing is sent, and its reason comes back", async () => {
    await using server = await startLoopback(json(ok));
    const reason = new Error("closed the page");
    const api = createClient({ baseUrl: server.url, clientKey });
    expect(await rejection(api.getBalance({}, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(server.received).toEqual([]);
  });

  it("may be shared by many calls: it has one listener, and none in the end", async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on("warning", listen);
    const { signal } = new AbortController();
    await using server = await startLoopback(json(ok));
    const api = createClient({ baseUrl: server.url, clientKey, signal });
    await Promise.all(Array.from({ length: 30 }, () => api.getBalance()));
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await new Promise(setImmediate);
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });

  it("aborted meanwhile: the call ends at once with its reason, and leaves no listener", async () => {
    const controller = new AbortController();
    await using server = await startLoopback(() => controller.abort("enough"));
    const before = timers();
    const call = createClient({ baseUrl: server.url, clientKey, signal: controller.signal }).getBalance();
    expect(await rejection(call)).toBe("enough");
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe("the key", () => {
  it("is taken out of what the service says", async () => {
    const errorDescription = `khóa ${clientKey} sai`;
    await using server = await startLoopback(
      answer(401, { errorId: 1, errorCode: clientKey, errorDescription }),
    );
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    if (!isApiError(error)) throw error;
    expect(error).toMatchObject({ code: "[redacted]", description: "khóa [redacted] sai" });
    expect(isMaloiError(error)).toBe(true);
    expectNoKey(error);
  });

  it.each([
    ["as PHP writes it", 'k/5f"é', (key: string) => JSON.stringify(key).replaceAll("/", "\\/")],
    [
      "as HTML writes it",
      `a"b'c<d>&`,
      (key: string) =>
        key
          .replaceAll("&", "&amp;")
          .replaceAll('"', "&quot;")
          .replaceAll("'", "&#39;")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;"),
    ],
    ["as JSON within JSON", 'k/5f"é', (key: string) => JSON.stringify(JSON.stringify({ key }))],
    [
      "as a URL in small letters",
      "k/5f=",
      (key: string) => encodeURIComponent(key).replaceAll("%2F", "%2f").replaceAll("%3D", "%3d"),
    ],
    ["decomposed", "khóa-bí-mật", (key: string) => key.normalize("NFD")],
    ["composed", "khóa-bí-mật".normalize("NFD"), (key: string) => key.normalize("NFC")],
    ["as a form writes it", "a b+c/d", (key: string) => new URLSearchParams({ key }).toString()],
  ])("is found %s", async (_, key, write) => {
    const said = `dữ liệu tác vụ không hợp lệ: ${write(key)}`;
    await using server = await startLoopback(
      answer(400, { errorId: 1, errorCode: "ERROR_INVALID_TASK_DATA", errorDescription: said }),
    );
    const error = await rejection(createClient({ baseUrl: server.url, clientKey: key }).getBalance());
    expect(error).toMatchObject({ params: { detail: expect.stringContaining("[redacted]") } });
    for (const form of [key, write(key), key.normalize("NFC"), key.normalize("NFD")]) {
      expect(shown(error)).not.toContain(form);
    }
  });

  it("spoils no sentence that it happens to be a part of", async () => {
    const said = "invalid task data: no body";
    await using server = await startLoopback(
      answer(400, { errorId: 1, errorCode: "ERROR_INVALID_TASK_DATA", errorDescription: said }),
    );
    const error = await rejection(createClient({ baseUrl: server.url, clientKey: "task" }).getBalance());
    if (!isApiError(error)) throw error;
    expect(error.code).toBe("ERROR_INVALID_TASK_DATA");
    expect(error.describe(vi).description).toBe("dữ liệu tác vụ không hợp lệ: no body");
  });

  it("is the one that the client was made with", async () => {
    const options = { baseUrl: "http://127.0.0.1:1", clientKey, fetch: () => Promise.reject(new Error("x")) };
    const api = createClient(options);
    options.clientKey = "another";
    expect(isNetworkError(await rejection(api.getBalance()))).toBe(true);
  });
});

describe("a hostile description", () => {
  it("does not stall the process", async () => {
    const said = `invalid task data: a${"\u0301\u0323".repeat(200_000)}`;
    await using server = await startLoopback(
      answer(400, { errorId: 1, errorCode: "ERROR_INVALID_TASK_DATA", errorDescription: said }),
    );
    const error = await rejection(
      createClient({ baseUrl: server.url, clientKey, timeout: 20_000 }).getBalance(),
    );
    expect(isApiError(error)).toBe(true);
  });

  it("is cut, and leaves no part of the key at its end", async () => {
    const said = `${"x".repeat(9_990)}${clientKey.repeat(1000)}`;
    await using server = await startLoopback(
      answer(400, { errorId: 1, errorCode: "NEW", errorDescription: said }),
    );
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    if (!isApiError(error)) throw error;
    expect(error.description).toMatch(/^x{9900,9990}(\[redacted\])*$/);
  });

  it("forges no line of a log", async () => {
    const code = `X\r\nERROR forged\u001b[31m${"y".repeat(1000)}`;
    await using server = await startLoopback(answer(400, { errorId: 1, errorCode: code }));
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    if (!isApiError(error)) throw error;
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^X\?\?ERROR forged\?\[31my+ in answer to getBalance \(HTTP 400\)$/);
    expect(error.message.length).toBeLessThan(150);
  });
});

function timers(): number {
  return getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}
