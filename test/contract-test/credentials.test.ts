import { describe, expect, it } from "vitest";
import { isSafe } from "../../scripts/contract-test/live-rules.js";
import { type PlanOptions, planProbes } from "../../scripts/contract-test/plan.js";
import type { Contract } from "../../scripts/model/contract.js";
import { answer, type Handler, startLoopback } from "../support/loopback.js";
import { key, planOptions, projectContract, runAgainst } from "./shipped.js";

/* An API whose operations need two secrets at once. */

const ledger = await projectContract("test/foreign/ledger/");
const contract = needing(ledger.contract, [["key", "app"]]);
const both = { contract, probes: {} };

function needing({ credentials, operations, ...rest }: Contract, security: string[][]): Contract {
  return {
    ...rest,
    credentials: { ...credentials, app: { in: "header", name: "x-app" } },
    operations: operations.map((operation) => ({ ...operation, security })),
  };
}

/** A service that lets in whoever has the key in each of `checked`. */
function guard(...checked: readonly string[]): Handler {
  const refused = { error: { code: 1001, message: "No." } };
  return (request, response, body) => {
    const isIn = checked.every((name) => request.headers[name] === key);
    answer(200, isIn ? { id: "7", amount: 7 } : refused)(request, response, body);
  };
}

async function openings(handler: Handler): Promise<string[]> {
  await using server = await startLoopback(handler);
  const { rows } = await runAgainst(server.url, both, { operations: ["entry"] });
  return rows
    .flatMap(({ findings }) => findings)
    .filter(({ variant }) => /^open-|^succeeded/.test(variant))
    .map(({ variant, values }) => `${variant} ${values["faulty"] ?? "all"}`);
}

function keyProbes(options: Partial<PlanOptions>, security = [["key", "app"]]): string[] {
  const plan = planProbes(needing(ledger.contract, security), {}, { ...planOptions, ...options });
  return plan
    .filter(({ skip, probe }) => skip === undefined && probe.credential !== "right")
    .map(({ probe }) => `${probe.operation.id} ${probe.credential} ${probe.faulty ?? "all"}`);
}

describe("of two credentials that are needed at once", () => {
  it.each<[name: string, handler: Handler, want: string[]]>([
    ["both are looked at", guard("x-api-key", "x-app"), []],
    ["the second is not", guard("x-api-key"), ["open-wrong app", "open-missing app"]],
    ["the first is not", guard("x-app"), ["open-wrong key", "open-missing key"]],
    [
      "none is",
      guard(),
      [
        "open-wrong key",
        "open-wrong app",
        "open-missing key",
        "open-missing app",
        "succeeded all",
        "succeeded all",
      ],
    ],
  ])("%s", async (_, handler, want) => {
    expect(await openings(handler)).toEqual(want);
  });

  it("a service is told of each alone, and of all", () => {
    expect(keyProbes({ operations: ["entry"] })).toEqual([
      "entry wrong key",
      "entry wrong app",
      "entry missing key",
      "entry missing app",
      "entry wrong all",
      "entry missing all",
    ]);
  });

  it("no more than three are sent to a live service, and none alone that might change something", () => {
    const sent = keyProbes({ target: "live", budget: 60 });
    expect(sent).toEqual(["entry wrong key", "entry wrong app", "entry missing key"]);
    const alone = planProbes(contract, {}, { ...planOptions, target: "live", operations: ["book"] });
    const faulty = alone.filter(({ probe }) => probe.faulty !== undefined);
    expect(faulty.map(({ skip, probe }) => [skip, isSafe(probe.operation)])).toEqual(
      Array.from({ length: 4 }, () => ["unsafe", false]),
    );
  });

  it("none is left out where there is no key for the other", () => {
    expect(keyProbes({ hasKey: false, operations: ["entry"] })).toEqual([
      "entry wrong all",
      "entry missing all",
    ]);
  });

  it("either will do where the lists say so", () => {
    expect(keyProbes({ operations: ["entry"] }, [["key"], ["app"]])).toEqual([
      "entry wrong all",
      "entry missing all",
    ]);
  });
});
