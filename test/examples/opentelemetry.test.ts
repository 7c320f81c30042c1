import { type HrTime, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ClientOptions, createClient, isCooldownError } from "../../src/index.js";
import { codeHeader, createMock, type MockOptions } from "../../src/mock/index.js";
import { telemetry } from "./opentelemetry.js";
import { type Sdk, startSdk } from "./telemetry-sdk.js";

const clientKey = "k-5f1d0c";
const begun = Date.parse("2026-01-01T00:00:00Z");
const latency = 250;
/** Before the first retry, since Math.random() is 1. */
const delay = 500;
const minute = 60_000;

let sdk: Sdk;

beforeEach(() => {
  sdk = startSdk();
  vi.useFakeTimers({ now: begun });
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await sdk.stop();
});

function start(options: Partial<ClientOptions> = {}, mockOptions: MockOptions = {}) {
  const mock = createMock({ clientKey, latency, ...mockOptions });
  const onEvent = telemetry(sdk.tracer, sdk.meter);
  const api = createClient({ baseUrl: "http://mock", clientKey, fetch: mock.fetch, onEvent, ...options });
  return { mock, api };
}

/** Makes the call within a span of the caller's own, and waits for both. What the call rejects with is its result. */
async function within<T>(name: string, call: () => Promise<T>): Promise<unknown> {
  const ended = sdk.tracer.startActiveSpan(name, async (span) => {
    const result = await call().catch((error: unknown) => error);
    span.end();
    return result;
  });
  await vi.runAllTimersAsync();
  return ended;
}

async function spansOf(kind: SpanKind): Promise<ReadableSpan[]> {
  return (await sdk.spans()).filter((span) => span.kind === kind);
}

const attempts = () => spansOf(SpanKind.CLIENT);

/** The attempts under the caller's span of this name. */
async function attemptsUnder(name: string): Promise<ReadableSpan[]> {
  const parent = await callersSpan(name);
  const children = (await attempts()).filter(
    (span) => span.parentSpanContext?.spanId === parent.spanContext().spanId,
  );
  expect(children.every((span) => span.spanContext().traceId === parent.spanContext().traceId)).toBe(true);
  return children;
}

async function callersSpan(name: string): Promise<ReadableSpan> {
  const found = (await spansOf(SpanKind.INTERNAL)).find((span) => span.name === name);
  return found ?? expect.unreachable(`there is no span ${name}`);
}

/** In ms since the beginning. */
const sinceBegun = ([seconds, nanoseconds]: HrTime) => seconds * 1000 + nanoseconds / 1e6 - begun;
const timesOf = ({ startTime, endTime }: ReadableSpan) => [sinceBegun(startTime), sinceBegun(endTime)];

async function pointsOf(metric: string) {
  return (await sdk.points())
    .filter((point) => point.metric === metric)
    .map(({ attributes, value }) => ({ attributes, value }));
}

describe("a call that succeeds", () => {
  it("is one span within the caller's, and one duration in seconds", async () => {
    const { api } = start();
    await within("job", () => api.getBalance());
    const [span, ...more] = await attemptsUnder("job");
    expect(more).toEqual([]);
    expect(span).toMatchObject({ name: "getBalance", status: { code: SpanStatusCode.UNSET } });
    expect(span?.attributes).toEqual({ "maloi.operation": "getBalance", "http.response.status_code": 200 });
    expect(span && timesOf(span)).toEqual([0, latency]);
    const points = await sdk.points();
    expect(points).toMatchObject([
      {
        metric: "maloi.attempt.duration",
        unit: "s",
        attributes: { "maloi.operation": "getBalance" },
        value: { count: 1, sum: 0.25 },
      },
    ]);
  });

  it("has a duration that falls between boundaries in seconds", async () => {
    const { api } = start();
    await within("job", () => api.getBalance());
    const [point] = await pointsOf("maloi.attempt.duration");
    expect(point?.value).toMatchObject({
      buckets: {
        boundaries: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
        counts: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      },
    });
  });

  it("is a trace of its own where the caller has no span", async () => {
    const { api } = start();
    const call = api.getBalance();
    await vi.runAllTimersAsync();
    await call;
    const spans = await sdk.spans();
    expect(spans).toHaveLength(1);
    expect(spans[0]?.parentSpanContext).toBeUndefined();
  });
});

describe("a call that fails", () => {
  it("is a span with the code, and not a retry", async () => {
    const { mock, api } = start();
    mock.failNext("ERROR_ZERO_BALANCE");
    await within("job", () => api.createTask({ task: { type: "ImageToTextTask" } }));
    const [span, ...more] = await attemptsUnder("job");
    expect(more).toEqual([]);
    const outcome = { "maloi.operation": "createTask", "error.type": "ERROR_ZERO_BALANCE" };
    expect(span).toMatchObject({ name: "createTask", status: { code: SpanStatusCode.ERROR } });
    expect(span?.attributes).toEqual({ ...outcome, "http.response.status_code": 400 });
    expect(await pointsOf("maloi.attempt.duration")).toMatchObject([
      { attributes: outcome, value: { count: 1, sum: 0.25 } },
    ]);
    expect(await sdk.points()).toHaveLength(1);
  });

  it("has the error's name and no status where there was no answer", async () => {
    const { api } = start({ timeout: 100, maxRetries: 0 });
    await within("job", () => api.getBalance());
    const [span] = await attemptsUnder("job");
    expect(span?.attributes).toEqual({ "maloi.operation": "getBalance", "error.type": "TimeoutError" });
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
    expect(span && timesOf(span)).toEqual([0, 100]);
  });

  it("is no success where the caller aborted it", async () => {
    const { api } = start();
    const caller = new AbortController();
    setTimeout(() => caller.abort(), 100);
    await within("job", () => api.getBalance({}, { signal: caller.signal }));
    const [span] = await attemptsUnder("job");
    expect(span?.attributes).toEqual({ "maloi.operation": "getBalance", "error.type": "aborted" });
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
    expect(span && timesOf(span)).toEqual([0, 100]);
  });

  it("that the contract does not have is noted on the caller's span", async () => {
    const { api } = start({ fetch: async () => new Response("<h1>Not found</h1>", { status: 404 }) });
    await within("job", () => api.getBalance());
    const [span] = await attemptsUnder("job");
    expect(span?.attributes).toMatchObject({
      "error.type": "UnexpectedResponseError",
      "http.response.status_code": 404,
    });
    const told = { "maloi.operation": "getBalance", "maloi.reason": "the body is no JSON" };
    expect((await callersSpan("job")).events).toMatchObject([
      { name: "maloi.unexpected_response", attributes: told },
    ]);
    expect(await pointsOf("maloi.mismatches")).toEqual([{ attributes: told, value: 1 }]);
  });
});

describe("a call that is made again and succeeds", () => {
  it("is a span for each attempt, the second with its number, and one retry by its reason", async () => {
    const { mock, api } = start();
    mock.failNext("ERROR_RATE_LIMIT");
    expect(await within("job", () => api.getBalance())).toMatchObject({ balance: 10 });
    const [first, second, ...more] = await attemptsUnder("job");
    expect(more).toEqual([]);
    expect(first?.attributes).toEqual({
      "maloi.operation": "getBalance",
      "error.type": "ERROR_RATE_LIMIT",
      "http.response.status_code": 400,
    });
    expect(second?.attributes).toEqual({
      "maloi.operation": "getBalance",
      "http.response.status_code": 200,
      "http.request.resend_count": 1,
    });
    expect([first?.status.code, second?.status.code]).toEqual([SpanStatusCode.ERROR, SpanStatusCode.UNSET]);
    expect(first && timesOf(first)).toEqual([0, latency]);
    expect(second && timesOf(second)).toEqual([latency + delay, latency + delay + latency]);
    expect(await pointsOf("maloi.retries")).toEqual([
      { attributes: { "maloi.operation": "getBalance", "error.type": "ERROR_RATE_LIMIT" }, value: 1 },
    ]);
    const counts = (await pointsOf("maloi.attempt.duration")).map(({ attributes, value }) => [
      attributes,
      value,
    ]);
    expect(counts).toMatchObject([
      [{ "error.type": "ERROR_RATE_LIMIT" }, { count: 1 }],
      [{ "maloi.operation": "getBalance" }, { count: 1 }],
    ]);
  });
});

describe("a code that the contract does not have", () => {
  it("is the span's, and noted and counted", async () => {
    const { api } = start({ headers: { [codeHeader]: "ERROR_NEW" } });
    await within("job", () => api.getBalance());
    const outcome = { "maloi.operation": "getBalance", "error.type": "ERROR_NEW" };
    expect((await attemptsUnder("job")).map(({ attributes }) => attributes)).toEqual([
      { ...outcome, "http.response.status_code": 400 },
    ]);
    expect((await callersSpan("job")).events).toMatchObject([
      { name: "maloi.unknown_code", attributes: outcome },
    ]);
    expect(await pointsOf("maloi.mismatches")).toEqual([
      { attributes: { "maloi.operation": "getBalance", "maloi.reason": "unknown code" }, value: 1 },
    ]);
  });
});

describe("a cool-down", () => {
  it("is noted where it begins and ends, counted once, and what is not sent is no span", async () => {
    const { mock, api } = start();
    mock.failNext("ERROR_IP_BANNED");
    await within("banned", () => api.getBalance());
    expect(isCooldownError(await within("blocked", () => api.getBalance()))).toBe(true);
    vi.setSystemTime(begun + 31 * minute);
    expect(await within("free", () => api.getBalance())).toMatchObject({ balance: 10 });

    expect(mock.requests).toHaveLength(2);
    expect(await attempts()).toHaveLength(2);
    expect(await attemptsUnder("banned")).toMatchObject([
      { attributes: { "error.type": "ERROR_IP_BANNED" } },
    ]);
    expect(await attemptsUnder("blocked")).toEqual([]);
    expect(await attemptsUnder("free")).toMatchObject([{ status: { code: SpanStatusCode.UNSET } }]);

    const why = { "error.type": "ERROR_IP_BANNED", "maloi.scope": "ip", "maloi.reason": "blocked" };
    const until = new Date(begun + latency + 30 * minute).toISOString();
    expect((await callersSpan("banned")).events).toMatchObject([
      { name: "maloi.cooldown.start", attributes: { ...why, "maloi.until": until } },
    ]);
    expect((await callersSpan("blocked")).events).toEqual([]);
    expect((await callersSpan("free")).events).toMatchObject([
      { name: "maloi.cooldown.end", attributes: { "maloi.scope": "ip" } },
    ]);
    expect(await pointsOf("maloi.cooldowns")).toEqual([{ attributes: why, value: 1 }]);
    expect(await pointsOf("maloi.refusals")).toEqual([
      { attributes: { "maloi.operation": "getBalance", "error.type": "ERROR_IP_BANNED" }, value: 1 },
    ]);
  });
});

describe("the caller's span", () => {
  it("is that of each call, however many share a queue, a timer and a task's polls", async () => {
    const { mock, api } = start({ maxInFlight: 1 });
    const names = ["a", "b", "c", "d"];
    // Each fails once, in turn, so that those that wait for their turn are woken by others, and wait again together.
    mock.failNext("ERROR_RATE_LIMIT", { times: names.length });
    await Promise.all(names.map((name) => within(name, () => api.getBalance())));
    for (const name of names) {
      const children = await attemptsUnder(name);
      expect(children.map(({ attributes }) => attributes["http.response.status_code"])).toEqual([400, 200]);
    }
    expect(await attempts()).toHaveLength(2 * names.length);
  });

  it("is that of each call, where all wait for one tick", async () => {
    const { mock, api } = start();
    const names = ["a", "b", "c", "d"];
    mock.failNext("ERROR_RATE_LIMIT", { times: names.length });
    const timers = vi.spyOn(globalThis, "setTimeout");
    await Promise.all(names.map((name) => within(name, () => api.getBalance())));
    expect(timers.mock.calls.filter(([, ms]) => ms === delay)).toHaveLength(1);
    for (const name of names) expect(await attemptsUnder(name)).toHaveLength(2);
    expect(await attempts()).toHaveLength(2 * names.length);
  });

  it("is that of each task, from its creation to its solution", async () => {
    const { api } = start();
    const names = ["a", "b"];
    await Promise.all(names.map((name) => within(name, () => api.runTask({ type: "RecaptchaV2Task" }))));
    for (const name of names) {
      expect((await attemptsUnder(name)).map((span) => span.name)).toEqual([
        "createTask",
        "getTaskResult",
        "getTaskResult",
        "getTaskResult",
      ]);
    }
    expect(await attempts()).toHaveLength(8);
  });
});

describe("the key", () => {
  it("is in nothing that is exported, though the service repeats it", async () => {
    const { api, mock } = start({ maxRetries: 1 });
    await within("code", () => api.getBalance({}, { headers: { [codeHeader]: `NEW_${clientKey}` } }));
    mock.failNext("ERROR_RATE_LIMIT", { detail: clientKey });
    await within("retry", () => api.getBalance());
    mock.failNext("ERROR_INVALID_TASK_DATA", { detail: clientKey });
    await within("detail", () => api.createTask({ task: { type: "ImageToTextTask" } }));
    mock.failNext("ERROR_KEY_TEMP_BLOCKED");
    await within("blocked", () => api.getBalance());
    const page = start({ fetch: async () => new Response(`<h1>${clientKey}</h1>`, { status: 404 }) });
    await within("page", () => page.api.getBalance());
    const lost = start({ fetch: () => Promise.reject(new TypeError(clientKey)), maxRetries: 0 });
    await within("lost", () => lost.api.getBalance());

    const spans = (await sdk.spans()).map(({ name, attributes, events, status, links, resource }) => {
      return { name, attributes, events, status, links, resource: resource.attributes };
    });
    const exported = JSON.stringify([spans, await sdk.points()]);
    // All of it is there.
    for (const part of [
      "NEW_[redacted]",
      "ERROR_RATE_LIMIT",
      "ERROR_INVALID_TASK_DATA",
      "ERROR_KEY_TEMP_BLOCKED",
    ]) {
      expect(exported).toContain(part);
    }
    for (const part of ["UnexpectedResponseError", "NetworkError", "maloi.retries", "maloi.mismatches"]) {
      expect(exported).toContain(part);
    }
    expect(exported).not.toContain(clientKey);
  });
});
