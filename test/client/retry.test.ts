import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type ClientEvent,
  createClient,
  isApiError,
  isNetworkError,
  type MaloiError,
} from "../../src/index.js";
import { readRetryAfter } from "../../src/retry/retry-after.js";
import { RetryBudget } from "../../src/retry/retry-budget.js";

/* The clock is a fake one, so that waits can be read off it; fetch is a script of answers. */
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Step = () => Promise<Response>;

const json = (status: number, body: object, headers: Record<string, string> = {}): Step => {
  return async () => new Response(JSON.stringify(body), { status, headers });
};
const ok = json(200, { errorId: 0, taskId: "t", balance: 1, packages: [] });
const refuse = (errorCode: string, headers = {}, status = 400) =>
  json(status, { errorId: 1, errorCode }, headers);
const lost: Step = () => Promise.reject(Object.assign(new TypeError("fetch failed"), { code: "ECONNRESET" }));
const unreached: Step = () => {
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  return Promise.reject(new TypeError("fetch failed", { cause }));
};
const html: Step = async () => new Response("<h1>Bad gateway</h1>", { status: 502 });
const stalled: Step = () => new Promise(() => undefined);

/** Runs a call against the script; the last step answers whatever comes after it. */
async function run(
  steps: Step[],
  options: object = {},
  call: "createTask" | "getBalance" = "getBalance",
): Promise<{ sentAt: number[]; error?: MaloiError | undefined; events: ClientEvent[]; endedAt: number }> {
  const sentAt: number[] = [];
  const events: ClientEvent[] = [];
  const fetch = (): Promise<Response> => {
    sentAt.push(Date.now());
    return (steps[sentAt.length - 1] ?? steps.at(-1) ?? ok)();
  };
  const onEvent = (event: ClientEvent) => void events.push(event);
  const api = createClient({ baseUrl: "http://127.0.0.1:1", clientKey: "key-1", fetch, onEvent, ...options });
  const result = call === "createTask" ? api.safe.createTask({ task: { type: "T" } }) : api.safe.getBalance();
  await vi.runAllTimersAsync();
  const { error } = await result;
  return { sentAt, error, events, endedAt: Date.now() };
}

describe("which failures are tried again", () => {
  it.each<[string, Step, sentOfGetBalance: number, sentOfCreateTask: number]>([
    ["a refusal that is temporary", refuse("ERROR_RATE_LIMIT"), 3, 3],
    ["an overloaded service", refuse("ERROR_SERVICE_UNAVALIABLE"), 3, 3],
    ["a refusal that is final", refuse("ERROR_ZERO_BALANCE"), 1, 1],
    ["a block of the key", refuse("ERROR_KEY_TEMP_BLOCKED"), 1, 1],
    ["a task that is over, and not charged", refuse("ERROR_CAPTCHA_UNSOLVABLE"), 1, 3],
    ["a task that is over, and may be charged", refuse("ERROR_TASK_TIMEOUT"), 1, 1],
    ["an unknown code under 400", refuse("NEW"), 1, 1],
    ["an unknown code under 429", refuse("NEW", {}, 429), 3, 3],
    ["an unknown code under 503", refuse("NEW", {}, 503), 3, 3],
    ["a connection that was never made", unreached, 3, 3],
    ["a connection lost", lost, 3, 1],
    ["a gateway's page", html, 3, 1],
    ["an answer cut off", async () => new Response('{"errorId":', { status: 200 }), 3, 1],
    ["a page that is not there", async () => new Response("not found", { status: 404 }), 1, 1],
    ["no answer in time", stalled, 3, 1],
  ])("%s", async (_, step, balance, task) => {
    expect((await run([step])).sentAt).toHaveLength(balance);
    expect((await run([step], {}, "createTask")).sentAt).toHaveLength(task);
    expect((await run([step], { maxRetries: 0 })).sentAt).toHaveLength(1);
  });

  it("sends createTask again after an ambiguous failure only where the caller says so", async () => {
    expect((await run([lost, ok], { retryAmbiguous: true }, "createTask")).sentAt).toHaveLength(2);
  });

  it("succeeds when a retry does, and says what it did", async () => {
    const { error, events } = await run([refuse("ERROR_RATE_LIMIT"), ok]);
    expect(error).toBeUndefined();
    expect(events).toEqual([
      { type: "request", operation: "getBalance", attempt: 1 },
      {
        type: "response",
        operation: "getBalance",
        attempt: 1,
        ms: 0,
        status: 400,
        error: "ERROR_RATE_LIMIT",
      },
      { type: "retry", operation: "getBalance", attempt: 1, delay: 500, error: "ERROR_RATE_LIMIT" },
      { type: "request", operation: "getBalance", attempt: 2 },
      { type: "response", operation: "getBalance", attempt: 2, ms: 0, status: 200 },
    ]);
  });

  it("throws the last failure when retries are used up", async () => {
    const { error } = await run([lost, refuse("ERROR_RATE_LIMIT")], { maxRetries: 1 });
    expect(isApiError(error, "ERROR_RATE_LIMIT")).toBe(true);
  });
});

describe("when they are tried again", () => {
  it("waits twice as long each time, up to a cap", async () => {
    const { sentAt } = await run([refuse("ERROR_RATE_LIMIT")], { maxRetries: 8 });
    const waits = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
  });

  it("waits anything down to nothing: full jitter", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    expect((await run([refuse("ERROR_RATE_LIMIT")])).sentAt).toEqual([0, 0, 0]);
  });

  it.each([
    ["seconds", { "retry-after": "3" }],
    ["milliseconds", { "retry-after-ms": "3000", "retry-after": "60" }],
    ["a date", { "retry-after": new Date(3000).toUTCString() }],
  ])("waits as long as the service asks, in %s", async (_, headers) => {
    const { sentAt } = await run([refuse("ERROR_RATE_LIMIT", headers), ok]);
    expect(sentAt).toEqual([0, 3500]);
  });

  it("does not begin a wait that the deadline would end", async () => {
    const { sentAt, error, endedAt } = await run([refuse("ERROR_RATE_LIMIT", { "retry-after": "60" })], {
      deadline: 5000,
    });
    expect([sentAt, endedAt]).toEqual([[0], 0]);
    expect(error?.retryAt?.getTime()).toBe(60_000);
  });

  it("gives a retry no more time than the deadline leaves", async () => {
    const { sentAt, endedAt } = await run([lost, stalled], { deadline: 2000 });
    expect([sentAt, endedAt]).toEqual([[0, 500], 2000]);
  });

  it("ends a wait at once when the caller gives up", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 100);
    const api = createClient({ baseUrl: "http://h", clientKey: "k", fetch: refuse("ERROR_RATE_LIMIT") });
    const call = api.getBalance({}, { signal: controller.signal });
    const ended = expect(call).rejects.toBe("enough");
    await vi.advanceTimersByTimeAsync(100);
    await ended;
    expect(vi.getTimerCount()).toBe(0);
  });
});

it("takes no time from a service that asks for one beyond all clocks", async () => {
  const headers = { "retry-after": "9".repeat(400) };
  const { sentAt, error } = await run([refuse("ERROR_RATE_LIMIT", headers)], { maxRetries: 1 });
  expect(sentAt).toEqual([0, 86_400_500]);
  expect(error?.retryAt?.getTime()).toBe(2 * 86_400_000 + 500);
});

describe("the retry budget", () => {
  it("ends retries while everything fails, and comes back with successes", async () => {
    let answering = lost;
    let sent = 0;
    const fetch = () => {
      sent++;
      return answering();
    };
    const api = createClient({ baseUrl: "http://h", clientKey: "k", fetch, guardShare: 1 });
    const call = async () => {
      const before = sent;
      const result = api.safe.getBalance();
      await vi.runAllTimersAsync();
      await result;
      return sent - before;
    };
    // 500 tokens pay for 100 retries: 50 calls with two each.
    for (let count = 0; count < 50; count++) expect(await call()).toBe(3);
    expect(await call()).toBe(1);
    answering = ok;
    for (let count = 0; count < 5; count++) expect(await call()).toBe(1);
    answering = lost;
    expect(await call()).toBe(2);
  });

  it("pays more for a retry after a timeout, which cost the service more", () => {
    const budget = new RetryBudget();
    for (let count = 0; count < 50; count++) expect(budget.pay(true)).toBe(true);
    expect(budget.pay(false)).toBe(false);
    budget.refund(true);
    expect([budget.pay(false), budget.pay(false)]).toEqual([true, false]);
  });
});

describe("readRetryAfter", () => {
  it.each([
    [{}, undefined],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "1.5" }, 1500],
    [{ "retry-after": "-5" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "Thu, 01 Jan 1970 00:01:40 GMT" }, 90_000],
    [{ "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }, 0],
    [{ "retry-after": "99999999999999999999" }, 86_400_000],
    [{ "retry-after": "9".repeat(400) }, 86_400_000],
    [{ "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" }, 86_400_000],
    [{ "retry-after-ms": "250" }, 250],
    [{ "retry-after-ms": "x", "retry-after": "2" }, 2000],
  ])("of %j is %s", (headers, want) => {
    expect(readRetryAfter(new Headers(headers), 10_000)).toBe(want);
  });
});

it("knows whether anything was sent", async () => {
  const errors = [(await run([unreached])).error, (await run([lost])).error];
  expect(errors.map((error) => isNetworkError(error) && error.sent)).toEqual([false, true]);
});
