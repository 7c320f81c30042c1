import { getActiveResourcesInfo } from "node:process";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { vi } from "../../generated/locales/vi.js";
import {
  createClient,
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
      "the body is no JSON object",
    ],
    ["HTML under 200", answer(200, "<h1>Hello</h1>"), "the body is no JSON object"],
    ["empty 200", answer(200, ""), "an empty body"],
    ["empty 400", answer(400, ""), "an empty body"],
    [
      "empty 400 in chunks",
      (_, response) => response.writeHead(400).flushHeaders() ?? response.end(),
      "an empty body",
    ],
    ["204", (_, response) => response.writeHead(204).end(), "an empty body"],
    ["truncated JSON", answer(200, '{"errorId":0,"bal'), "the body is no JSON object"],
    ["null", json(null), "the body is no JSON object"],
    ["an array", json([ok]), "the body is no JSON object"],
    ["a string", answer(400, '"no"'), "the body is no JSON object"],
    ["null under 400", answer(400, "null"), "the body is JSON of type null"],
    ["an array under 400", answer(400, [ok]), "the body is JSON of type array"],
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
    expect(isNetworkError(error)).toBe(true);
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
    expect(await rejection(api.getBalance({}, { deadline: 40 }))).toMatchObject({ timeout: 40 });
    expect(await rejection(api.getBalance({}, { timeout: 30, deadline: 40 }))).toMatchObject({ timeout: 30 });
  });

  it("keeps its time even with a fetch that heeds no signal", async () => {
    const fetch = () => new Promise<Response>(() => undefined);
    const api = createClient({ baseUrl: "http://127.0.0.1:1", clientKey, fetch, timeout: 20 });
    expect(isTimeoutError(await rejection(api.getBalance()))).toBe(true);
  });

  it("takes the key out of what a custom fetch throws, and keeps the rest", async () => {
    const inner = Object.assign(new Error("inner"), { config: { data: JSON.stringify({ clientKey }) } });
    const fetch = (): Promise<Response> =>
      Promise.reject(new Error(`failed with ${clientKey}`, { cause: inner }));
    const api = createClient({ baseUrl: "http://127.0.0.1:1", clientKey, fetch });
    const error = await rejection(api.getBalance());
    if (!isNetworkError(error)) throw error;
    expect(String(error.cause)).toBe("Error: failed with [redacted]");
    expectNoKey(error);
  });

  it("keeps a cause without the key as it is", async () => {
    const cause = new Error("plain");
    const fetch = (): Promise<Response> => Promise.reject(cause);
    const api = createClient({ baseUrl: "http://127.0.0.1:1", clientKey, fetch });
    expect(await rejection(api.getBalance())).toMatchObject({ cause });
  });
});

describe("the caller's signal", () => {
  it("aborted before: nothing is sent, and its reason comes back", async () => {
    await using server = await startLoopback(json(ok));
    const reason = new Error("closed the page");
    const api = createClient({ baseUrl: server.url, clientKey });
    expect(await rejection(api.getBalance({}, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(server.received).toEqual([]);
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
});

function timers(): number {
  return getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}
