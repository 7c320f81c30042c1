import { RateLimiterMemory } from "rate-limiter-flexible";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FleetLimiter } from "../../src/fleet/fleet.js";
import { SharedGate } from "../../src/fleet/shared-gate.js";
import { SharedProbes } from "../../src/fleet/shared-probes.js";
import { Store } from "../../src/fleet/store.js";
import { StoreWatch } from "../../src/fleet/store-watch.js";
import type { ClientEvent } from "../../src/index.js";
import { Ticker } from "../../src/ticker.js";
import { createLatch, createStore, join, ok, outcomes, refusal, startService, wrap } from "./workers.js";

/* Blocks in a store that forgets, errs, or is late. */

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const day = 86_400_000;
const blocked = "ERROR_KEY_TEMP_BLOCKED";

it("a block is told again to a store that lost it, by whoever knows it", async () => {
  const service = startService();
  let memory = createStore();
  const store: FleetLimiter = {
    penalty: (...args) => memory.penalty(...args),
    get: (key) => memory.get(key),
    block: (...args) => memory.block(...args),
    delete: (key) => memory.delete(key),
  };
  const [a, b] = [join(service, store), join(service, store)];
  service.body = refusal(blocked);
  await a.call();
  memory = createStore();
  vi.setSystemTime(5000);
  await outcomes([a.call()]);
  await vi.waitFor(async () => expect(await memory.get("anything")).toBeNull());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await outcomes([b.call()])).toEqual([blocked]);
  expect(service.sent).toBe(1);
});

it("a block is not told again for each call that is refused, and does not grow with it", async () => {
  const [service, memory] = [startService(), createStore()];
  const penalty = vi.fn((...args: Parameters<FleetLimiter["penalty"]>) => memory.penalty(...args));
  const { call } = join(service, { ...wrap(memory), penalty });
  service.body = refusal(blocked);
  await call();
  penalty.mockClear();
  for (let count = 0; count < 1000; count++) {
    vi.setSystemTime(count * 10);
    await call();
  }
  expect(penalty.mock.calls.length).toBeLessThan(10);
  const error = await join(service, memory).call();
  expect(error?.retryAt?.getTime()).toBeLessThan(5 * minute + 1000);
});

it("a block that is over before the store is back is not told", async () => {
  const service = startService();
  const memory = new RateLimiterMemory({ points: 1, duration: 7 * (day / 1000) });
  let isDown = false;
  const store = wrap(memory, (work, ...args) => (isDown ? Promise.reject(new Error()) : work(...args)));
  const [a, b] = [join(service, store), join(service, memory)];
  await a.call();
  isDown = true;
  service.body = refusal(blocked);
  await a.call();
  service.body = ok;
  isDown = false;
  vi.setSystemTime(2 * day);
  expect(await outcomes([a.call()])).toEqual(["sent"]);
  expect(await outcomes([b.call()])).toEqual(["sent"]);
});

/** What the store knows of a gate of `code`, over this limiter. */
function gate(limiter: FleetLimiter): SharedGate {
  const key = { code: blocked, scope: "key", reason: "blocked" } as const;
  return new SharedGate(new Store(limiter, Promise.resolve("p")), key);
}

function closure(until: number) {
  return { code: blocked, scope: "key", reason: "blocked", until } as const;
}

it("a closure that another worker shortens meanwhile is closed again", async () => {
  const memory = createStore();
  await gate(memory).closeAsIn([closure(1000)]);
  vi.setSystemTime(10_000);
  let blocks = 0;
  const raced: FleetLimiter = {
    ...wrap(memory),
    async block(key, seconds) {
      await memory.block(key, seconds);
      // Another worker's, which was shorter, came in just behind.
      if (blocks++ === 0) await memory.block(key, 86_400 + 10);
    },
  };
  await gate(raced).closeAsIn([closure(900_000)]);
  expect(await gate(memory).state()).toMatchObject({ until: expect.closeTo(900_000, -3) });
});

it("a closure that is over does not touch the gate", async () => {
  const limiter = wrap(createStore());
  const penalty = vi.spyOn(limiter, "penalty");
  vi.setSystemTime(day);
  await gate(limiter).closeAsIn([closure(day), closure(1000)]);
  expect(penalty).not.toHaveBeenCalled();
});

it("a lease is not given back after its time, when it may be another's", async () => {
  const limiter = wrap(createStore());
  const remove = vi.spyOn(limiter, "delete");
  const store = new Store(limiter, Promise.resolve("p"));
  const probes = new SharedProbes({ key: store, ip: store });
  const { leases } = await probes.claim(new Set(["key"]), 1000);
  vi.setSystemTime(2000);
  for (const lease of leases) await probes.release(lease);
  expect(leases).toHaveLength(1);
  expect(remove).not.toHaveBeenCalled();
});

it("a cool-down begins once, though the store rounds up", async () => {
  const [service, store] = [startService(), createStore()];
  const { call, cooldowns } = join(service, store);
  service.body = refusal(blocked);
  service.headers = { "retry-after-ms": "2300" };
  await call();
  service.body = ok;
  vi.setSystemTime(2300);
  expect(await outcomes([call()])).toEqual([blocked]);
  vi.setSystemTime(3300);
  expect(await outcomes([call()])).toEqual(["sent"]);
  expect(cooldowns().map(({ type }) => type)).toEqual(["cooldownStart", "cooldownEnd"]);
});

const nonsense: Record<string, unknown> = {
  NaN: { consumedPoints: Number.NaN, msBeforeNext: Number.NaN },
  text: { consumedPoints: "many", msBeforeNext: "long" },
  "an endless time": { consumedPoints: 1, msBeforeNext: Number.POSITIVE_INFINITY },
  "a time that is no date's": { consumedPoints: 1, msBeforeNext: 1e300 },
  "too many": { consumedPoints: 1e300, msBeforeNext: 1 },
  "fewer than none": { consumedPoints: -5, msBeforeNext: 1 },
  nothing: {},
  "no object": "x",
  undefined: undefined,
};

it.each(Object.entries(nonsense))("a store that says %s is lost, and closes nothing", async (_, answer) => {
  const [service, memory] = [startService(), createStore()];
  let isMad = true;
  const say = () => Promise.resolve(answer as never);
  const store = wrap(memory, (work, ...args) => (isMad ? say() : work(...args)));
  const { call, events } = join(service, store);
  for (const now of [0, 2000, 4000]) {
    vi.setSystemTime(now);
    expect(await call()).toBeUndefined();
  }
  isMad = false;
  vi.setSystemTime(6000);
  expect(await call()).toBeUndefined();
  expect(events.map(({ type }) => type).filter((type) => type.startsWith("fleet"))).toEqual([
    "fleetLost",
    "fleetBack",
  ]);
});

it("numbers as text are numbers", async () => {
  const [service, memory] = [startService(), createStore()];
  const text = async (key: string) => {
    const state = await memory.get(key);
    return state && { consumedPoints: `${state.consumedPoints}`, msBeforeNext: `${state.msBeforeNext}` };
  };
  service.body = refusal(blocked);
  await join(service, memory).call();
  const get = text as unknown as FleetLimiter["get"];
  expect(await outcomes([join(service, { ...wrap(memory), get }).call()])).toEqual([blocked]);
});

it("a store's error is named, whatever it does when it is looked at", async () => {
  const hostile = Object.defineProperty(new Error("x"), "code", {
    get() {
      throw new Error("no");
    },
  });
  const reject = () => Promise.reject(hostile);
  const { call, events } = join(startService(), {
    penalty: reject,
    get: reject,
    block: reject,
    delete: reject,
  });
  expect(await call()).toBeUndefined();
  expect(events).toContainEqual({ type: "fleetLost", operation: "getBalance", reason: "unknown" });
});

it("only who asks after the store was lost finds that it is back", async () => {
  const events: ClientEvent[] = [];
  const watch = new StoreWatch(5000, new Ticker(1), (event) => void events.push(event));
  const latch = createLatch();
  const slow = watch.ask("a", () => latch.promise.then(() => "late"));
  expect(await watch.ask("b", () => Promise.reject(new Error()))).toBeUndefined();
  latch.resolve();
  expect(await slow).toBe("late");
  expect(await watch.ask("c", async () => "not asked")).toBeUndefined();
  vi.setSystemTime(2000);
  expect(await watch.ask("d", async () => "back")).toBe("back");
  expect(events.map(({ type, operation }) => [type, operation])).toEqual([
    ["fleetLost", "b"],
    ["fleetBack", "d"],
  ]);
});
