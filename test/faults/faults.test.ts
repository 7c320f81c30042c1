import { resourceUsage } from "node:process";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { callOnce, deadline, grace } from "./call.js";
import { type FaultServer, startFaultServer } from "./fault-server.js";
import { leaksOf } from "./secret.js";
import { body } from "./table/body.js";
import { connection } from "./table/connection.js";
import { envelope } from "./table/envelope.js";
import { head } from "./table/head.js";
import type { Row } from "./table/row.js";
import { answer, good } from "./wire.js";

/*
 * What the client makes of everything that a service, or something before it, can do wrong. One call after the other,
 * because timers and memory can be counted for the whole process only.
 */

const often = { interval: 2, timeout: 1000 };
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeAll(() => {
  process.on("unhandledRejection", note);
  // The waits between tries are short, and always the same; test/client/retry.test.ts is about them.
  vi.spyOn(Math, "random").mockReturnValue(0.05);
});

afterAll(() => {
  vi.restoreAllMocks();
  process.off("unhandledRejection", note);
});

afterEach(async () => {
  // Node tells of a rejection after all microtasks.
  await new Promise(setImmediate);
  expect(unhandled.splice(0)).toEqual([]);
  expect({}).not.toHaveProperty("harm");
  // In kB, the most there ever was.
  expect(resourceUsage().maxRSS).toBeLessThan(1_000_000);
});

describe.each<Row>([...connection, ...head, ...body, ...envelope])("%s", (_, fault, wants) => {
  it.each(["getBalance", "createTask"] as const)("%s", async (operation) => {
    await using elsewhere = await startFaultServer(answer(good));
    await using server = await startFaultServer(fault, elsewhere.url);
    const call = await callOnce(server.url, operation);
    const { ends, tries } = wants[operation];
    expect(ends).toContain(call.end);
    if (operation === "createTask") expectOnePaid(server);
    expect(call.tries).toBe(tries);
    expect(call.took).toBeLessThan(deadline + grace);
    expect(call.timers).toBeLessThanOrEqual(0);
    expect(call.events.flatMap(leaksOf)).toEqual([]);
    expect(leaksOf(call.error)).toEqual([]);
    // Whatever was tried, the service saw it as often as that and no more often.
    expect(server.arrivals.map(({ path }) => path)).toEqual(
      Array.from({ length: fault.answer ? tries : server.arrivals.length }, () => `/${operation}`),
    );
    expect(elsewhere.connections).toBe(0);
    await expectLetGo(server, fault.endless === true || call.end === "timeout");
  });
});

/** Where one request may have been carried out, none comes after it. */
function expectOnePaid({ arrivals }: FaultServer): void {
  const whole = arrivals.filter((arrival) => arrival.whole);
  expect(whole.filter((arrival) => !arrival.refused).length).toBeLessThanOrEqual(1);
  expect(whole.slice(0, -1).filter((arrival) => !arrival.refused)).toEqual([]);
}

/**
 * The client may keep one connection for the next call, or open one; not one that an answer is still due on. When the
 * server says goodbye, it lets go of all.
 */
async function expectLetGo(server: FaultServer, unfinished: boolean): Promise<void> {
  const used = unfinished ? 0 : 1;
  await expect.poll(() => server.open.used, often).toBeLessThanOrEqual(used);
  await expect.poll(() => server.open.all, often).toBeLessThanOrEqual(1);
  server.end();
  await expect.poll(() => server.open.all, often).toBe(0);
}
