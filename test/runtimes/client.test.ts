import { describe, expect, it, vi as vitest } from "vitest";
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { ErrorCode, isApiError, isMaloiError } from "../../src/index.js";
import { codeHeader } from "../../src/mock/index.js";
import { leaksOf } from "./leaks.js";
import { startMocked, startTrial } from "./trial.js";

/* The same on each platform, over real TCP: what a call against the mock comes to. */

const image = { type: "ImageToTextTask", body: "aGVsbG8=" };

describe("a call that succeeds", () => {
  it("resolves to the body, for each operation", async () => {
    const api = startMocked();
    const { taskId, ...created } = await api.createTask({ task: image });
    expect(created).toEqual({ errorId: 0, status: "ready", solution: { text: "maloi" } });
    const ready = { errorId: 0, status: "ready", solution: { text: "maloi" } };
    expect(await api.getTaskResult({ taskId })).toEqual(ready);
    expect(await api.getBalance()).toEqual({ errorId: 0, balance: expect.any(Number), packages: [] });
    expect((await api.safe.getBalance()).data?.errorId).toBe(0);
  });

  it.each([
    ["at once", image, { text: "maloi" }, ["ready 0"]],
    ["after a poll", { type: "AnyTask" }, { token: "maloi-mock-token" }, ["ready 1"]],
  ])("runTask goes the whole way: %s", async (_, task, solution, want) => {
    const onProgress = vitest.fn();
    expect(await startMocked().runTask(task, { onProgress })).toEqual(solution);
    expect(onProgress.mock.calls.map(([{ status, polls }]) => `${status} ${polls}`)).toEqual(want);
  });

  it("tells what happens", async () => {
    const onEvent = vitest.fn();
    await startMocked({ onEvent }).getBalance();
    const about = { operation: "getBalance", attempt: 1 };
    expect(onEvent.mock.calls.flat()).toEqual([
      { type: "request", ...about },
      { type: "response", ...about, ms: expect.any(Number), status: 200 },
    ]);
  });
});

describe("a call that the service refuses", () => {
  it.each(Object.values(ErrorCode))("%s: told in both languages", async (code) => {
    const api = startMocked({ headers: { [codeHeader]: code }, maxRetries: 0 });
    const { error } = await api.safe.getBalance();
    if (!isApiError(error, code)) throw error;
    for (const locale of [vi, en]) {
      const { description, action } = locale.errors[code];
      // The mock fills in as little for a detail as the client does for one that it has not.
      const filled = description.replace("{{detail}}", "…");
      expect(error.describe(locale)).toMatchObject({
        description: filled,
        action,
        language: locale.language,
      });
    }
  });

  it("of a key that is not the account's", async () => {
    const clientKey = "another-key";
    const error = await startMocked({ clientKey })
      .getBalance()
      .catch((error: unknown) => error);
    expect(isApiError(error, "ERROR_KEY_DENIED_ACCESS")).toBe(true);
    expect(error).toMatchObject({ status: 401, retry: "never", retryable: false });
  });

  it.each([
    ["newCode", "ERROR_FROM_THE_FUTURE", "never"],
    ["inheritedCode", "constructor", "backoff"],
  ] as const)("with a code that the contract lacks: %s", async (fault, code, retry) => {
    const { api, events } = startTrial(fault, { maxRetries: 0 });
    const { error } = await api.safe.getBalance();
    expect(error).toMatchObject({ name: "ApiError", code, retry, params: {} });
    expect(error?.describe(vi)).toMatchObject({
      ...vi.failures.unknown,
      description: "invalid task data: [redacted]",
    });
    expect(events.at(-1)).toEqual({ type: "unknownCode", operation: "getBalance", code });
  });

  it("with parameters, which the key is taken out of", async () => {
    const { error } = await startTrial("errorWithDetail").api.safe.getBalance();
    if (!isApiError(error, "ERROR_INVALID_TASK_DATA")) throw error;
    expect(error.params).toEqual({ detail: "[redacted]" });
    expect(error.describe(en).description).toBe("invalid task data: [redacted]");
    expect(leaksOf(error)).toEqual([]);
  });
});

it.each([
  ["noErrorId", "UnexpectedResponseError", "unexpectedResponse"],
  ["refused", "NetworkError", "network"],
  ["noHeaders", "TimeoutError", "timeout"],
] as const)("%s has words too", async (fault, name, words) => {
  const { api } = startTrial(fault, { maxRetries: 0, timeout: fault === "noHeaders" ? 300 : 10_000 });
  const { error } = await api.safe.getBalance();
  expect(isMaloiError(error) && error.name).toBe(name);
  expect(error?.describe(vi)).toEqual({ ...vi.failures[words], language: "vi" });
  expect(error?.describe(en)).toEqual({ ...en.failures[words], language: "en" });
});
