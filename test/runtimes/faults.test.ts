import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isNetworkError, isUnexpectedResponseError } from "../../src/index.js";
import { kindOf } from "../faults/kind.js";
import {
  fine,
  foreign,
  late,
  lost,
  refused,
  temporary,
  unreadable,
  type Wants,
} from "../faults/table/row.js";
import type { FaultName } from "./faults.js";
import { leaksOf } from "./leaks.js";
import { inBrowser, patient, startTrial } from "./trial.js";

/* What the client makes of what can go wrong on the way, over real TCP; test/faults has more of it, for Node alone. */

/** Enough for a request to arrive. */
const stalled = 1000;
const inTime = 20_000;

beforeAll(() => {
  // The waits between tries are short, and always the same.
  vi.spyOn(Math, "random").mockReturnValue(0.05);
});

afterAll(() => void vi.restoreAllMocks());

const table: readonly (readonly [FaultName | "refused", Wants])[] = [
  ["fine", fine],
  ["errorUnder200", refused],
  ["newCode", refused],
  ["inheritedCode", temporary("api")],
  ["noErrorId", foreign],
  ["html502", unreadable],
  ["empty200", unreadable],
  ["noContent204", unreadable],
  ["jsonCutOff", unreadable],
  ["notUtf8", unreadable],
  ["notUtf8InString", fine],
  ["inheritedKeys", fine],
  ["successInProto", foreign],
  ["redirect", foreign],
  // A browser does not tell whether anything was sent, so what may cost money is not sent again.
  ["refused", inBrowser ? lost : temporary("network")],
  ["resetBeforeHeaders", lost],
  ["resetAfterHeaders", lost],
  ["closedBeforeHeaders", lost],
  ["halfBody", lost],
  ["noHeaders", late],
  ["noBody", late],
];

describe.each(table)("%s", (fault, wants) => {
  it.each(["getBalance", "createTask"] as const)("%s", async (operation) => {
    const timeout = wants === late ? stalled : inTime;
    const { api, events, seen, strayed } = startTrial(fault, { timeout });
    const call =
      operation === "createTask" ? api.safe.createTask({ task: { type: "T" } }) : api.safe.getBalance();
    const started = Date.now();
    const { error } = await call;
    const { ends, tries } = wants[operation];
    expect(ends).toContain(error ? kindOf(error) : "success");
    expect(events.filter(({ type }) => type === "request")).toHaveLength(tries);
    if (wants === late) expect(Date.now() - started).toBeLessThan(inTime);
    const arrived = fault === "refused" ? 0 : tries;
    expect((await seen()).map((request) => request.operation)).toEqual(Array(arrived).fill(operation));
    expect(await strayed()).toEqual([]);
    // Nothing stays open that an answer may still come over.
    await expect.poll(async () => (await seen()).every(({ ended }) => ended), patient).toBe(true);
    expect([...events, error].flatMap(leaksOf)).toEqual([]);
    expect(structuredClone(error?.toJSON())).toEqual(error?.toJSON());
    expect({}).not.toHaveProperty("harm");
  });
});

it("says that a redirect is one, though a browser hides its status", async () => {
  const { error } = await startTrial("redirect").api.safe.getBalance();
  if (!isUnexpectedResponseError(error)) throw error;
  expect(error).toMatchObject({
    status: inBrowser ? 0 : 307,
    reason: "a redirect, which is not followed",
    retryable: false,
  });
});

it.each([
  // Only Node says that no connection was made.
  ["refused", inBrowser],
  ["resetBeforeHeaders", true],
] as const)("%s: the request may have been sent: %s", async (fault, sent) => {
  const { error } = await startTrial(fault, { maxRetries: 0 }).api.safe.getBalance();
  expect(isNetworkError(error) && error.sent).toBe(sent);
});

it("sends a task once where a connection is lost that was kept from the call before", async () => {
  const { api, events, seen } = startTrial("lostWhereKept");
  await api.createTask({ task: { type: "T" } });
  const { error } = await api.safe.createTask({ task: { type: "T" } });
  expect(isNetworkError(error)).toBe(true);
  expect(events.filter(({ type }) => type === "request")).toHaveLength(2);
  // Chromium sends again by itself what was lost on such a connection before any answer, and no page can keep it from that.
  expect(await seen()).toHaveLength(inBrowser ? 3 : 2);
});
