import { describe, expect, it, vi as vitest } from "vitest";
import { vi } from "../../generated/locales/vi.js";
import { isApiError, isCooldownError, isTimeoutError } from "../../src/index.js";
import { leaksOf } from "./leaks.js";
import { patient, startTrial } from "./trial.js";

/* What takes time: retries, time limits, giving up, and being blocked. Real clocks, so that each platform shows its own. */

const task = { type: "T" };

/** What is cut short takes no longer, however slow the machine. */
const soon = patient.timeout;

describe("a service that is busy", () => {
  it("is asked again, not before the time that it asks for", async () => {
    const { api, events, seen } = startTrial("busyOnce");
    const started = Date.now();
    expect(await api.createTask({ task })).toMatchObject({ taskId: "t-1" });
    expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
    expect(await seen()).toHaveLength(2);
    const [error, ms] = ["ERROR_RATE_LIMIT", expect.any(Number)];
    expect(events).toEqual([
      { type: "request", operation: "createTask", attempt: 1 },
      { type: "response", operation: "createTask", attempt: 1, ms, status: 429, error },
      { type: "retry", operation: "createTask", attempt: 1, delay: expect.any(Number), error },
      { type: "request", operation: "createTask", attempt: 2 },
      { type: "response", operation: "createTask", attempt: 2, ms, status: 200 },
    ]);
  });

  it("is not waited for where the deadline comes first", async () => {
    const { api, seen } = startTrial("busy", { deadline: soon });
    const started = Date.now();
    const { error } = await api.safe.getBalance();
    expect(Date.now() - started).toBeLessThan(soon);
    expect(isApiError(error, "ERROR_RATE_LIMIT")).toBe(true);
    expect(error?.retryAt?.getTime()).toBeGreaterThanOrEqual(started + 3_600_000);
    expect(await seen()).toHaveLength(1);
  });
});

it.each(["noHeaders", "noBody"] as const)(
  "the deadline ends a call, whatever its timeout: %s",
  async (fault) => {
    const { api, seen } = startTrial(fault, { deadline: 1000, timeout: Number.POSITIVE_INFINITY });
    const started = Date.now();
    const { error } = await api.safe.createTask({ task });
    const took = Date.now() - started;
    expect(isTimeoutError(error)).toBe(true);
    expect([took >= 1000, took < soon]).toEqual([true, true]);
    await expect.poll(async () => (await seen()).map(({ ended }) => ended), patient).toEqual([true]);
  },
);

describe("the caller's signal", () => {
  const reason = { enough: true };

  it.each(["noHeaders", "noBody"] as const)("ends a request that is under way: %s", async (fault) => {
    const { api, seen } = startTrial(fault, { timeout: Number.POSITIVE_INFINITY });
    const controller = new AbortController();
    const call = api.getBalance({}, { signal: controller.signal }).catch((thrown: unknown) => thrown);
    await expect.poll(seen, patient).toHaveLength(1);
    controller.abort(reason);
    expect(await call).toBe(reason);
    await expect.poll(async () => (await seen()).map(({ ended }) => ended), patient).toEqual([true]);
  });

  it("ends a wait before a retry", async () => {
    const controller = new AbortController();
    const { api, events, seen } = startTrial("busy", { signal: controller.signal });
    const call = api.safe.getBalance().catch((thrown: unknown) => thrown);
    await expect.poll(() => events.map(({ type }) => type), patient).toContain("retry");
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(await seen()).toHaveLength(1);
  });

  it("sends nothing where it was given before", async () => {
    const { api, events, seen } = startTrial("fine");
    const call = api.getBalance({}, { signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toBe(reason);
    expect([await seen(), events]).toEqual([[], []]);
  });
});

describe("a service that blocks", () => {
  it("is sent nothing until the block is over, and then asked once", async () => {
    const { api, events, seen } = startTrial("blockedOnce");
    const { error: blocked } = await api.safe.getBalance();
    expect(isApiError(blocked, "ERROR_KEY_TEMP_BLOCKED")).toBe(true);
    let until = Number.NaN;
    for (const call of [api.safe.getBalance(), api.safe.createTask({ task })]) {
      const { error } = await call;
      if (!isCooldownError(error)) throw error;
      expect(error).toMatchObject({ code: "ERROR_KEY_TEMP_BLOCKED", scope: "key", reason: "blocked" });
      const { action, ...words } = error.describe(vi);
      expect(blocked?.describe(vi)).toMatchObject(words);
      expect(action).toMatch(/^Tìm và sửa nguyên nhân gây lỗi\. Còn \d+ giây nữa mới có thể thử lại\.$/);
      expect(structuredClone(error.toJSON())).toEqual(error.toJSON());
      expect(leaksOf(error)).toEqual([]);
      until = error.until.getTime();
    }
    expect(await seen()).toHaveLength(1);
    await vitest.waitUntil(() => Date.now() > until, patient);
    expect(await api.getBalance()).toMatchObject({ balance: 1 });
    expect(await seen()).toHaveLength(2);
    const types = events.map(({ type }) => type).filter((type) => type.startsWith("cooldown"));
    expect(types).toEqual(["cooldownStart", "cooldownEnd"]);
    expect(events.flatMap(leaksOf)).toEqual([]);
  });
});
