import { describe, expect, it, vi as vitest } from "vitest";
import catalog from "../../generated/catalog.json" with { type: "json" };
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import {
  ApiError,
  type ClientOptions,
  createClient as createRetryingClient,
  fetchClientOf,
  isApiError,
  isMaloiError,
} from "../../src/index.js";
import { answer, startLoopback } from "../support/loopback.js";

const clientKey = "k-5f1d0c";

/** What one attempt comes to; retry.test.ts is about what comes after it. */
function createClient(options: ClientOptions) {
  return createRetryingClient({ maxRetries: 0, ...options });
}

/** What a call rejects with. */
async function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.unreachable("the call succeeded"),
    (error: unknown) => error,
  );
}

describe("a call that succeeds", () => {
  it("sends the operation's request with the key filled in, and resolves to the body", async () => {
    await using server = await startLoopback(answer(200, { errorId: 0, taskId: "t1", status: "idle" }));
    const api = createClient({ baseUrl: server.url, clientKey });
    const task = { type: "ImageToTextTask", body: "aGk=" };
    await expect(api.createTask({ task, appId: "a" })).resolves.toEqual({
      errorId: 0,
      taskId: "t1",
      status: "idle",
    });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ method: "POST", path: "/createTask" });
    expect(JSON.parse(server.received[0]?.body ?? "")).toEqual({ task, appId: "a", clientKey });
  });

  it("may be made without input where none is required", async () => {
    await using server = await startLoopback(answer(200, { errorId: 0, balance: 1.5, packages: [] }));
    const api = createClient({ baseUrl: `${server.url}/`, clientKey });
    const { balance } = await api.getBalance();
    expect(balance).toBe(1.5);
    expect(JSON.parse(server.received[0]?.body ?? "")).toEqual({ clientKey });
  });

  it("accepts empty errorCode and errorDescription, and properties that the contract does not name", async () => {
    const body = {
      errorId: 0,
      errorCode: "",
      errorDescription: "",
      status: "ready",
      solution: { text: "x" },
      more: 1,
    };
    await using server = await startLoopback(answer(200, body));
    const api = createClient({ baseUrl: server.url, clientKey });
    await expect(api.getTaskResult({ taskId: "t" })).resolves.toEqual(body);
  });

  it("sends the client's headers and the call's, the call's over the client's", async () => {
    const seen: unknown[] = [];
    await using server = await startLoopback((request, response, body) => {
      seen.push(request.headers["x-a"], request.headers["x-b"], request.headers["content-type"]);
      answer(200, { errorId: 0, balance: 1, packages: [] })(request, response, body);
    });
    const api = createClient({ baseUrl: server.url, clientKey, headers: { "x-a": "1", "x-b": "1" } });
    await api.getBalance({}, { headers: { "x-b": "2" } });
    expect(seen).toEqual(["1", "2", "application/json"]);
  });

  it("calls the global fetch as nobody's method, which browsers refuse", async () => {
    const callers: unknown[] = [];
    vitest.stubGlobal("fetch", function (this: unknown) {
      callers.push(this);
      return Promise.resolve(Response.json({ errorId: 0, balance: 1, packages: [] }));
    });
    const api = createClient({ baseUrl: "http://127.0.0.1", clientKey });
    await api.getBalance();
    await fetchClientOf(api).POST("/getBalance", { body: { clientKey } });
    vitest.unstubAllGlobals();
    expect(callers).toEqual([undefined, undefined]);
  });

  it("leaves openapi-fetch as it is", async () => {
    await using server = await startLoopback(answer(400, { errorId: 1, errorCode: "ERROR_RATE_LIMIT" }));
    const api = createClient({ baseUrl: server.url, clientKey });
    const { data, error, response } = await fetchClientOf(api).POST("/getBalance", {
      body: { clientKey: "other" },
    });
    expect(data).toBeUndefined();
    expect(error?.errorCode).toBe("ERROR_RATE_LIMIT");
    expect(response.status).toBe(400);
    expect(server.received[0]?.body).toBe('{"clientKey":"other"}');
  });
});

describe("openapi-fetch underneath", () => {
  it("takes its own options and middleware, which see our calls as well", async () => {
    await using server = await startLoopback(answer(200, { errorId: 0, balance: 1, packages: [] }));
    const made: string[] = [];
    class OwnRequest extends Request {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input, init);
        made.push(`${this.credentials} ${this.headers.get("x-client")}`);
      }
    }
    const headers = { "x-client": "a" };
    const fetchOptions = { Request: OwnRequest, credentials: "omit" as const };
    const api = createClient({ baseUrl: server.url, clientKey, headers, fetchOptions });
    const paths: string[] = [];
    fetchClientOf(api).use({ onRequest: ({ schemaPath }) => void paths.push(schemaPath) });
    await api.getBalance();
    await fetchClientOf(api).POST("/getBalance", { body: { clientKey } });
    expect(made).toEqual(["omit a", "omit a"]);
    expect(paths).toEqual(["/getBalance", "/getBalance"]);
  });
});

describe("a call that the service refuses", () => {
  it.each(catalog.errors)(
    "$code: typed, and told in both languages",
    async ({ code, status, texts, params }) => {
      const names = Object.keys(params);
      const said = texts.vi.description.text.replace("{{detail}}", "thiếu body");
      await using server = await startLoopback(
        answer(status, { errorId: 1, errorCode: code, errorDescription: said }),
      );
      const api = createClient({ baseUrl: server.url, clientKey });
      const error = await rejection(api.createTask({ task: { type: "X" } }));
      if (!isApiError(error)) throw error;
      expect(error).toMatchObject({
        code,
        status,
        description: said,
        operation: "createTask",
        name: "ApiError",
      });
      expect(error.message).toBe(`${code} in answer to createTask (HTTP ${status})`);
      expect(error.params).toEqual(names.length > 0 ? { detail: "thiếu body" } : {});
      const filled = (text: string) => text.replace("{{detail}}", "thiếu body");
      expect(error.describe(vi)).toEqual({
        language: "vi",
        description: said,
        explanation: filled(texts.vi.explanation.text),
        action: filled(texts.vi.action.text),
      });
      expect(error.describe(en).description).toBe(filled(texts.en.description.text));
    },
  );

  it("is a failure under HTTP 200 as well", async () => {
    await using server = await startLoopback(
      answer(200, { errorId: 1, errorCode: "ERROR_ZERO_BALANCE", errorDescription: "x" }),
    );
    const api = createClient({ baseUrl: server.url, clientKey });
    const error = await rejection(api.getBalance());
    expect(isApiError(error, "ERROR_ZERO_BALANCE")).toBe(true);
    expect(error).toMatchObject({ status: 200 });
  });

  it.each([
    ["a new one", "ERROR_FROM_THE_FUTURE"],
    ["what every object inherits", "constructor"],
    ["a prototype", "__proto__"],
  ])("tolerates a code that it does not know: %s", async (_, code) => {
    await using server = await startLoopback(
      answer(400, { errorId: 1, errorCode: code, errorDescription: "Lỗi mới" }),
    );
    const api = createClient({ baseUrl: server.url, clientKey });
    const error = await rejection(api.getBalance());
    if (!isApiError(error)) throw error;
    expect(error).toMatchObject({ code, description: "Lỗi mới", params: {}, retry: "never" });
    expect(error.describe(vi)).toEqual({ ...vi.failures.unknown, description: "Lỗi mới", language: "vi" });
  });

  it.each([
    ["missing", undefined],
    ["empty", ""],
    ["blank", "  "],
    ["invisible", "\u200B"],
    ["no string", 7],
  ])("always has a sentence: description %s", async (_, errorDescription) => {
    await using server = await startLoopback(answer(400, { errorId: 2, errorCode: "NEW", errorDescription }));
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    if (!isApiError(error)) throw error;
    expect(error.describe(vi)).toEqual({ ...vi.failures.unknown, language: "vi" });
  });

  it.each([
    ["ERROR_RATE_LIMIT", "backoff"],
    ["ERROR_TASK_TIMEOUT", "resubmit"],
    ["ERROR_BAD_REQUEST", "never"],
    ["ERROR_IP_BANNED", { wait: 30 * 60_000, scope: "ip" }],
    ["ERROR_KEY_TEMP_BLOCKED", { wait: 5 * 60_000, scope: "key" }],
  ])("%s says what may be done: %j", async (errorCode, retry) => {
    await using server = await startLoopback(answer(400, { errorId: 1, errorCode, errorDescription: "" }));
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    expect(error).toMatchObject({ code: errorCode, retry });
  });
});

describe("safe", () => {
  it("resolves to the body, or to the error", async () => {
    await using good = await startLoopback(answer(200, { errorId: 0, balance: 2, packages: [] }));
    const { data, error } = await createClient({ baseUrl: good.url, clientKey }).safe.getBalance();
    expect([data?.balance, error]).toEqual([2, undefined]);
    await using bad = await startLoopback(answer(401, { errorId: 1, errorCode: "ERROR_KEY_DENIED_ACCESS" }));
    const refused = await createClient({ baseUrl: bad.url, clientKey }).safe.getBalance();
    expect(isApiError(refused.error, "ERROR_KEY_DENIED_ACCESS")).toBe(true);
    expect(refused.data).toBeUndefined();
  });

  it("still throws what is no failure of the call: the caller's own signal, and mistakes", async () => {
    const api = createClient({ baseUrl: "http://127.0.0.1:1", clientKey });
    await expect(api.safe.getBalance({}, { signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
    await expect(api.safe.getBalance({}, { timeout: -1 })).rejects.toThrow(TypeError);
  });
});

describe("an error as JSON", () => {
  it("tells all that is known", async () => {
    await using server = await startLoopback(
      answer(400, {
        errorId: 1,
        errorCode: "ERROR_INVALID_TASK_DATA",
        errorDescription: "invalid task data: no body",
      }),
    );
    const error = await rejection(createClient({ baseUrl: server.url, clientKey }).getBalance());
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ApiError",
      message: "ERROR_INVALID_TASK_DATA in answer to getBalance (HTTP 400)",
      operation: "getBalance",
      code: "ERROR_INVALID_TASK_DATA",
      description: "invalid task data: no body",
      status: 400,
      params: { detail: "no body" },
      retry: "never",
      retryable: false,
    });
  });
});

describe("guards", () => {
  const error = new ApiError("op", { code: "X", description: "", status: 400, params: {}, retry: "never" });
  it.each([
    [undefined, false],
    [null, false],
    ["ERROR_RATE_LIMIT", false],
    [new Error("ERROR_RATE_LIMIT"), false],
    [{ code: "ERROR_RATE_LIMIT", name: "ApiError" }, false],
    [error, true],
  ])("isApiError(%o) is %s", (value, want) => {
    expect(isApiError(value)).toBe(want);
    expect(isMaloiError(value)).toBe(want);
  });

  it("never fail themselves, whatever they are asked about", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const trap = new Proxy({}, { get: () => expect.unreachable() });
    expect([isApiError(proxy), isApiError(trap), isMaloiError(() => 1)]).toEqual([false, false, false]);
  });

  it("know the errors of another copy of the package", async () => {
    const url = new URL("../../src/errors/api-error.ts?another-copy", import.meta.url).href;
    const copy: typeof import("../../src/errors/api-error.js") = await import(/* @vite-ignore */ url);
    const other = new copy.ApiError("op", { ...error, code: "ERROR_RATE_LIMIT" });
    expect(other).not.toBeInstanceOf(ApiError);
    expect(isApiError(other, "ERROR_RATE_LIMIT")).toBe(true);
  });

  it("narrows to one of several codes", () => {
    const known = new ApiError("op", { ...error, code: "ERROR_RATE_LIMIT" });
    expect(isApiError(known, "ERROR_BAD_REQUEST", "ERROR_RATE_LIMIT")).toBe(true);
    expect(isApiError(known, "ERROR_BAD_REQUEST")).toBe(false);
  });
});

describe("options that cannot be meant", () => {
  const good = { baseUrl: "http://127.0.0.1:1", clientKey };
  it.each([
    [{ baseUrl: "nowhere" }, "baseUrl must be an http or https URL"],
    [{ baseUrl: "ftp://host" }, "baseUrl must be an http or https URL"],
    [{ baseUrl: `http://user:${clientKey}@host` }, "baseUrl must not hold a user name or password"],
    [{ baseUrl: "http://host/v1?x=1" }, "baseUrl must not hold a query, a fragment or a space"],
    [{ baseUrl: "http://host/v1#f" }, "baseUrl must not hold a query, a fragment or a space"],
    [{ clientKey: "" }, "clientKey must not be empty"],
    [{ clientKey: "\uD800" }, "clientKey must be well-formed text"],
    [{ timeout: 0 }, "timeout must be a positive number of milliseconds"],
    [{ timeout: Number.NaN }, "timeout must be a positive number of milliseconds"],
    [{ maxRetries: -1 }, "maxRetries must be a whole number from 0"],
    [{ maxRetries: 1.5 }, "maxRetries must be a whole number from 0"],
    [{ maxInFlight: 0 }, "maxInFlight must be at least 1"],
    [{ maxPerSecond: 0 }, "maxPerSecond must be above 0"],
    [{ guardShare: 0 }, "guardShare must be above 0 and at most 1"],
    [{ deadline: -1 }, "deadline must be a positive number of milliseconds"],
  ])("%o: %s", (bad, message) => {
    expect(() => createClient({ ...good, ...bad })).toThrow(new TypeError(message));
  });
});
