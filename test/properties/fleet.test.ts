import { AsyncLocalStorage } from "node:async_hooks";
import fc from "fast-check";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UntypedClient } from "../../src/api-client.js";
import type { RuntimeContract } from "../../src/contract.js";
import { isApiError } from "../../src/errors/guards.js";
import { createFleet, type FleetLimiter } from "../../src/fleet/fleet.js";

/* Several clients over one store that takes its time, each with its own clock, and a service that answers as it likes. */

/** By how much the clock of whoever runs is ahead, in ms. */
const clock = new AsyncLocalStorage<number>();
let trueNow: () => number;

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ["Date", "setTimeout", "clearTimeout"] });
  trueNow = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => trueNow() + (clock.getStore() ?? 0));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const within = 60_000;
const errors = 6;
const wait = 300_000;

const contract: RuntimeContract = {
  language: "en",
  envelope: { failure: { at: ["failed"], not: false }, code: { at: ["code"] } },
  credentials: { key: { in: "body", name: "key" } },
  operations: { ask: { method: "POST", path: "/ask", body: "application/json" } },
  errors: {
    BLOCKED: { retry: { wait, scope: "key" } },
    BANNED: { retry: { wait, scope: "ip" }, trigger: { errors, within } },
  },
};

/** In ms: what the service holds, it answers all at once, at the next whole multiple of this. */
const hold = 200_000;

const plan = fc.record({
  /** Which client calls how often at once, after how many ms, what the service answers, and when. */
  calls: fc.array(
    fc.record({
      client: fc.nat({ max: 5 }),
      times: fc.integer({ min: 1, max: 5 }),
      after: fc.constantFrom(0, 0, 0, 0, 0, 1, 5, 40, 1000, 30_000, 62_000, 121_000, 301_000),
      code: fc.constantFrom(undefined, "BAD", "BAD", "BAD", "BAD", "BLOCKED"),
      delay: fc.constantFrom(0, 1, 50, 2000, 70_000, 400_000, "held" as const, "held" as const),
    }),
    { minLength: 1, maxLength: 25 },
  ),
  /** How long the store takes, in ms. */
  lags: fc.array(fc.constantFrom(0, 1, 5, 60, 300), { minLength: 1, maxLength: 40 }),
  /** By how much each client's clock is ahead, in ms. */
  clocks: fc.array(fc.constantFrom(0, 0, 1000, 5000, 9000), { minLength: 6, maxLength: 6 }),
  /** When it begins, in ms: just before periods end, or anywhere. */
  start: fc.oneof(fc.constantFrom(51_000, 59_000, 119_000), fc.nat({ max: 240_000 })),
});

type Call = typeof plan extends fc.Arbitrary<{ calls: readonly (infer T)[] }> ? T : never;

it("no fleet reaches what the service punishes, nor sends while it is blocked", async () => {
  const digest = vi.spyOn(crypto.subtle, "digest");
  await fc.assert(
    fc.asyncProperty(plan, async ({ calls, lags, clocks, start }) => {
      vi.setSystemTime(start);
      const limiter = lagging(new RateLimiterMemory({ points: 1, duration: 1 }), lags);
      const failedAt: number[] = [];
      const blocks: { readonly from: number; readonly until: number }[] = [];
      const sent: { readonly begun: number; readonly at: number }[] = [];
      const clients = clocks.map((ahead) => clock.run(ahead, () => startClient(limiter, failedAt, sent)));
      // Keys are hashed in turns of the real loop.
      await Promise.all(digest.mock.results.map(({ value }) => value));
      digest.mockClear();
      await pass(0);
      const ends: Promise<void>[] = [];
      for (const call of calls) {
        await pass(call.after);
        const headers = { "x-call": JSON.stringify({ ...call, begun: trueNow() }) };
        const ahead = clocks[call.client] ?? 0;
        const ask = async () => {
          try {
            await clients[call.client]?.call("ask", {}, { headers, maxRetries: 0 });
          } catch (error) {
            if (!isApiError(error) || !error.retryAt) return;
            blocks.push({ from: trueNow(), until: error.retryAt.getTime() - ahead });
          }
        };
        for (let count = 0; count < call.times; count++) ends.push(clock.run(ahead, ask));
      }
      await pass(500_000);
      await Promise.all(ends);
      for (const [index, time] of failedAt.entries()) {
        const first = failedAt[index - errors + 1];
        expect(first === undefined || time - first >= within).toBe(true);
      }
      for (const { begun, at } of sent) {
        for (const { from, until } of blocks) expect(begun > from && at < until).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

function startClient(
  limiter: FleetLimiter,
  failedAt: number[],
  sent: { begun: number; at: number }[],
): UntypedClient {
  const fetch = async (request: Request): Promise<Response> => {
    const { begun, code, delay } = JSON.parse(request.headers.get("x-call") ?? "") as Call & {
      begun: number;
    };
    sent.push({ begun, at: trueNow() });
    const ms = delay === "held" ? hold - (trueNow() % hold) : delay;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    if (code !== undefined) failedAt.push(trueNow());
    return new Response(JSON.stringify({ failed: code !== undefined, code }));
  };
  const options = { baseUrl: "http://h", clientKey: "key-1", timeout: 450_000, guardShare: 1, fetch };
  return new UntypedClient(contract, { ...options, fleet: createFleet(limiter, { timeout: 10_000 }) });
}

/** The same limiter, with its own clock; each question is answered after one of the lags. */
function lagging(limiter: FleetLimiter, lags: readonly number[]): FleetLimiter {
  let asked = 0;
  const late = async <T>(answer: Promise<T>): Promise<T> => {
    const lag = lags[asked++ % lags.length] ?? 0;
    if (lag > 0) await new Promise((resolve) => setTimeout(resolve, lag));
    return answer;
  };
  return {
    penalty: (...args) => late(clock.run(0, () => limiter.penalty(...args))),
    get: (...args) => late(clock.run(0, () => limiter.get(...args))),
    block: (...args) => late(clock.run(0, () => limiter.block(...args))),
    delete: (...args) => late(clock.run(0, () => limiter.delete(...args))),
  };
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}
