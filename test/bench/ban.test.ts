import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.js";
import type { TroubleKind } from "./troubles.js";

/* A smaller one than `npm run bench:ban`: each trouble by itself, for two of three minutes, with half the workers. */

describe.each<TroubleKind>(["outage", "rateLimit", "mistake"])("with the trouble %s", (kind) => {
  const simulation = { workers: 500, minutes: 3, latency: 200, troubles: [{ kind, from: 0.5, to: 2.5 }] };

  it("a naive client is banned", async () => {
    const { bans, minutesBanned } = await simulate("naive", simulation);
    expect(bans).toBe(1);
    expect(minutesBanned).toBeGreaterThan(0);
  });

  it("maloi is never banned, and stops by itself", async () => {
    const { bans, refused, success } = await simulate("maloi", simulation);
    expect(bans).toBe(0);
    expect(refused).toBeGreaterThan(0);
    expect(success).toBeGreaterThan(0);
  });
});

describe("without any trouble", () => {
  it.each(["naive", "maloi"] as const)(
    "nothing fails with %s, and it is the same each time",
    async (name) => {
      const calm = { workers: 100, minutes: 1, latency: 200, troubles: [] };
      const tally = await simulate(name, calm);
      expect(tally).toMatchObject({ failures: 0, refused: 0, bans: 0, success: expect.any(Number) });
      expect(tally.requests).toBeGreaterThan(1000);
      expect(await simulate(name, calm)).toEqual(tally);
    },
  );
});
