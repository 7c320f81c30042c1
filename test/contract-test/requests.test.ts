import { describe, expect, it } from "vitest";
import { requestOf, wrongKey } from "../../scripts/contract-test/build-request.js";
import { mergePatch } from "../../scripts/contract-test/merge-patch.js";
import { planProbes } from "../../scripts/contract-test/plan.js";
import type { Probe } from "../../scripts/contract-test/probe.js";
import { runtimeContract } from "../../scripts/contract-test/runtime-contract.js";
import type { Probes } from "../../scripts/model/probes-format.js";
import { answer, startLoopback } from "../support/loopback.js";
import { key, planOptions, projectContract, runAgainst } from "./shipped.js";

const shipped = await projectContract();
const petshop = await projectContract("test/foreign/petshop/");
const ledger = await projectContract("test/foreign/ledger/");

/** What is sent for the first probe that is written for `code`. */
async function sentFor(api: typeof shipped, code: string, probes = api.probes, filled = {}) {
  const plan = planProbes(api.contract, probes, { ...planOptions, codes: [code] });
  const probe = plan.map((planned): Probe => planned.probe).find(({ origin }) => origin === "authored");
  if (!probe) throw new Error(`nothing is written for ${code}`);
  const address = { baseUrl: "http://127.0.0.1/v1/", key };
  const request = await requestOf(runtimeContract(api.contract), probe, address, filled);
  const { method, url, headers } = request;
  return { method, url, body: await request.text(), headers: Object.fromEntries(headers) };
}

describe("a request", () => {
  it("differs from a valid one by what is written", async () => {
    expect(await sentFor(shipped, "ERROR_PARSE_IMAGE_FAIL")).toMatchObject({
      method: "POST",
      url: "http://127.0.0.1/v1/createTask",
      body: JSON.stringify({ task: { type: "ImageToTextTask", body: "no base64!" }, clientKey: key }),
    });
  });

  it("has the key where the contract says, or another", async () => {
    const wrong = await sentFor(shipped, "ERROR_KEY_DENIED_ACCESS");
    expect(JSON.parse(wrong.body)).toMatchObject({ clientKey: wrongKey });
    expect((await sentFor(ledger, "1004")).headers).toMatchObject({ "x-api-key": key });
    expect((await sentFor(petshop, "no-such-pet")).headers).toMatchObject({ authorization: `Bearer ${key}` });
  });

  it("fills in what an answer had, with its type", async () => {
    const probes: Probes = {
      codes: {
        ERROR_TASKID_INVALID: [
          {
            operation: "getTaskResult",
            after: "createTask",
            headers: { "x-parts": "a {{/taskId}} b" },
            body: { taskId: "{{/taskId}}", other: "{{/gone}}" },
          },
        ],
      },
    };
    const { body, headers } = await sentFor(shipped, "ERROR_TASKID_INVALID", probes, { taskId: 7 });
    expect(JSON.parse(body)).toEqual({ taskId: 7, other: "{{/gone}}", clientKey: key });
    expect(headers).toMatchObject({ "x-parts": "a 7 b" });
  });

  it("is as long as it must be: what may be left out is left out", async () => {
    const { body } = await sentFor(shipped, "ERROR_ZERO_BALANCE", {
      codes: { ERROR_ZERO_BALANCE: [{ operation: "createTask" }] },
    });
    expect(Object.keys(JSON.parse(body)).sort()).toEqual(["clientKey", "task"]);
  });

  it("comes as often as is said, until the code comes", async () => {
    let asked = 0;
    const zero = { errorId: 1, errorCode: "ERROR_ZERO_BALANCE", errorDescription: "" };
    await using server = await startLoopback((request, response, body) => {
      asked++;
      const good = { errorId: 0, taskId: "t", status: "ready", solution: {} };
      (asked < 4 ? answer(200, good) : answer(400, zero))(request, response, body);
    });
    const { rows, requests } = await runAgainst(server.url, shipped, { codes: ["ERROR_ZERO_BALANCE"] });
    expect([requests, rows.flatMap(({ findings }) => findings)]).toEqual([4, []]);
  });

  it("is not sent where the answer before it asks to wait", async () => {
    const created = { errorId: 0, taskId: "t", status: "ready", solution: {} };
    await using server = await startLoopback(answer(200, created, { "retry-after": "5" }));
    const probes: Probes = {
      valid: { createTask: {}, getTaskResult: { after: "createTask", body: { taskId: "{{/taskId}}" } } },
    };
    const options = { operations: ["getTaskResult"] };
    const { rows, stoppedBy } = await runAgainst(server.url, { ...shipped, probes }, options);
    expect(server.received.map(({ path }) => path)).toEqual(["/createTask"]);
    expect([rows[0]?.skip, stoppedBy]).toEqual(["stopped", "HTTP 200"]);
  });

  it("says what is wrong with each of its answers", async () => {
    const created = { errorId: 0, taskId: 7 };
    await using server = await startLoopback(answer(200, created));
    const probes: Probes = { codes: { ERROR_ZERO_BALANCE: [{ operation: "createTask", times: 3 }] } };
    const options = { codes: ["ERROR_ZERO_BALANCE"] };
    const { rows } = await runAgainst(server.url, { ...shipped, probes }, options);
    const kinds = rows.flatMap(({ findings }) => findings.map(({ kind }) => kind));
    expect(kinds).toEqual(["outside-schema", "outside-schema", "outside-schema", "unexpected-answer"]);
  });

  it("that cannot be written is not sent, and the key is in nothing that is said", async () => {
    await using server = await startLoopback(answer(200, {}));
    const { rows } = await runAgainst(server.url, petshop, { codes: ["no-such-pet"] }, { key: `a\n${key}` });
    expect(new Set(rows.map(({ skip }) => skip))).toEqual(new Set(["unsendable"]));
    expect([server.received.length, JSON.stringify(rows).includes(key)]).toEqual([0, false]);
  });

  it("comes no sooner after the last than the pace allows", async () => {
    const times: number[] = [];
    await using server = await startLoopback((...call) => {
      times.push(performance.now());
      answer(200, { errorId: 0, balance: 1, packages: [] })(...call);
    });
    await runAgainst(server.url, shipped, { operations: ["getBalance"], budget: 3 }, { pace: 40 });
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps).toHaveLength(2);
    // Timers may fire a little early.
    for (const gap of gaps) expect(gap).toBeGreaterThan(35);
  });
});

describe("a merge patch", () => {
  it.each([
    [{ a: 1 }, { a: 2 }, { a: 2 }],
    [{ a: 1, b: 2 }, { a: null }, { b: 2 }],
    [{ a: { b: 1, c: 2 } }, { a: { b: null } }, { a: { c: 2 } }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{ a: 1 }, [null], [null]],
    [[1], { a: null, b: { c: null } }, { b: {} }],
    ["text", { a: "b" }, { a: "b" }],
    [{ a: 1 }, "text", "text"],
  ])("%j with %j is %j", (target, patch, want) => {
    expect(mergePatch(target, patch)).toEqual(want);
  });
});
