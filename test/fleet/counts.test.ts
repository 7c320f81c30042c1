import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FleetLimiter } from "../../src/fleet/fleet.js";
import { createLatch, createStore, join, ok, outcomes, refusal, startService, wrap } from "./workers.js";

/* What the store counts for the error guard: 1000 failures within a minute are punished. */

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const banned = "ERROR_IP_BANNED";
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Service = ReturnType<typeof startService>;
type Worker = ReturnType<typeof join>;

/** Lets each worker make so many calls at once, which the service holds. */
async function startCalls(service: Service, workers: readonly Worker[], count: number) {
  const latch = createLatch();
  service.hold = latch.promise;
  const before = service.sent;
  const calls = workers.flatMap(({ call }) => Array.from({ length: count }, () => call()));
  await vi.waitFor(() => expect(service.sent - before).toBe(workers.length * count));
  const end = () => {
    service.hold = Promise.resolve();
    latch.resolve();
    return Promise.all(calls);
  };
  return { calls, end };
}

function joinMany(count: number, service: Service, limiter: FleetLimiter, options = {}, fleetOptions = {}) {
  return Array.from({ length: count }, () => join(service, limiter, options, fleetOptions));
}

describe("what is under way", () => {
  it("is not forgotten before the operation's own time is over", async () => {
    const [service, store] = [startService(), createStore()];
    service.body = refusal("ERROR_BAD_REQUEST");
    const latch = createLatch();
    service.hold = latch.promise;
    const create = ({ api }: Worker) => api.safe.createTask({ task: { type: "ImageToTextTask" } });
    const createAll = () =>
      joinMany(9, service, store).flatMap((worker) => Array.from({ length: 100 }, () => create(worker)));
    vi.setSystemTime(59_000);
    const first = createAll();
    await vi.waitFor(() => expect(service.sent).toBe(900));
    vi.setSystemTime(121_000);
    const second = createAll();
    await vi.waitFor(() => expect(service.sent).toBe(999));
    await sleep(100);
    latch.resolve();
    await Promise.all([...first, ...second]);
    expect(service.sent).toBe(999);
  });

  it("is not forgotten however long it takes", async () => {
    vi.useFakeTimers({ now: 0, toFake: ["Date", "setTimeout", "clearTimeout"] });
    const [service, store] = [startService(), createStore()];
    const options = { timeout: 60 * minute };
    const begun = startCalls(service, joinMany(9, service, store, options), 100);
    await vi.advanceTimersByTimeAsync(100);
    await begun;
    await vi.advanceTimersByTimeAsync(30 * minute);
    const late = joinMany(2, service, store).flatMap(({ call }) => Array.from({ length: 100 }, () => call()));
    await vi.advanceTimersByTimeAsync(1000);
    expect(service.sent).toBe(999);
    const all = Promise.all([(await begun).end(), outcomes(late)]);
    await vi.advanceTimersByTimeAsync(1000);
    expect((await all)[1].filter((outcome) => outcome === banned)).toHaveLength(101);
    expect(await Promise.all(joinMany(9, service, store).map(({ call }) => call()))).toEqual(
      Array(9).fill(undefined),
    );
  });

  it.each(["answers never", "fails"])("is over although the store %s just then", async (how) => {
    const [service, memory] = [startService(), createStore()];
    let isDown = false;
    const down = () => (how === "fails" ? Promise.reject(new Error()) : new Promise<never>(() => undefined));
    const store = wrap(memory, (work, ...args) => (isDown ? down() : work(...args)));
    const workers = joinMany(11, service, store, {}, { timeout: 200 });
    const { end } = await startCalls(service, workers, 90);
    isDown = true;
    await end();
    await sleep(300);
    isDown = false;
    vi.setSystemTime(2000);
    expect(await outcomes(workers.map(({ call }) => call()))).toEqual(Array(11).fill("sent"));
    await sleep(50);
    const others = joinMany(9, service, memory);
    const { end: endAll } = await startCalls(service, others, 100);
    await endAll();
  });

  it("is over but once, where the store does late what it is told", async () => {
    const [service, memory] = [startService(), createStore()];
    let late: Promise<unknown> = Promise.resolve();
    const store = wrap(memory, async (work, ...args) => {
      await late;
      return work(...args);
    });
    const workers = joinMany(5, service, store, {}, { timeout: 200 });
    const { end } = await startCalls(service, workers, 100);
    const latch = createLatch();
    late = latch.promise;
    await end();
    for (let seconds = 2; seconds < 8; seconds += 2) {
      vi.setSystemTime(seconds * 1000);
      await Promise.all(workers.map(({ call }) => call()));
    }
    latch.resolve();
    await sleep(20);
    vi.setSystemTime(10_000);
    await Promise.all(workers.map(({ call }) => call()));
    const { calls, end: endAll } = await startCalls(service, joinMany(9, service, memory), 100);
    const more = joinMany(2, service, memory).flatMap(({ call }) =>
      Array.from({ length: 100 }, () => call()),
    );
    await sleep(100);
    await endAll();
    expect((await outcomes([...calls, ...more])).filter((outcome) => outcome === banned)).toHaveLength(101);
  });

  it("is given back where only a part of the store's answers came", async () => {
    const [service, memory] = [startService(), createStore()];
    let isBad = true;
    const get = (key: string) => (isBad ? Promise.reject(new Error()) : memory.get(key));
    const workers = joinMany(10, service, { ...wrap(memory), get });
    await Promise.all(workers.flatMap(({ call }) => Array.from({ length: 100 }, () => call())));
    isBad = false;
    vi.setSystemTime(2000);
    expect(await outcomes(workers.map(({ call }) => call()))).toEqual(Array(10).fill("sent"));
    const { end } = await startCalls(service, joinMany(9, service, memory), 100);
    await end();
  });

  it("never counts twice what makes room for the next", async () => {
    vi.useRealTimers();
    const [service, memory] = [startService(), createStore()];
    const store = wrap(memory, async (work, ...args) => {
      await new Promise((resolve) => setImmediate(resolve));
      return work(...args);
    });
    const callers = joinMany(9, service, store).flatMap((worker) =>
      Array.from({ length: 100 }, () => worker),
    );
    const rounds = callers.map(async ({ call }) => {
      const errors: unknown[] = [];
      for (let round = 0; round < 5; round++) errors.push(await call());
      return errors.filter((error) => error !== undefined);
    });
    expect((await Promise.all(rounds)).flat()).toEqual([]);
  });

  it("is worth another try soon where there is too much of it", async () => {
    const [service, store] = [startService(), createStore()];
    const { end } = await startCalls(service, joinMany(9, service, store), 100);
    const alone = join(service, store, { maxInFlight: 2000, fleet: undefined });
    service.hold = new Promise(() => undefined);
    const soon = new Date(Date.now() + 1000);
    for (const { call } of [join(service, store, { maxInFlight: 2000 }), alone]) {
      const errors: unknown[] = [];
      for (let count = 0; count < 1000; count++) void call().then((error) => errors.push(error));
      await sleep(200);
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) expect(error).toMatchObject({ reason: "guard", until: soon });
    }
    await end();
  });

  it("leaves no more room to those that are asked for while others are given back", async () => {
    const [service, memory] = [startService(), createStore()];
    await startCalls(service, joinMany(9, service, memory), 100);
    service.hold = new Promise(() => undefined);
    const [addX, readX, addZ] = [createLatch(), createLatch(), createLatch()];
    const held = (added: Promise<void>, read: Promise<void>): FleetLimiter => {
      let hasAdded = false;
      return {
        ...wrap(memory),
        async penalty(key, points, options) {
          await added;
          hasAdded = true;
          return memory.penalty(key, points, options);
        },
        async get(key) {
          if (hasAdded) await read;
          return memory.get(key);
        },
      };
    };
    const callAll = (store: FleetLimiter) => {
      const { call } = join(service, store, {}, { timeout: 5000 });
      return Array.from({ length: 99 }, () => call());
    };
    // X and Z see room for 99; then Y takes it, X asks, Z asks and is refused, and only then X learns what ended.
    callAll(held(addX.promise, readX.promise));
    const z = callAll(held(addZ.promise, Promise.resolve()));
    await sleep(50);
    callAll(memory);
    await vi.waitFor(() => expect(service.sent).toBe(999));
    addX.resolve();
    await sleep(50);
    addZ.resolve();
    expect(await outcomes(z)).toEqual(Array(99).fill(banned));
    await sleep(50);
    readX.resolve();
    await sleep(100);
    expect(service.sent).toBe(999);
  });

  it("is counted once where clocks differ, wherever a period ends", async () => {
    const [service, store] = [startService(), createStore()];
    service.hold = new Promise(() => undefined);
    for (const end of [minute, 2 * minute, 3 * minute, 4 * minute]) {
      service.sent = 0;
      const baseUrl = `http://${end}`;
      for (const now of [end + 4000, end - 4000]) {
        vi.setSystemTime(now);
        for (const { call } of joinMany(9, service, store, { baseUrl })) {
          for (let count = 0; count < 100; count++) void call();
        }
        await sleep(100);
      }
      expect(service.sent).toBe(999);
    }
  });

  it("is not less than nothing where the store lost its data", async () => {
    const service = startService();
    let memory = createStore();
    const store = wrap({
      penalty: (...args) => memory.penalty(...args),
      get: (key) => memory.get(key),
      block: (...args) => memory.block(...args),
      delete: (key) => memory.delete(key),
    });
    const { end } = await startCalls(service, joinMany(9, service, store), 100);
    memory = createStore();
    await end();
    await sleep(50);
    service.sent = 0;
    service.hold = new Promise(() => undefined);
    for (const { call } of joinMany(20, service, store))
      for (let count = 0; count < 100; count++) void call();
    await sleep(500);
    expect(service.sent).toBe(999);
  });
});

describe("failures", () => {
  it("bring about no other pause when one is over", async () => {
    const [service, store] = [startService(), createStore()];
    vi.setSystemTime(5000);
    service.body = refusal("ERROR_BAD_REQUEST");
    const workers = joinMany(3, service, store);
    for (let round = 0; round < 501; round++) await workers[round % 3]?.call();
    const error = await join(service, store).call();
    vi.setSystemTime(error?.retryAt ?? 0);
    for (let round = 0; round < 30; round++) await workers[round % 3]?.call();
    expect(service.sent).toBe(530);
  });

  it("count once, wherever a period ends", async () => {
    const [service, store] = [startService(), createStore()];
    service.body = refusal("ERROR_BAD_REQUEST");
    for (const end of [minute, 2 * minute, 3 * minute, 4 * minute]) {
      vi.setSystemTime(end - 1000);
      const options = { guardShare: 1, baseUrl: `http://${end}` };
      const { end: endAll } = await startCalls(service, joinMany(5, service, store, options), 100);
      vi.setSystemTime(end + 1000);
      await endAll();
      const { end: endMore } = await startCalls(service, joinMany(4, service, store, options), 100);
      await endMore();
    }
  });

  it("are never nowhere: the store learns of each before it learns that the request ended", async () => {
    const [service, memory] = [startService(), createStore()];
    const told = { failed: 0, ended: 0 };
    const store: FleetLimiter = {
      ...wrap(memory),
      async penalty(key, points, options) {
        await sleep(5);
        if (key.includes(":ended:")) told.ended += points;
        expect(told.ended).toBeLessThanOrEqual(told.failed);
        if (key.includes(":failed:")) told.failed += points;
        return memory.penalty(key, points, options);
      },
    };
    service.body = refusal("ERROR_BAD_REQUEST");
    const { call } = join(service, store);
    const calls = Array.from({ length: 40 }, async (_, index) => {
      await sleep(2 * index);
      await call();
    });
    await Promise.all(calls);
    await vi.waitFor(() => expect(told).toEqual({ failed: 40, ended: 40 }));
  });

  it("are told when the store is back", async () => {
    const [service, memory] = [startService(), createStore()];
    let isDown = true;
    const store = wrap(memory, (work, ...args) => (isDown ? Promise.reject(new Error()) : work(...args)));
    const [a, b] = [join(service, store), join(service, memory)];
    service.body = refusal("ERROR_BAD_REQUEST");
    for (let count = 0; count < 400; count++) await a.call();
    for (let count = 0; count < 99; count++) await b.call();
    isDown = false;
    vi.setSystemTime(2000);
    service.body = ok;
    await a.call();
    service.body = refusal("ERROR_BAD_REQUEST");
    await b.call();
    expect(await outcomes([b.call()])).toEqual([banned]);
  });
});
