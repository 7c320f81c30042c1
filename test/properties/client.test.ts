import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { contract } from "../../generated/contract.js";
import { createClient, isMaloiError } from "../../src/index.js";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const waits: Record<string, number> = { ERROR_KEY_TEMP_BLOCKED: 5 * minute, ERROR_IP_BANNED: 30 * minute };

/** What the service does with a request: `body` comes after `delay` ms, or nothing ever does. */
interface Step {
  readonly kind: "ok" | "refusal" | "lost" | "html" | "stalled";
  readonly code: string;
  readonly delay: number;
  readonly retryAfter: number | undefined;
}

const code = fc.constantFrom(...Object.keys(contract.errors), "ERROR_OF_THE_FUTURE");
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("ok", "refusal", "refusal", "refusal", "lost", "html", "stalled"),
  code,
  delay: fc.constantFrom(0, 1, 100, 5000),
  retryAfter: fc.constantFrom(undefined, undefined, 0, 3),
});

const plan = fc.record({
  maxRetries: fc.integer({ min: 0, max: 4 }),
  timeout: fc.constantFrom(50, 1000, 10_000),
  deadline: fc.constantFrom(20, 2000, 60_000, 3_600_000),
  /** When each call is made, and of which operation. */
  calls: fc.array(fc.tuple(fc.constantFrom(0, 1, 500, 4 * minute, 6 * minute), fc.boolean()), {
    minLength: 1,
    maxLength: 8,
  }),
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
});

interface Sent {
  readonly call: string;
  readonly at: number;
  readonly step: Step;
  readonly creates: boolean;
}

it("keeps every promise for any sequence of answers", async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ maxRetries, timeout, deadline, calls, steps }) => {
      const start = Date.now();
      const sent: Sent[] = [];
      const closed: { from: number; until: number }[] = [];
      const fetch = async (request: Request): Promise<Response> => {
        const call = request.headers.get("x-call") ?? "";
        const current = steps[sent.length % steps.length] ?? fail();
        sent.push({ call, at: Date.now(), step: current, creates: request.url.endsWith("/createTask") });
        return answer(current, request.signal, closed);
      };
      const api = createClient({
        baseUrl: "http://h",
        clientKey: "key-1",
        fetch,
        maxRetries,
        timeout,
        deadline,
      });
      const ended = calls.map(async ([after, creates], index) => {
        await new Promise((resolve) => setTimeout(resolve, after));
        const begun = Date.now();
        const options = { headers: { "x-call": String(index) } };
        const call = creates ? api.createTask({ task: { type: "T" } }, options) : api.getBalance({}, options);
        const error: unknown = await call.then(
          () => undefined,
          (reason: unknown) => reason,
        );
        return { error, took: Date.now() - begun };
      });
      await vi.runAllTimersAsync();
      for (const { error, took } of await Promise.all(ended)) {
        expect(error === undefined || isMaloiError(error)).toBe(true);
        expect(took).toBeLessThanOrEqual(deadline + 1);
      }
      for (const [index] of calls.entries()) {
        const own = sent.filter(({ call }) => call === String(index));
        expect(own.length).toBeLessThanOrEqual(maxRetries + 1);
        // What may have made a task, and cost money.
        expect(
          own.filter(({ creates, step }) => creates && step.kind !== "refusal").length,
        ).toBeLessThanOrEqual(1);
      }
      for (const { at } of sent) {
        expect(closed.filter(({ from, until }) => from < at && at < until)).toEqual([]);
      }
      expect(vi.getTimerCount()).toBe(0);
      vi.setSystemTime(start + 24 * 60 * minute);
    }),
    { numRuns: 300 },
  );
});

async function answer(
  { kind, code, delay, retryAfter }: Step,
  signal: AbortSignal,
  closed: { from: number; until: number }[],
): Promise<Response> {
  await new Promise<void>((resolve, reject) => {
    const timer = kind === "stalled" ? undefined : setTimeout(resolve, delay);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
  if (kind === "lost") throw new TypeError("fetch failed");
  if (kind === "html") return new Response("<h1>Bad gateway</h1>", { status: 502 });
  if (kind === "ok") return Response.json({ errorId: 0, taskId: "t", balance: 1, packages: [] });
  const wait = waits[code];
  const asked = retryAfter === undefined ? undefined : retryAfter * 1000;
  if (wait !== undefined) closed.push({ from: Date.now(), until: Date.now() + (asked ?? wait) });
  const headers: HeadersInit = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return Response.json({ errorId: 1, errorCode: code, errorDescription: "" }, { status: 400, headers });
}

function fail(): never {
  throw new Error("no step");
}
