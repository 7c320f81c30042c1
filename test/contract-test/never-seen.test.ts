import { expect, it } from "vitest";
import { neverSeen, wantedCodes } from "../../scripts/contract-test/never-seen.js";
import type { PlanOptions } from "../../scripts/contract-test/plan.js";
import { answer, type Handler, startLoopback } from "../support/loopback.js";
import { planOptions, projectContract, runAgainst } from "./shipped.js";

const shipped = await projectContract();

async function missing(handler: Handler, asked: Partial<PlanOptions> = {}): Promise<string[]> {
  await using server = await startLoopback(handler);
  const run = await runAgainst(server.url, shipped, asked);
  const codes = wantedCodes(shipped.contract, { ...planOptions, ...asked });
  return neverSeen(codes, run).map(
    ({ variant, severity, values }) => `${severity} ${variant}: ${values["codes"] ?? values["code"]}`,
  );
}

const balance = answer(200, { errorId: 0, balance: 3, packages: [] });
const asked = { operations: ["getBalance"] };
const written = ["ERROR_KEY_DENIED_ACCESS", "ERROR_BAD_REQUEST"];
const unwritten = "ERROR_SERVICE_UNAVALIABLE, ERROR_RATE_LIMIT, ERROR_IP_BANNED, ERROR_KEY_TEMP_BLOCKED";

it("codes that nothing is written for are one finding", async () => {
  const found = await missing(balance, asked);
  expect(found.filter((line) => line.includes("no-probe"))).toEqual([`warning no-probe: ${unwritten}`]);
});

it("codes that were answered with something else are one finding each", async () => {
  const found = await missing(balance, asked);
  expect(found.filter((line) => line.startsWith("error")).sort()).toEqual(
    written.map((code) => `error answered: ${code}`).sort(),
  );
});

it("codes whose requests got no answer are no finding of their own", async () => {
  const found = await missing((_, response) => response.destroy(), asked);
  expect(found).toEqual([`warning no-probe: ${unwritten}`]);
});

it("codes that were not asked for any more, since there was no answer, are one finding", async () => {
  const found = await missing((_, response) => response.destroy());
  expect(found.filter((line) => line.includes("silent"))).toHaveLength(1);
  expect(found.filter((line) => line.includes("answered"))).toEqual([]);
});
