import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFleet, type FleetLimiter } from "../../src/fleet/fleet.js";
import { isCooldownError } from "../../src/index.js";
import { createLatch, createStore, join, ok, outcomes, refusal, startService, wrap } from "./workers.js";

/* Clients of one process over one store in memory; test/services has several processes over Redis and Postgres. */

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const day = 86_400_000;

describe("a block", () => {
  it.each([
    ["ERROR_KEY_TEMP_BLOCKED", {}, {}, "refused"],
    ["ERROR_KEY_TEMP_BLOCKED", { baseUrl: "http://h/" }, {}, "refused"],
    ["ERROR_KEY_TEMP_BLOCKED", {}, { egress: "b" }, "refused"],
    ["ERROR_KEY_TEMP_BLOCKED", { clientKey: "other" }, {}, "sent"],
    ["ERROR_KEY_TEMP_BLOCKED", { baseUrl: "http://other" }, {}, "sent"],
    ["ERROR_IP_BANNED", {}, {}, "refused"],
    ["ERROR_IP_BANNED", { clientKey: "other" }, {}, "refused"],
    ["ERROR_IP_BANNED", {}, { egress: "b" }, "sent"],
    ["ERROR_IP_BANNED", { baseUrl: "http://other" }, {}, "sent"],
  ])("%s: a worker with %j %j is %s", async (code, options, fleetOptions, want) => {
    const [service, store] = [startService(), createStore()];
    service.body = refusal(code);
    const blocked = await join(service, store).call();
    const other = join(service, store, options, fleetOptions);
    const error = await other.call();
    expect(isCooldownError(error) ? "refused" : "sent").toBe(want);
    expect(service.sent).toBe(want === "sent" ? 2 : 1);
    if (!isCooldownError(error)) return;
    expect(error).toMatchObject({ code, reason: "blocked" });
    expect(error.until.getTime()).toBe(blocked?.retryAt?.getTime());
    expect(other.cooldowns()).toMatchObject([{ type: "cooldownStart", code, until: error.until }]);
  });

  it("is known to the store before the blocked call has ended", async () => {
    const [service, memory] = [startService(), createStore()];
    const slow: FleetLimiter = {
      ...wrap(memory),
      async block(key, seconds) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return memory.block(key, seconds);
      },
    };
    service.body = refusal("ERROR_IP_BANNED");
    await join(service, slow).call();
    expect(await outcomes([join(service, slow).call()])).toEqual(["ERROR_IP_BANNED"]);
  });

  it("is not shortened by another worker", async () => {
    const [service, store] = [startService(), createStore()];
    const [a, b] = [join(service, store), join(service, store)];
    const answered = createLatch();
    service.body = refusal("ERROR_IP_BANNED");
    service.hold = answered.promise;
    service.headers = { "retry-after": "900" };
    const long = a.call();
    await vi.waitFor(() => expect(service.sent).toBe(1));
    service.headers = { "retry-after": "10" };
    const short = b.call();
    await vi.waitFor(() => expect(service.sent).toBe(2));
    answered.resolve();
    const [blocked] = await Promise.all([long, short]);
    vi.setSystemTime(20_000);
    const error = await join(service, store).call();
    expect(error?.retryAt).toEqual(blocked?.retryAt);
  });

  it("is over for all when one probe was answered", async () => {
    const [service, store] = [startService(), createStore()];
    const workers = Array.from({ length: 5 }, () => join(service, store));
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await workers[0]?.call();
    await outcomes(workers.map(({ call }) => call()));
    expect(service.sent).toBe(1);
    vi.setSystemTime(5 * minute);
    service.body = ok;
    const answered = createLatch();
    service.hold = answered.promise;
    const calls = workers.flatMap(({ call }) => [call(), call()]);
    await vi.waitFor(() => expect(service.sent).toBe(2));
    const late = await outcomes([...workers, join(service, store)].map(({ call }) => call()));
    expect(late).toEqual(Array.from(late, () => "ERROR_KEY_TEMP_BLOCKED"));
    answered.resolve();
    const probed = await outcomes(calls);
    expect(probed.filter((outcome) => outcome === "sent")).toHaveLength(1);
    const after = workers.flatMap(({ call }) => [call(), call()]);
    expect(await outcomes(after)).toEqual(Array(10).fill("sent"));
    expect(service.sent).toBe(12);
    for (const { cooldowns } of workers) {
      expect(cooldowns().map(({ type }) => type)).toEqual(["cooldownStart", "cooldownEnd"]);
    }
  });

  it.each([
    ["blocked again", refusal("ERROR_KEY_TEMP_BLOCKED"), "ERROR_KEY_TEMP_BLOCKED"],
    ["refused for another reason", refusal("ERROR_BAD_REQUEST"), "sent"],
  ])("a probe that is %s", async (_, body, want) => {
    const [service, store] = [startService(), createStore()];
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await join(service, store).call();
    vi.setSystemTime(5 * minute);
    service.body = body;
    await join(service, store).call();
    expect(await outcomes([join(service, store).call()])).toEqual([want]);
  });

  it("needs another probe where one was given up", async () => {
    const [service, store] = [startService(), createStore()];
    const [a, b] = [join(service, store), join(service, store)];
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await a.call();
    vi.setSystemTime(5 * minute);
    service.body = ok;
    service.hold = new Promise(() => undefined);
    const controller = new AbortController();
    const probe = a.api.getBalance({}, { signal: controller.signal });
    await vi.waitFor(() => expect(service.sent).toBe(2));
    controller.abort("enough");
    await expect(probe).rejects.toBe("enough");
    service.hold = Promise.resolve();
    await vi.waitFor(async () => expect(await outcomes([b.call()])).toEqual(["sent"]));
    expect(service.sent).toBe(3);
  });

  it("needs another probe where the worker that had one died", async () => {
    const [service, store] = [startService(), createStore()];
    const [a, b] = [join(service, store), join(service, store)];
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await a.call();
    vi.setSystemTime(5 * minute);
    service.body = ok;
    service.hold = new Promise(() => undefined);
    void a.call({ timeout: 30_000 });
    await vi.waitFor(() => expect(service.sent).toBe(2));
    service.hold = Promise.resolve();
    expect(await outcomes([b.call()])).toEqual(["ERROR_KEY_TEMP_BLOCKED"]);
    vi.setSystemTime(5 * minute + 32_000);
    expect(await outcomes([b.call()])).toEqual(["sent"]);
  });

  it("is forgotten in the end where nobody sends a probe", async () => {
    const [service, store] = [startService(), createStore()];
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await join(service, store).call();
    vi.setSystemTime(5 * minute + day + 1000);
    service.body = ok;
    const calls = [join(service, store), join(service, store)].map(({ call }) => call());
    expect(await outcomes(calls)).toEqual(["sent", "sent"]);
  });
});

describe("the error guard", () => {
  it("counts the failures of all", async () => {
    const [service, store] = [startService(), createStore()];
    const workers = Array.from({ length: 4 }, () => join(service, store));
    service.body = refusal("ERROR_BAD_REQUEST");
    for (let round = 0; round < 200; round++) await workers[round % 4]?.call();
    expect(service.sent).toBe(200);
    for (let round = 0; round < 600; round++) await workers[round % 4]?.call();
    expect(service.sent).toBe(500);
    const error = await join(service, store).call();
    expect(error).toMatchObject({ code: "ERROR_IP_BANNED", scope: "ip", reason: "guard" });
    // When none of those failures counts any more, in whole periods of a quarter of a minute, and with a clock that is behind.
    expect(error?.retryAt?.getTime()).toBe(1.5 * minute);
  });

  it("counts those of the minute before, wherever a minute begins", async () => {
    const [service, store] = [startService(), createStore()];
    const workers = Array.from({ length: 4 }, () => join(service, store));
    service.body = refusal("ERROR_BAD_REQUEST");
    vi.setSystemTime(minute - 1000);
    for (let round = 0; round < 400; round++) await workers[round % 4]?.call();
    vi.setSystemTime(minute + 1000);
    for (let round = 0; round < 400; round++) await workers[round % 4]?.call();
    expect(service.sent).toBe(500);
  });

  it("forgets failures", async () => {
    const [service, store] = [startService(), createStore()];
    const workers = Array.from({ length: 4 }, () => join(service, store));
    service.body = refusal("ERROR_BAD_REQUEST");
    for (let round = 0; round < 1200; round++) {
      vi.setSystemTime(round * 250);
      await workers[round % 4]?.call();
    }
    expect(service.sent).toBe(1200);
  });

  it("lets no more out at once, from all together, than may all fail", async () => {
    const [service, store] = [startService(), createStore()];
    const workers = Array.from({ length: 12 }, () => join(service, store));
    service.body = refusal("ERROR_BAD_REQUEST");
    const answered = createLatch();
    service.hold = answered.promise;
    const calls = workers.flatMap(({ call }) => Array.from({ length: 100 }, () => call()));
    setTimeout(answered.resolve, 100);
    const all = await outcomes(calls);
    expect(service.sent).toBe(999);
    expect(all.filter((outcome) => outcome === "ERROR_IP_BANNED")).toHaveLength(201);
  });

  it("does not mind successes, however many", async () => {
    const [service, store] = [startService(), createStore()];
    const workers = Array.from({ length: 4 }, () => join(service, store));
    for (let round = 0; round < 1500; round++) await workers[round % 4]?.call();
    expect(service.sent).toBe(1500);
  });

  it("counts a late failure when it comes", async () => {
    const [service, store] = [startService(), createStore()];
    const answered = createLatch();
    service.body = refusal("ERROR_BAD_REQUEST");
    service.hold = answered.promise;
    const workers = Array.from({ length: 6 }, () => join(service, store));
    const calls = workers.flatMap(({ call }) => Array.from({ length: 80 }, () => call({ timeout: day })));
    await vi.waitFor(() => expect(service.sent).toBe(480));
    vi.setSystemTime(10 * minute);
    answered.resolve();
    await Promise.all(calls);
    for (let count = 0; count < 40; count++) await join(service, store).call();
    expect(service.sent).toBe(500);
  });
});

describe("a store", () => {
  it("never learns the key", async () => {
    const service = startService();
    const asked: unknown[] = [];
    const store = createStore();
    const spy = wrap(store, (work, ...args) => {
      asked.push(args);
      return work(...args);
    });
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    const { call } = join(service, spy);
    await call();
    vi.setSystemTime(5 * minute);
    await call();
    expect(asked.length).toBeGreaterThan(10);
    expect(JSON.stringify(asked)).not.toMatch(/secret/);
    // What Memcached takes, the most particular of them.
    for (const [key] of asked as [string][]) expect(key).toMatch(/^[\x21-\x7E]{1,200}$/);
  });

  const never = () => new Promise<never>(() => undefined);
  const fail = () =>
    Promise.reject(Object.assign(new Error("redis://user:password@h"), { code: "ECONNREFUSED" }));
  const broken = () => {
    throw new TypeError("no limiter");
  };

  it.each([
    ["is slow", never, "timeout"],
    ["is down", fail, "ECONNREFUSED"],
    ["is no store", broken, "TypeError"],
  ])("that %s is gone on without", async (_, answer, reason) => {
    const service = startService();
    const { call, events } = join(
      service,
      { penalty: answer, get: answer, block: answer, delete: answer },
      {},
      { timeout: 20 },
    );
    expect(await call({ deadline: 1000 })).toBeUndefined();
    service.body = refusal("ERROR_IP_BANNED");
    await call();
    expect(await outcomes([call()])).toEqual(["ERROR_IP_BANNED"]);
    expect(service.sent).toBe(2);
    expect(events.filter(({ type }) => type.startsWith("fleet"))).toEqual([
      { type: "fleetLost", operation: "getBalance", reason },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/password/);
  });

  it("that is slow holds nobody up for a second after that", async () => {
    const service = startService();
    const get = vi.fn(never);
    const { call } = join(service, { penalty: never, get, block: never, delete: never }, {}, { timeout: 20 });
    await call();
    const asked = get.mock.calls.length;
    for (let count = 0; count < 10; count++) await call();
    expect(get).toHaveBeenCalledTimes(asked);
    vi.setSystemTime(1100);
    await Promise.all(Array.from({ length: 10 }, () => call()));
    expect(get).toHaveBeenCalledTimes(2 * asked);
  });

  it("that is slow does not cost a call its deadline, and nothing is sent after it", async () => {
    vi.useRealTimers();
    const service = startService();
    const slow = { penalty: never, get: never, block: never, delete: never };
    const { call, events } = join(service, slow, {}, { timeout: 5000 });
    const started = performance.now();
    expect((await call({ deadline: 50 }))?.name).toBe("TimeoutError");
    expect(performance.now() - started).toBeLessThan(500);
    expect(service.sent).toBe(0);
    expect(events).toEqual([]);
  });

  it("is not called slow where this process was too busy to listen", async () => {
    vi.useRealTimers();
    const service = startService();
    const memory = createStore();
    const store = wrap(memory, async (work, ...args) => {
      await new Promise((resolve) => setImmediate(resolve));
      return work(...args);
    });
    const { call, events } = join(service, store, {}, { timeout: 40 });
    await call();
    const busy = call();
    await Promise.resolve().then(() => undefined);
    const until = performance.now() + 100;
    while (performance.now() < until);
    expect(await busy).toBeUndefined();
    expect(events.filter(({ type }) => type.startsWith("fleet"))).toEqual([]);
  });

  it("that is slow does not keep a caller who gives up", async () => {
    const service = startService();
    const slow = { penalty: never, get: never, block: never, delete: never };
    const { api } = join(service, slow, {}, { timeout: 5000 });
    const controller = new AbortController();
    const call = api.getBalance({}, { signal: controller.signal });
    controller.abort("enough");
    await expect(call).rejects.toBe("enough");
    expect(service.sent).toBe(0);
  });

  it("that is back is told what happened without it", async () => {
    const [service, memory] = [startService(), createStore()];
    let isDown = false;
    const store = wrap(memory, (work, ...args) => (isDown ? fail() : work(...args)));
    const [a, b] = [join(service, store), join(service, store)];
    expect(await a.call()).toBeUndefined();
    isDown = true;
    service.body = refusal("ERROR_IP_BANNED");
    await a.call();
    isDown = false;
    vi.setSystemTime(2000);
    expect(await outcomes([a.call()])).toEqual(["ERROR_IP_BANNED"]);
    await vi.waitFor(() => expect(a.events.at(-1)).toMatchObject({ type: "fleetBack" }));
    const error = await b.call();
    expect(error).toMatchObject({ name: "CooldownError", code: "ERROR_IP_BANNED" });
    const late = (error?.retryAt?.getTime() ?? 0) - 30 * minute;
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1000);
    expect(service.sent).toBe(2);
  });

  it("that answers too late has nothing left to wait for", async () => {
    const [service, memory] = [startService(), createStore()];
    service.body = refusal("ERROR_KEY_TEMP_BLOCKED");
    await join(service, memory).call();
    vi.setSystemTime(5 * minute);
    const late = createLatch();
    const { penalty, ...rest } = wrap(memory);
    const slow: FleetLimiter = {
      ...rest,
      async penalty(...args) {
        const state = await penalty(...args);
        if (args[0].endsWith(":probe")) await late.promise;
        return state;
      },
    };
    service.body = ok;
    expect(await join(service, slow, {}, { timeout: 20 }).call()).toBeUndefined();
    const other = join(service, memory);
    expect(await outcomes([other.call()])).toEqual(["ERROR_KEY_TEMP_BLOCKED"]);
    late.resolve();
    await vi.waitFor(async () => expect(await outcomes([other.call()])).toEqual(["sent"]));
  });
});

it.each([
  ["nothing", undefined],
  ["no limiter", {}],
  ["a queue", { removeTokens: () => undefined }],
  ["a limiter that cannot count", { get: vi.fn(), block: vi.fn(), delete: vi.fn() }],
])("createFleet refuses %s", (_, limiter) => {
  expect(() => createFleet(limiter as unknown as FleetLimiter)).toThrow(
    /^limiter must have the method penalty/,
  );
});

it.each([0, -1, Number.NaN])("createFleet refuses %s as a timeout", (timeout) => {
  expect(() => createFleet(createStore(), { timeout })).toThrow(TypeError);
});
