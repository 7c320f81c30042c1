import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { vi as vietnamese } from "../../generated/locales/vi.js";
import { type ClientEvent, createClient, isApiError, isCooldownError } from "../../src/index.js";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const ok = { errorId: 0, balance: 1, packages: [] };
const refusal = (errorCode: string) => ({ errorId: 1, errorCode });
const minute = 60_000;

/** A client of a service that answers whatever `service.body` is. */
function start(options: object = {}) {
  const service = { body: ok as object, sent: 0, delay: 0, headers: {}, status: 200 };
  const events: ClientEvent[] = [];
  const fetch = async (): Promise<Response> => {
    service.sent++;
    const { body, headers } = service;
    if (service.delay > 0) await new Promise((resolve) => setTimeout(resolve, service.delay));
    return new Response(JSON.stringify(body), { status: 200, headers });
  };
  const onEvent = (event: ClientEvent) => void events.push(event);
  const api = createClient({
    baseUrl: "http://h",
    clientKey: "k",
    fetch,
    onEvent,
    maxRetries: 0,
    ...options,
  });
  const call = async () => (await api.safe.getBalance()).error;
  return { service, api, call, events };
}

describe("a block", () => {
  it.each([
    ["ERROR_KEY_TEMP_BLOCKED", "key", 5 * minute],
    ["ERROR_IP_BANNED", "ip", 30 * minute],
  ])("%s: nothing is sent until it has passed", async (code, scope, wait) => {
    const { service, call } = start();
    service.body = refusal(code);
    const blocked = await call();
    expect(isApiError(blocked)).toBe(true);
    expect(blocked?.retryAt?.getTime()).toBe(wait);
    for (const now of [0, 1, wait - 1]) {
      vi.setSystemTime(now);
      const error = await call();
      if (!isCooldownError(error)) throw error;
      expect(error).toMatchObject({
        code,
        scope,
        reason: "blocked",
        operation: "getBalance",
        retryable: true,
      });
      expect([error.until.getTime(), error.retryAt.getTime()]).toEqual([wait, wait]);
      expect(error.message).toBe(
        `${code}: getBalance was not sent, ${scope} cools down until ${new Date(wait).toISOString()}`,
      );
    }
    expect(service.sent).toBe(1);
    service.body = ok;
    vi.setSystemTime(wait);
    expect(await call()).toBeUndefined();
    expect(service.sent).toBe(2);
  });

  it("tells the user in the words of the code", async () => {
    const { service, call } = start();
    service.body = refusal("ERROR_IP_BANNED");
    await call();
    expect((await call())?.describe(vietnamese)).toEqual({
      ...vietnamese.errors.ERROR_IP_BANNED,
      action: vietnamese.failures.cooldown.action.replace("{{retryIn}}", "30 phút"),
      language: "vi",
    });
  });

  it("lasts as long as the service says, where it says", async () => {
    const { service, call } = start();
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    service.headers = { "retry-after": "7" };
    await call();
    expect((await call())?.retryAt?.getTime()).toBe(7000);
  });

  it("is not shortened by an answer that was under way", async () => {
    const { service, call } = start();
    service.body = refusal("ERROR_IP_BANNED");
    service.delay = 10;
    const long = call();
    service.headers = { "retry-after": "1" };
    const short = call();
    await vi.advanceTimersByTimeAsync(10);
    await Promise.all([long, short]);
    expect((await call())?.retryAt?.getTime()).toBe(30 * minute + 10);
  });

  it("lets one probe through when it is over, and the others after it", async () => {
    const { service, call, events } = start();
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await call();
    service.body = ok;
    service.delay = 200;
    vi.setSystemTime(5 * minute);
    const calls = [call(), call(), call()];
    await vi.advanceTimersByTimeAsync(200);
    const errors = await Promise.all(calls);
    expect(service.sent).toBe(2);
    expect(errors.map((error) => isCooldownError(error) && error.until.getTime())).toEqual([
      false,
      5 * minute + 1000,
      5 * minute + 1000,
    ]);
    expect(events.filter(({ type }) => type.startsWith("cooldown"))).toEqual([
      {
        type: "cooldownStart",
        operation: "getBalance",
        code: "ERROR_KEY_TEMP_BLOCKED",
        scope: "key",
        reason: "blocked",
        until: new Date(5 * minute),
      },
      { type: "cooldownEnd", operation: "getBalance", scope: "key" },
    ]);
  });

  it("goes on where the probe is blocked again", async () => {
    const { service, call } = start();
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await call();
    vi.setSystemTime(5 * minute);
    expect(isApiError(await call())).toBe(true);
    expect((await call())?.retryAt?.getTime()).toBe(10 * minute);
    expect(service.sent).toBe(2);
  });

  it("needs another probe where one was given up", async () => {
    const { service, api, call } = start();
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await call();
    vi.setSystemTime(5 * minute);
    service.delay = 200;
    const controller = new AbortController();
    const probe = api.getBalance({}, { signal: controller.signal }).catch((reason: unknown) => reason);
    controller.abort("enough");
    expect(await probe).toBe("enough");
    service.body = ok;
    const next = [call(), call()];
    await vi.advanceTimersByTimeAsync(200);
    expect((await Promise.all(next)).map(isCooldownError)).toEqual([false, true]);
  });

  it("is met by no retry", async () => {
    const { service, api } = start({ maxRetries: 5 });
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    const calls = api.safe.getBalance();
    await vi.runAllTimersAsync();
    expect(isApiError((await calls).error)).toBe(true);
    expect(service.sent).toBe(1);
  });
});

describe("the error guard", () => {
  it("stops at half of the failures that the service punishes", async () => {
    const { service, call } = start();
    service.body = refusal("ERROR_BAD_REQUEST");
    for (let count = 0; count < 600; count++) await call();
    expect(service.sent).toBe(500);
    const error = await call();
    if (!isCooldownError(error)) throw error;
    expect(error).toMatchObject({ code: "ERROR_IP_BANNED", scope: "ip", reason: "guard" });
    expect(error.until.getTime()).toBe(minute);
    expect(error.describe(vietnamese)).toEqual({
      ...vietnamese.failures.cooldown,
      action: vietnamese.failures.cooldown.action.replace("{{retryIn}}", "1 phút"),
      language: "vi",
    });
  });

  it("can be told another share", async () => {
    const { service, call } = start({ guardShare: 0.1 });
    service.body = refusal("ERROR_BAD_REQUEST");
    for (let count = 0; count < 200; count++) await call();
    expect(service.sent).toBe(100);
  });

  it("forgets what is older than the service remembers", async () => {
    const { service, call } = start();
    service.body = refusal("ERROR_BAD_REQUEST");
    for (let count = 0; count < 2000; count++) {
      vi.setSystemTime(count * 125);
      await call();
    }
    expect(service.sent).toBe(2000);
  });

  it("lets no more out at once than may all fail", async () => {
    const { service, call } = start({ maxInFlight: Number.POSITIVE_INFINITY });
    service.body = refusal("ERROR_BAD_REQUEST");
    service.delay = 100;
    const calls = Array.from({ length: 1500 }, call);
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all(calls);
    expect(service.sent).toBe(999);
  });

  it("counts what the caller gave up: it may have failed all the same", async () => {
    const { service, api } = start();
    service.delay = 50;
    for (let round = 0; round < 30; round++) {
      const controller = new AbortController();
      const calls = Array.from({ length: 50 }, () =>
        api.getBalance({}, { signal: controller.signal }).catch(() => 0),
      );
      await vi.advanceTimersByTimeAsync(10);
      controller.abort("enough");
      await Promise.all(calls);
    }
    expect(service.sent).toBe(500);
  });

  it("tells of a closure once, however many failures were under way", async () => {
    const { service, api, events } = start();
    service.body = refusal("ERROR_BAD_REQUEST");
    service.delay = 50;
    const calls = Array.from({ length: 900 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index / 10));
      await api.safe.getBalance();
    });
    await vi.runAllTimersAsync();
    await Promise.all(calls);
    expect(events.filter(({ type }) => type === "cooldownStart")).toHaveLength(1);
  });

  it("does not mind successes, however many", async () => {
    const { service, call } = start();
    for (let count = 0; count < 3000; count++) await call();
    expect(service.sent).toBe(3000);
  });
});

describe("events", () => {
  it("change nothing, whatever the listener does", async () => {
    const listeners = [
      () => {
        throw new Error("listener");
      },
      () => Promise.reject(new Error("listener")),
    ];
    const unhandled = vi.fn();
    process.once("unhandledRejection", unhandled);
    for (const onEvent of listeners) {
      const { call } = start({ onEvent });
      expect(await call()).toBeUndefined();
    }
    await vi.runAllTimersAsync();
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("tell of a code that the contract does not have, and of answers that are not its", async () => {
    const { service, call, events } = start();
    service.body = refusal("NEW");
    await call();
    service.body = { errorId: 0 };
    await call();
    expect(events.filter(({ type }) => !["request", "response"].includes(type))).toEqual([
      { type: "unknownCode", operation: "getBalance", code: "NEW" },
      {
        type: "unexpectedResponse",
        operation: "getBalance",
        reason: "a success without balance",
        status: 200,
      },
    ]);
  });
});
