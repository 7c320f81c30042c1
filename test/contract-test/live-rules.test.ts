import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSafe, liveBudget } from "../../scripts/contract-test/live-rules.js";
import { type PlanOptions, planProbes } from "../../scripts/contract-test/plan.js";
import { costOf, type Planned } from "../../scripts/contract-test/probe.js";
import type { Contract, ContractError, Operation } from "../../scripts/model/contract.js";
import type { Probes, WrittenProbe } from "../../scripts/model/probes-format.js";
import { planOptions, projectContract } from "./shipped.js";

const shipped = await projectContract();
const petshop = await projectContract("test/foreign/petshop/");

function livePlan(
  contract: Contract,
  probes: Probes,
  options: Partial<PlanOptions> = {},
): readonly Planned[] {
  return planProbes(contract, probes, { ...planOptions, target: "live", budget: 60, ...options });
}

function linesOf(plan: readonly Planned[]): string[] {
  return plan
    .filter(({ skip }) => skip === undefined)
    .map(({ probe: { operation, want, credential, rawBody, origin } }) => {
      const how = rawBody === undefined ? credential : "broken";
      return `${origin} ${operation.id} ${typeof want === "string" ? want : want.join()} ${how}`;
    });
}

function withOptionalBody({ request }: Operation): Partial<Operation> {
  return { request: { ...request, ...(request.body && { body: { ...request.body, required: false } }) } };
}

describe("what a live service is sent", () => {
  it("costs nothing and changes nothing", () => {
    expect(linesOf(livePlan(shipped.contract, shipped.probes))).toEqual([
      "valid getBalance success right",
      "authored createTask ERROR_KEY_DENIED_ACCESS wrong",
      "authored getTaskResult ERROR_KEY_DENIED_ACCESS wrong",
      "authored getBalance ERROR_KEY_DENIED_ACCESS wrong",
      "authored createTask ERROR_BAD_REQUEST broken",
      "authored getTaskResult ERROR_BAD_REQUEST broken",
      "authored getBalance ERROR_BAD_REQUEST broken",
      "authored getTaskResult ERROR_TASKID_INVALID right",
      "derived getTaskResult failure right",
    ]);
  });

  it("holds a deletion only by its author's word", () => {
    const deletions = linesOf(livePlan(petshop.contract, petshop.probes)).filter((line) =>
      /removePet/.test(line),
    );
    expect(deletions).toEqual(["authored removePet no-such-pet right"]);
  });

  it.each<
    [name: string, probe: Partial<WrittenProbe>, facts: Partial<ContractError>, want: string | undefined]
  >([
    ["a sure failure", { rawBody: "no JSON" }, {}, undefined],
    ["one by its author's word", { live: true }, {}, undefined],
    ["no word at all", {}, {}, "unsafe"],
    ["a body that is JSON after all", { rawBody: '{"task":{}}' }, {}, "unsafe"],
    ["one that is JSON to others", { rawBody: '\uFEFF{"task":{}}' }, {}, "unsafe"],
    ["one that may be when it is filled in", { after: "getBalance", rawBody: "{{/task}}" }, {}, "unsafe"],
    ["a charge, whatever its author says", { live: true }, { billed: true }, "billed"],
    [
      "a block, whatever its author says",
      { live: true },
      { retry: { mode: "wait", wait: 1, stated: [1], scope: "ip" } },
      "blocks",
    ],
    ["a limit, whatever its author says", { live: true }, { retry: { mode: "backoff" } }, "blocks"],
    [
      "a trigger, whatever its author says",
      { live: true },
      { trigger: { errors: 5000, within: 1 } },
      "blocks",
    ],
    ["repetition, whatever its author says", { live: true, times: 2 }, {}, "repeats"],
    ["a task before it, whatever its author says", { live: true, after: "createTask" }, {}, "unsafe"],
  ])("%s", (_, probe, facts, want) => {
    const code = "ERROR_INVALID_TASK_DATA";
    const errors = shipped.contract.errors.map((error) =>
      error.code === code ? { ...error, ...facts } : error,
    );
    const probes = { codes: { [code]: [{ operation: "createTask", ...probe }] } };
    const plan = livePlan({ ...shipped.contract, errors }, probes);
    expect(plan.find((planned) => planned.probe.origin === "authored")?.skip).toBe(want);
  });

  it.each<[name: string, facts: (operation: Operation) => Partial<Operation>, probe: Partial<WrittenProbe>]>([
    ["a wrong key where none is asked for", () => ({ security: [] }), { credential: "wrong" }],
    ["no key where none is needed", () => ({ security: [[], ["clientKey"]] }), { credential: "missing" }],
    ["no body where none is needed", withOptionalBody, { rawBody: " " }],
  ])("is no sure failure: %s", (_, facts, probe) => {
    const { contract: usual } = shipped;
    const operations = usual.operations.map((operation) => ({ ...operation, ...facts(operation) }));
    const authored = { codes: { ERROR_BAD_REQUEST: [{ operation: "createTask", ...probe }] } };
    const plan = livePlan({ ...usual, operations }, authored);
    expect(plan.find((planned) => planned.probe.origin === "authored")?.skip).toBe("unsafe");
  });

  it("is a tenth of what brings a ban about at most, whatever is asked for", () => {
    expect(liveBudget(shipped.contract, 60)).toBe(60);
    expect(liveBudget(shipped.contract, 5000)).toBe(99);
  });

  it("needs no key where there is none", () => {
    const plan = livePlan(shipped.contract, shipped.probes, { hasKey: false });
    const sent = plan.filter(({ skip }) => skip === undefined).map(({ probe }) => probe.credential);
    expect(new Set(sent)).toEqual(new Set(["wrong"]));
  });
});

/* Whatever a contract and its probes are. */

const error: fc.Arbitrary<Partial<ContractError>> = fc.record(
  {
    billed: fc.boolean(),
    status: fc.constantFrom(400, 401, 403, 422, 429, 503),
    retry: fc.constantFrom<ContractError["retry"]>(
      { mode: "never" },
      { mode: "backoff" },
      { mode: "resubmit" },
      { mode: "wait", wait: 1, stated: [1], scope: "key" },
    ),
    trigger: fc.record({ errors: fc.integer({ min: 1, max: 2000 }), within: fc.constant(60_000) }),
  },
  { requiredKeys: [] },
);
const operation: fc.Arbitrary<Partial<Operation>> = fc.record(
  {
    method: fc.constantFrom("get", "post", "put", "delete", "patch"),
    idempotent: fc.boolean(),
    security: fc.constantFrom([], [[]], [["clientKey"]], [[], ["clientKey"]]),
  },
  { requiredKeys: [] },
);
const ids = shipped.contract.operations.map(({ id }) => id);
const codes = shipped.contract.errors.map(({ code }) => code);
const written: fc.Arbitrary<WrittenProbe> = fc.record(
  {
    operation: fc.constantFrom(...ids),
    credential: fc.constantFrom("wrong", "missing"),
    rawBody: fc.constantFrom("no JSON", "{}", ""),
    body: fc.constantFrom({ a: 1 }, null, []),
    times: fc.integer({ min: 1, max: 100 }),
    after: fc.constantFrom(...ids),
    live: fc.boolean(),
  },
  { requiredKeys: ["operation"] },
);
const probes: fc.Arbitrary<Probes> = fc.record({
  valid: fc.constant({ getTaskResult: { after: "createTask", body: { taskId: "{{/taskId}}" } } }),
  codes: fc.dictionary(fc.constantFrom(...codes), fc.array(written, { maxLength: 4 })),
});
const contract: fc.Arbitrary<Contract> = fc
  .tuple(
    fc.array(error, { minLength: codes.length, maxLength: codes.length }),
    fc.array(operation, { minLength: ids.length, maxLength: ids.length }),
  )
  .map(([errors, operations]) => ({
    ...shipped.contract,
    errors: shipped.contract.errors.map((one, index) => ({ ...one, ...errors[index] })),
    operations: shipped.contract.operations.map((one, index) => ({ ...one, ...operations[index] })),
  }));

describe("whatever the contract", () => {
  it("a live plan has nothing that is forbidden, and keeps to its budget", () => {
    fc.assert(
      fc.property(contract, probes, fc.integer({ min: 1, max: 80 }), (random, given, budget) => {
        const sent = livePlan(random, given, { budget }).filter(({ skip }) => skip === undefined);
        const forbidden = random.errors
          .filter(({ billed, retry, trigger }) => {
            return (
              billed === true || retry.mode === "wait" || retry.mode === "backoff" || trigger !== undefined
            );
          })
          .map(({ code }) => code);
        for (const { probe } of sent) {
          const { want, operation, origin, credential, rawBody, after, times, live } = probe;
          expect(typeof want === "string" ? [] : want.filter((code) => forbidden.includes(code))).toEqual([]);
          expect(times).toBe(1);
          expect(after === undefined || isSafe(after.operation)).toBe(true);
          const isBroken = rawBody === "no JSON" || rawBody === "";
          const isAllowed = credential !== "right" || isBroken || (live && origin === "authored");
          expect(isSafe(operation) || (want !== "success" && isAllowed)).toBe(true);
        }
        expect(sent.filter(({ probe }) => probe.credential !== "right").length).toBeLessThanOrEqual(3);
        const cost = sent.reduce((sum, { probe }) => sum + costOf(probe), 0);
        const triggers = random.errors.flatMap(({ trigger }) => (trigger ? [trigger.errors / 10] : []));
        expect(cost).toBeLessThanOrEqual(budget);
        for (const limit of triggers) expect(cost).toBeLessThan(limit);
      }),
    );
  });

  it.each<[method: Operation["method"], idempotent: boolean, want: boolean]>([
    ["get", true, true],
    ["get", false, false],
    ["post", true, true],
    ["post", false, false],
    ["put", true, false],
    ["delete", true, false],
    ["patch", true, false],
  ])("%s, idempotent %s: safe %s", (method, idempotent, want) => {
    const [first] = shipped.contract.operations;
    if (!first) throw new Error("no operation");
    expect(isSafe({ ...first, method, idempotent })).toBe(want);
  });
});
