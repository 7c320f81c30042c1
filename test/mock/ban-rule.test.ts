import { describe, expect, it } from "vitest";
import { codeHeader, createMock, type Mock } from "../../src/mock/index.js";
import { call } from "./call.js";

/* The catalog's rule: 1,000 failures within a minute bring ERROR_IP_BANNED about, for 30 minutes. */
const minute = 60_000;
const wait = 30 * minute;
const banned = { status: 400, body: { errorCode: "ERROR_IP_BANNED" } };

/** A mock that bans, and its clock. */
function start(options: { banRule?: boolean } = { banRule: true }) {
  const clock = { now: 0 };
  const mock = createMock({ now: () => clock.now, balance: 1e9, ...options });
  return { clock, mock };
}

const fail = (mock: Mock) => call(mock, "getBalance", {}, { [codeHeader]: "ERROR_RATE_LIMIT" });

async function failTimes(mock: Mock, times: number): Promise<void> {
  for (let count = 0; count < times; count++) await fail(mock);
}

async function failAt(mock: Mock, clock: { now: number }, times: Iterable<number>): Promise<void> {
  for (const time of times) {
    clock.now = time;
    await fail(mock);
  }
}

/** `count` times from `from` to `to`, evenly. */
function spread(count: number, from: number, to: number): number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}

describe("failures at", () => {
  it.each<[given: string, times: readonly number[], want: number | undefined]>([
    ["one moment, 999", spread(999, 5, 5), undefined],
    ["one moment, 1,000", spread(1000, 5, 5), 5 + wait],
    ["59.999 s, 1,000", spread(1000, 0, minute - 1), minute - 1 + wait],
    ["60 s, 1,000", spread(1000, 0, minute), undefined],
    ["an hour, 900 a minute", spread(54_000, 0, 60 * minute), undefined],
    [
      "two bursts of 500, 59.999 s apart",
      [...spread(500, 0, 0), ...spread(500, minute - 1, minute - 1)],
      minute - 1 + wait,
    ],
    ["two bursts of 500, 60 s apart", [...spread(500, 0, 0), ...spread(500, minute, minute)], undefined],
    ["a burst after others", [...spread(500, 0, 0), ...spread(1000, minute, minute)], minute + wait],
  ])("%s", async (_, times, want) => {
    const { clock, mock } = start();
    await failAt(mock, clock, times);
    expect(mock.bannedUntil).toBe(want);
  });
});

describe("what counts", () => {
  const image = { type: "ImageToTextTask", body: "aGVsbG8=" };

  it.each<[given: string, one: (mock: Mock) => Promise<unknown>, want: number | undefined]>([
    ["a wrong key", (mock) => call(mock, "getBalance", { clientKey: "wrong" }), wait],
    ["bad data", (mock) => call(mock, "createTask", { task: {} }), wait],
    ["an unknown task", (mock) => call(mock, "getTaskResult", { taskId: "none" }), wait],
    ["a code that no client knows", (mock) => call(mock, "getBalance", {}, { [codeHeader]: "NEW" }), wait],
    ["a success", (mock) => call(mock, "createTask", { task: image }), undefined],
    ["a path of no operation", (mock) => mock.fetch("http://mock.invalid/no", { method: "POST" }), undefined],
    ["a preflight", (mock) => mock.fetch("http://mock.invalid/getBalance", { method: "OPTIONS" }), undefined],
  ])("%s, after 999 failures", async (_, one, want) => {
    const { mock } = start();
    await failTimes(mock, 999);
    await one(mock);
    expect(mock.bannedUntil).toBe(want);
  });
});

describe("a ban", () => {
  it("is answered to every call, whatever is planned, until it is over", async () => {
    const { clock, mock } = start();
    await failTimes(mock, 1000);
    mock.failNext("ERROR_ZERO_BALANCE");
    for (const now of [0, 1, wait - 1]) {
      clock.now = now;
      expect(await call(mock, "getBalance")).toMatchObject(banned);
      expect(await call(mock, "createTask", { task: {} })).toMatchObject(banned);
      expect(await fail(mock)).toMatchObject(banned);
    }
    clock.now = wait;
    expect(mock.bannedUntil).toBeUndefined();
    expect((await call(mock, "getBalance")).body["errorCode"]).toBe("ERROR_ZERO_BALANCE");
    expect((await call(mock, "getBalance")).status).toBe(200);
  });

  it("is in the record", async () => {
    const { mock } = start();
    await failTimes(mock, 1001);
    const [last, previous] = [mock.requests.at(-1), mock.requests.at(-2)];
    expect([previous?.code, last?.code]).toEqual(["ERROR_RATE_LIMIT", "ERROR_IP_BANNED"]);
  });

  it.each([
    [999, undefined],
    [1000, 2 * wait],
  ])("brings about no other by itself: with %d failures after it, %s", async (failures, want) => {
    const { clock, mock } = start();
    await failTimes(mock, 1000);
    clock.now = wait - 1;
    await failTimes(mock, 1500);
    expect(mock.bannedUntil).toBe(wait);
    clock.now = wait;
    await failTimes(mock, failures);
    expect(mock.bannedUntil).toBe(want);
  });

  it("is forgotten by a reset, and so are the failures before it", async () => {
    const { mock } = start();
    await failTimes(mock, 1000);
    mock.reset();
    expect(mock.bannedUntil).toBeUndefined();
    expect((await call(mock, "getBalance")).status).toBe(200);
    await failTimes(mock, 999);
    mock.reset();
    await failTimes(mock, 999);
    expect(mock.bannedUntil).toBeUndefined();
  });

  it.each([[{}], [{ banRule: false }]])("does not come with the options %j", async (options) => {
    const { mock } = start(options);
    await failTimes(mock, 1500);
    expect(mock.bannedUntil).toBeUndefined();
    expect((await call(mock, "getBalance")).status).toBe(200);
  });
});
