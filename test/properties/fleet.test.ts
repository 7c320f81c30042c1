import fc from "fast-check";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UntypedClient } from "../../src/api-client.js";
import type { RuntimeContract } from "../../src/contract.js";
import { isApiError } from "../../src/errors/guards.js";
import { createFleet, type FleetLimiter } from "../../src/fleet/fleet.js";

/* Several clients over one store that takes its time, and a service that answers as it likes. */

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const within = 60_000;
const errors = 6;
const wait = 300_000;

const contract: RuntimeContract = {
  language: "en",
  envelope: { failure: { at: ["failed"], not: false }, code: ["code"], description: ["text"] },
  credential: "key",
  operations: { ask: { method: "POST", path: "/ask", answer: {} } },
  errors: {
    BLOCKED: { retry: { wait, scope: "key" } },
    BANNED: { retry: { wait, scope: "ip" }, trigger: { errors, within } },
  },
};

const plan = fc.record({
  /** Which client calls, after how many ms, what the service answers, and when. */
  calls: fc.array(
    fc.record({
      client: fc.nat({ max: 3 }),
      after: fc.constantFrom(0, 0, 1, 40, 1000, 30_000, 61_000, 301_000),
      code: fc.constantFrom(undefined, undefined, "BAD", "BAD", "BAD", "BLOCKED"),
      delay: fc.constantFrom(0, 1, 50, 2000, 70_000),
    }),
    { minLength: 1, maxLength: 60 },
  ),
  /** How long the store takes, in ms. */
  lags: fc.array(fc.constantFrom(0, 1, 5, 20), { minLength: 1, maxLength: 7 }),
});

type Call = typeof plan extends fc.Arbitrary<{ calls: readonly (infer T)[] }> ? T : never;

it("no fleet reaches what the service punishes, nor sends while it is blocked", async () => {
  const digest = vi.spyOn(crypto.subtle, "digest");
  await fc.assert(
    fc.asyncProperty(plan, async ({ calls, lags }) => {
      const limiter = lagging(new RateLimiterMemory({ points: 1, duration: 1 }), lags);
      const failedAt: number[] = [];
      const blocks: { readonly from: number; readonly until: number }[] = [];
      const sent: { readonly begun: number; readonly at: number }[] = [];
      const clients = Array.from({ length: 4 }, () => startClient(limiter, failedAt, sent));
      // Keys are hashed in turns of the real loop.
      await Promise.all(digest.mock.results.map(({ value }) => value));
      digest.mockClear();
      await pass(0);
      const ends: Promise<void>[] = [];
      for (const call of calls) {
        await pass(call.after);
        const headers = { "x-call": JSON.stringify({ ...call, begun: Date.now() }) };
        const ended = clients[call.client]
          ?.call("ask", {}, { headers, maxRetries: 0 })
          .catch((error: unknown) => {
            if (isApiError(error) && error.retryAt)
              blocks.push({ from: Date.now(), until: error.retryAt.getTime() });
          });
        ends.push(Promise.resolve(ended).then(() => undefined));
      }
      await pass(80_000);
      await Promise.all(ends);
      for (const [index, time] of failedAt.entries()) {
        const first = failedAt[index - errors + 1];
        expect(first === undefined || time - first >= within).toBe(true);
      }
      for (const { begun, at } of sent) {
        for (const { from, until } of blocks) expect(begun > from && at < until).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

function startClient(
  limiter: FleetLimiter,
  failedAt: number[],
  sent: { begun: number; at: number }[],
): UntypedClient<object> {
  const fetch = async (request: Request): Promise<Response> => {
    const { begun, code, delay } = JSON.parse(request.headers.get("x-call") ?? "") as Call & {
      begun: number;
    };
    sent.push({ begun, at: Date.now() });
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    if (code !== undefined) failedAt.push(Date.now());
    return new Response(JSON.stringify({ failed: code !== undefined, code }));
  };
  const options = { baseUrl: "http://h", clientKey: "key-1", timeout: 100_000, guardShare: 1, fetch };
  return new UntypedClient(contract, { ...options, fleet: createFleet(limiter) });
}

/** The same limiter; each question is answered after one of the lags. */
function lagging(limiter: FleetLimiter, lags: readonly number[]): FleetLimiter {
  let asked = 0;
  const late = async <T>(answer: Promise<T>): Promise<T> => {
    const lag = lags[asked++ % lags.length] ?? 0;
    if (lag > 0) await new Promise((resolve) => setTimeout(resolve, lag));
    return answer;
  };
  return {
    penalty: (...args) => late(limiter.penalty(...args)),
    get: (...args) => late(limiter.get(...args)),
    block: (...args) => late(limiter.block(...args)),
    delete: (...args) => late(limiter.delete(...args)),
  };
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}
