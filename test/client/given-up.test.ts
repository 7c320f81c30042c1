import { RateLimiterMemory } from "rate-limiter-flexible";
import { expect, it } from "vitest";
import { createFleet } from "../../src/fleet/fleet.js";
import { type ClientOptions, createClient } from "../../src/index.js";
import { limitTime } from "../../src/time-limit.js";

/* Callers who give up before a request is sent. */

const solitary = () => ({});
const inFleet = () => ({ fleet: createFleet(new RateLimiterMemory({ points: 1, duration: 1 })) });

function start(options: Partial<ClientOptions>, answer: () => Promise<Response>) {
  const service = { sent: 0 };
  const fetch = () => {
    service.sent++;
    return answer();
  };
  const api = createClient({ baseUrl: "http://h", clientKey: "k", maxRetries: 0, ...options, fetch });
  return { api, service };
}

it.each([solitary, inFleet])(
  "nothing is sent for who gave up while others were sent (%#)",
  async (keeper) => {
    const refusal = () => Promise.resolve(Response.json({ errorId: 1, errorCode: "ERROR_BAD_REQUEST" }));
    const { api, service } = start({ maxInFlight: 1, ...keeper() }, refusal);
    const controller = new AbortController();
    const { signal } = controller;
    const calls = Array.from({ length: 3 }, async () => {
      try {
        await api.createTask({ task: { type: "ImageToTextTask" } }, { signal });
      } catch (error) {
        controller.abort("one failed");
        throw error;
      }
    });
    const [first, ...others] = await Promise.allSettled(calls);
    expect(first).toMatchObject({ reason: { code: "ERROR_BAD_REQUEST" } });
    for (const other of others) expect(other).toMatchObject({ reason: "one failed" });
    expect(service.sent).toBe(1);
  },
);

it.each([solitary, inFleet])(
  "nothing is sent for who gives up when told of the request (%#)",
  async (keeper) => {
    const controller = new AbortController();
    const onEvent = ({ type }: { type: string }) => type === "request" && controller.abort("enough");
    const options = { onEvent: (event: { type: string }) => void onEvent(event), ...keeper() };
    const { api, service } = start(options, () => new Promise(() => undefined));
    await expect(api.getBalance({}, { signal: controller.signal })).rejects.toBe("enough");
    expect(service.sent).toBe(0);
  },
);

it("nothing is begun for who gave up before", async () => {
  let begun = 0;
  const work = async () => {
    begun++;
  };
  const limit = { ms: 1000, signal: AbortSignal.abort("before") };
  const late = () => Promise.resolve();
  await expect(limitTime(work, { ...limit, expired: late })).rejects.toBe("before");
  expect(begun).toBe(0);
});

it("nothing is sent after the deadline, even where a listener took the time", async () => {
  const onEvent = () => {
    const until = performance.now() + 30;
    while (performance.now() < until);
  };
  const { api, service } = start({ deadline: 20, onEvent }, async () => new Response());
  const { error } = await api.safe.createTask({ task: { type: "T" } });
  expect([error?.name, service.sent]).toEqual(["TimeoutError", 0]);
});
