import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type OperationId, operationErrorCodes, operations } from "../../generated/operations.js";
import { createMock } from "../../src/mock/index.js";
import { address, call, read, send } from "./call.js";

const operationIds: readonly OperationId[] = ["createTask", "getTaskResult", "getBalance"];

describe("the key", () => {
  it.each([[undefined], ["wrong"], [""], [null], [["demo-key"]]])("%j is refused", async (clientKey) => {
    for (const operation of operationIds) {
      const { status, body } = await call(createMock(), operation, { clientKey });
      expect([status, body["errorCode"]]).toEqual([401, "ERROR_KEY_DENIED_ACCESS"]);
    }
  });

  it("is the one that was asked for", async () => {
    const mock = createMock({ clientKey: "another" });
    expect((await call(mock, "getBalance", { clientKey: "another" })).status).toBe(200);
    expect((await call(mock, "getBalance")).status).toBe(401);
  });

  it("is kept nowhere", async () => {
    const mock = createMock();
    const answers = [
      await call(mock, "getBalance", { clientKey: "a-wrong-secret" }),
      await call(mock, "createTask", { task: { type: 1 } }),
      await call(mock, "getBalance"),
    ];
    const shown = JSON.stringify([mock, mock.requests, answers]);
    expect(shown).not.toContain("a-wrong-secret");
    expect(shown).not.toContain("demo-key");
  });
});

describe("a request outside the contract", () => {
  it.each([[""], ["{"], ["null"], ["[]"], ['"text"'], ["1"], ["clientKey=demo-key"]])(
    "with the body %j is bad",
    async (body) => {
      for (const operation of operationIds) {
        const answer = await send(createMock(), operation, { method: "POST", body });
        expect([answer.status, answer.body["errorCode"]]).toEqual([400, "ERROR_BAD_REQUEST"]);
      }
    },
  );

  it.each([
    ["GET", null],
    ["PUT", '{"clientKey":"demo-key"}'],
    ["DELETE", '{"clientKey":"demo-key"}'],
  ])("with the method %s is bad", async (method, body) => {
    const answer = await send(createMock(), "getBalance", { method, body });
    expect([answer.status, answer.body["errorCode"]]).toEqual([400, "ERROR_BAD_REQUEST"]);
  });

  it.each(["/", "/nope", "/getBalance/", "/getbalance", "/constructor"])(
    "to %s gets no envelope",
    async (path) => {
      const mock = createMock();
      mock.failAlways("ERROR_RATE_LIMIT");
      const { status, body } = await read(await mock.fetch(`http://mock.invalid${path}`, { method: "POST" }));
      expect([status, Object.keys(body)]).toEqual([404, ["message"]]);
      expect(mock.requests).toEqual([]);
    },
  );

  it("gets a code that its operation can return, whatever it holds", async () => {
    const key = fc.constantFrom("task", "taskId", "type", "body", "__proto__", "constructor");
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()));
    const content = fc.dictionary(key, value, { noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operationIds), content, async (operation, written) => {
        const text = JSON.stringify(written);
        const body = text === "{}" ? text : `{"clientKey":"demo-key",${text.slice(1)}`;
        const answer = await send(createMock({ balance: 1e6 }), operation, { method: "POST", body });
        const codes: readonly unknown[] = operationErrorCodes[operation];
        if (answer.status === 200) expect(answer.body["errorId"]).toBe(0);
        else expect(codes).toContain(answer.body["errorCode"]);
      }),
    );
  });
});

describe("fetch", () => {
  const init = { method: "POST", body: '{"clientKey":"demo-key"}' };

  it("takes what the global fetch takes, and needs no this", async () => {
    const { fetch } = createMock();
    const asGlobal: typeof globalThis.fetch = fetch;
    const url = address("getBalance");
    const responses = [
      await asGlobal(url, init),
      await asGlobal(new URL(url), init),
      await asGlobal(new Request(url, init)),
      await asGlobal(new Request(url), init),
    ];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it("answers at any base URL", async () => {
    const { path } = operations.getBalance;
    const response = await createMock().fetch(`https://api.example.com/v2${path}?query#hash`, init);
    expect(response.status).toBe(200);
  });

  it("says what the answer is, and that it is not to be kept", async () => {
    const { headers } = await createMock().fetch(address("getBalance"), init);
    expect(Object.fromEntries(headers)).toEqual({
      "access-control-allow-origin": "*",
      "cache-control": "no-store",
      "content-type": "application/json; charset=utf-8",
    });
  });

  it("lets a page of another origin call", async () => {
    const mock = createMock();
    mock.failAlways("ERROR_RATE_LIMIT");
    const headers = { "access-control-request-headers": "content-type,maloi-code" };
    const response = await mock.fetch(address("getBalance"), { method: "OPTIONS", headers });
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type,maloi-code",
    });
    expect(mock.requests).toEqual([]);
  });

  it("does nothing for somebody who has already given up", async () => {
    const mock = createMock();
    const sent = mock.fetch(address("getBalance"), { ...init, signal: AbortSignal.abort("enough") });
    await expect(sent).rejects.toBe("enough");
    expect(mock.requests).toEqual([]);
  });
});

describe("latency", () => {
  const task = { type: "AnyTask" };
  const body = JSON.stringify({ clientKey: "demo-key", task });
  afterEach(() => void vi.useRealTimers());

  it("keeps the answer back", async () => {
    vi.useFakeTimers();
    const mock = createMock({ latency: 500 });
    let answered = false;
    const sent = call(mock, "getBalance").then(() => {
      answered = true;
    });
    await vi.advanceTimersByTimeAsync(499);
    expect(answered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await sent;
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([500, Number.POSITIVE_INFINITY])("of %d ends when the caller gives up", async (latency) => {
    vi.useFakeTimers();
    const mock = createMock({ latency });
    const caller = new AbortController();
    const sent = send(mock, "createTask", { method: "POST", body, signal: caller.signal });
    const refused = expect(sent).rejects.toBe("enough");
    await vi.advanceTimersByTimeAsync(499);
    caller.abort("enough");
    await refused;
    // The request had its effect: that is what makes a timeout ambiguous.
    expect(mock.balance).toBe(9);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the record", () => {
  it("has the calls of operations in order, until it is reset", async () => {
    const mock = createMock({ balance: 1 });
    const task = { type: "AnyTask" };
    const { taskId } = (await call(mock, "createTask", { task })).body;
    await call(mock, "createTask", { task });
    await call(mock, "getBalance", { clientKey: "wrong" });
    expect(mock.requests).toEqual([
      { operation: "createTask", status: 200 },
      { operation: "createTask", status: 400, code: "ERROR_ZERO_BALANCE" },
      { operation: "getBalance", status: 401, code: "ERROR_KEY_DENIED_ACCESS" },
    ]);
    mock.failAlways("ERROR_RATE_LIMIT");
    mock.failNext("ERROR_IP_BANNED");
    mock.reset();
    expect([mock.requests, mock.balance]).toEqual([[], 1]);
    const { body } = await call(mock, "getTaskResult", { taskId });
    expect(body["errorCode"]).toBe("ERROR_TASKID_INVALID");
  });

  it("is each mock's own", async () => {
    const [one, other] = [createMock(), createMock()];
    one.failAlways("ERROR_RATE_LIMIT");
    expect((await call(other, "getBalance")).status).toBe(200);
    expect(one.requests).toEqual([]);
  });
});
