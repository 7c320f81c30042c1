import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createClient,
  isApiError,
  isTimeoutError,
  isUnexpectedResponseError,
  type TaskProgress,
} from "../../src/index.js";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Answer = object | (() => Promise<Response>);

const created = { errorId: 0, taskId: "t1" };
const processing = { errorId: 0, status: "processing" };
const ready = { errorId: 0, status: "ready", solution: { text: "ok" } };
const refusal = (errorCode: string) => ({ errorId: 1, errorCode });
const lost: Answer = () => Promise.reject(new TypeError("fetch failed"));
const stalled: Answer = () => new Promise(() => undefined);

/** A client of a service that answers from two scripts; the last answer of each comes ever after. */
function start(creations: Answer[], results: Answer[], options: object = {}) {
  const sentAt = { createTask: [] as number[], getTaskResult: [] as number[] };
  const fetch = async ({ url }: Request): Promise<Response> => {
    const operation = url.endsWith("/createTask") ? "createTask" : "getTaskResult";
    const script = operation === "createTask" ? creations : results;
    const answer = script[sentAt[operation].push(Date.now()) - 1] ?? script.at(-1) ?? {};
    return typeof answer === "function" ? answer() : Response.json(answer);
  };
  const api = createClient({ baseUrl: "http://h", clientKey: "k", fetch, maxRetries: 0, ...options });
  return { api, sentAt };
}

const task = { type: "AnyTask" };

async function run(creations: Answer[], results: Answer[], options: object = {}) {
  const { api, sentAt } = start(creations, results);
  const progress: TaskProgress[] = [];
  const onProgress = (step: TaskProgress) => void progress.push(step);
  const result = api.safe.runTask(task, { onProgress, ...options });
  await vi.runAllTimersAsync();
  return { ...(await result), sentAt, progress, endedAt: Date.now() };
}

describe("runTask", () => {
  it("returns at once what is ready at once", async () => {
    const { data, sentAt, endedAt } = await run([{ ...created, ...ready }], []);
    expect([data, sentAt.getTaskResult, endedAt]).toEqual([{ text: "ok" }, [], 0]);
  });

  it("asks every three seconds until there is a solution, and tells how it is getting on", async () => {
    const { data, sentAt, progress } = await run(
      [{ ...created, status: "idle" }],
      [{ errorId: 0, status: "idle" }, processing, ready],
    );
    expect(data).toEqual({ text: "ok" });
    expect(sentAt).toEqual({ createTask: [0], getTaskResult: [3000, 6000, 9000] });
    expect(progress).toEqual([
      { taskId: "t1", status: "idle", elapsed: 0, polls: 0 },
      { taskId: "t1", status: "idle", elapsed: 3000, polls: 1 },
      { taskId: "t1", status: "processing", elapsed: 6000, polls: 2 },
      { taskId: "t1", status: "ready", elapsed: 9000, polls: 3 },
    ]);
  });

  it("spreads its polls", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect((await run([created], [processing, ready])).sentAt.getTaskResult).toEqual([3600, 7200]);
  });

  it("ends after two minutes, and not a poll later", async () => {
    const { error, sentAt, endedAt } = await run([created], [processing]);
    expect(isTimeoutError(error)).toBe(true);
    expect(endedAt).toBe(120_000);
    expect(sentAt.getTaskResult.at(-1)).toBeLessThan(120_000);
  });

  it("ends when its deadline does, between two polls as well", async () => {
    const { error, endedAt } = await run([created], [processing], { deadline: 100_000 });
    expect([isTimeoutError(error), endedAt]).toEqual([true, 100_000]);
  });

  it("asks no more often than the contract allows", async () => {
    const { error, sentAt } = await run([created], [processing], { deadline: 3_600_000 });
    expect(isTimeoutError(error)).toBe(true);
    expect(sentAt.getTaskResult).toHaveLength(120);
  });

  it.each<[string, Answer]>([
    ["a lost connection", lost],
    ["a rate limit", refusal("ERROR_RATE_LIMIT")],
    ["a gateway's page", async () => new Response("<h1>", { status: 502 })],
  ])("does not give a paid task up for %s", async (_, fault) => {
    const { data, sentAt } = await run([created], [fault, fault, ready]);
    expect(data).toEqual({ text: "ok" });
    expect(sentAt.createTask).toHaveLength(1);
  });

  it("waits out a block that ends in time", async () => {
    const { data, sentAt } = await run([created], [refusal("ERROR_KEY_TEMP_BLOCKED"), ready], {
      deadline: 600_000,
    });
    expect(data).toEqual({ text: "ok" });
    expect(sentAt.getTaskResult[1]).toBeGreaterThanOrEqual(303_000);
  });

  it("does not wait for a block that outlasts it", async () => {
    const { error, endedAt } = await run([created], [refusal("ERROR_KEY_TEMP_BLOCKED")]);
    expect(isApiError(error, "ERROR_KEY_TEMP_BLOCKED")).toBe(true);
    expect(endedAt).toBe(3000);
  });

  it.each(["ERROR_TASK_TIMEOUT", "ERROR_CAPTCHA_UNSOLVABLE"])(
    "creates one more task after %s",
    async (code) => {
      const { data, sentAt } = await run([created], [refusal(code), ready]);
      expect(data).toEqual({ text: "ok" });
      expect(sentAt.createTask).toHaveLength(2);
      expect((await run([created], [refusal(code)])).sentAt.createTask).toHaveLength(2);
      expect((await run([created], [refusal(code)], { maxResubmits: 0 })).sentAt.createTask).toHaveLength(1);
      expect((await run([created], [refusal(code)], { maxResubmits: 3 })).sentAt.createTask).toHaveLength(4);
    },
  );

  it.each(["ERROR_TASKID_INVALID", "ERROR_KEY_DENIED_ACCESS", "ERROR_PROXY_BANNED"])(
    "ends with %s",
    async (code) => {
      const { error, sentAt } = await run([created], [refusal(code)]);
      expect(error).toMatchObject({ code });
      expect(sentAt).toMatchObject({ createTask: [0], getTaskResult: [3000] });
    },
  );

  it("creates nothing again when the creation's own answer is lost", async () => {
    const { error, sentAt } = await run([lost], [ready]);
    expect(error).toMatchObject({ name: "NetworkError", operation: "createTask" });
    expect(sentAt.createTask).toHaveLength(1);
  });

  it("claims no success where there is no solution", async () => {
    const { error } = await run([created], [{ errorId: 0, status: "ready" }]);
    expect(isUnexpectedResponseError(error) && error.reason).toBe("ready without a solution");
  });

  it("keeps its deadline while an answer does not come", async () => {
    const { error, endedAt } = await run([created], [stalled], { deadline: 10_000 });
    expect(isTimeoutError(error)).toBe(true);
    expect(endedAt).toBe(10_000);
  });

  it("ends at once when the caller gives up, and leaves no timer", async () => {
    const { api } = start([created], [processing]);
    const controller = new AbortController();
    const result = api.runTask(task, { signal: controller.signal }).catch((reason: unknown) => reason);
    await vi.advanceTimersByTimeAsync(4000);
    controller.abort("enough");
    expect(await result).toBe("enough");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not mind what onProgress throws", async () => {
    const onProgress = () => {
      throw new Error("listener");
    };
    expect((await run([created], [ready], { onProgress })).data).toEqual({ text: "ok" });
  });
});

describe("thousands of tasks", () => {
  it("share their timers, and keep to the number of requests in flight", async () => {
    vi.spyOn(Math, "random").mockImplementation(random());
    let inFlight = 0;
    let most = 0;
    const slowly = (answer: object) => async () => {
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inFlight--;
      return Response.json(answer);
    };
    const { api, sentAt } = start([slowly(created)], [slowly(ready)], { maxInFlight: 50 });
    const runs = Array.from({ length: 3000 }, () => api.safe.runTask(task));
    let timers = 0;
    while (sentAt.getTaskResult.length < 3000) {
      timers = Math.max(timers, vi.getTimerCount());
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.runAllTimersAsync();
    expect((await Promise.all(runs)).filter(({ error }) => error)).toEqual([]);
    expect(most).toBe(50);
    // 50 requests with a timeout each and the service's own 50; what waits for its turn or its poll shares a few more.
    expect(timers).toBeLessThan(250);
  });

  it("keep to the number of requests per second", async () => {
    const { api, sentAt } = start([{ ...created, ...ready }], [], { maxPerSecond: 100 });
    const runs = Array.from({ length: 300 }, () => api.runTask(task));
    await vi.runAllTimersAsync();
    await Promise.all(runs);
    for (const second of [0, 1000, 2000]) {
      const own = sentAt.createTask.filter((at) => at >= second && at < second + 1000);
      expect(own).toHaveLength(100);
    }
  });

  it("that wait for their turn end in time, or when the caller gives up, and let others in", async () => {
    const { api, sentAt } = start([stalled], [], { maxInFlight: 1, timeout: 500 });
    const controller = new AbortController();
    const { signal } = controller;
    const first = api.safe.createTask({ task });
    const late = api.safe.createTask({ task }, { deadline: 100 });
    const abandoned = api.createTask({ task }, { signal }).catch((reason: unknown) => reason);
    const next = api.safe.createTask({ task });
    controller.abort("enough");
    await vi.runAllTimersAsync();
    expect([isTimeoutError((await first).error), isTimeoutError((await late).error)]).toEqual([true, true]);
    expect(await abandoned).toBe("enough");
    expect(isTimeoutError((await next).error)).toBe(true);
    expect(sentAt.createTask).toEqual([0, 500]);
  });
});

/** The same numbers at every run. */
function random(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
