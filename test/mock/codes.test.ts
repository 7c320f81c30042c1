import { describe, expect, it } from "vitest";
import catalog from "../../generated/catalog.json" with { type: "json" };
import type { ErrorCode } from "../../generated/codes.js";
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { codeHeader, createMock } from "../../src/mock/index.js";
import { call, send } from "./call.js";

/** `…` stands for a detail that nobody gave. */
const wanted = catalog.errors.map(({ code, status, texts }) => ({
  code: code as ErrorCode,
  status,
  inVietnamese: texts.vi.description.text.replace("{{detail}}", "…"),
  inEnglish: texts.en.description.text.replace("{{detail}}", "…"),
}));

describe.each(wanted)("$code", ({ code, status, inVietnamese, inEnglish }) => {
  const answer = (errorDescription: string) => ({
    status,
    body: { errorId: 1, errorCode: code, errorDescription },
  });

  it("comes on demand, in Vietnamese by default", async () => {
    const mock = createMock();
    mock.failNext(code);
    expect(await call(mock, "getBalance")).toEqual(answer(inVietnamese));
    expect((await call(mock, "getBalance")).status).toBe(200);
  });

  it("comes in English", async () => {
    const mock = createMock({ locale: en });
    mock.failNext(code);
    expect(await call(mock, "createTask")).toEqual(answer(inEnglish));
  });

  it("comes to a request that names it in the header", async () => {
    const mock = createMock({ locale: vi });
    expect(await call(mock, "getTaskResult", {}, { [codeHeader]: code })).toEqual(answer(inVietnamese));
    expect(mock.requests).toEqual([{ operation: "getTaskResult", status, code }]);
  });
});

describe("the header", () => {
  const unknown = ["ERROR_OF_THE_FUTURE", "constructor", "__proto__", "toString", '"}{', "0"];

  it.each(unknown)("brings a code that no client knows: %s", async (code) => {
    expect(await call(createMock({ locale: en }), "getBalance", {}, { [codeHeader]: code })).toEqual({
      status: 400,
      body: { errorId: 1, errorCode: code, errorDescription: en.failures.unknown.description },
    });
  });

  it("counts before the key, the body and the method", async () => {
    const answer = await send(createMock(), "getBalance", { headers: { [codeHeader]: "ERROR_RATE_LIMIT" } });
    expect(answer.body["errorCode"]).toBe("ERROR_RATE_LIMIT");
  });

  it("is not there when it is empty", async () => {
    expect((await call(createMock(), "getBalance", {}, { [codeHeader]: "" })).status).toBe(200);
  });
});

describe("failNext", () => {
  it("fails as many calls as it is told to", async () => {
    const mock = createMock();
    mock.failNext("ERROR_RATE_LIMIT", { times: 2 });
    const codes = [];
    for (const _ of "abc") codes.push((await call(mock, "getBalance")).body["errorCode"]);
    expect(codes).toEqual(["ERROR_RATE_LIMIT", "ERROR_RATE_LIMIT", undefined]);
  });

  it("fails the calls of one operation, and leaves the others alone", async () => {
    const mock = createMock();
    mock.failNext("ERROR_TASK_TIMEOUT", { operation: "getTaskResult" });
    expect((await call(mock, "getBalance")).status).toBe(200);
    expect((await call(mock, "getTaskResult")).body["errorCode"]).toBe("ERROR_TASK_TIMEOUT");
  });

  it("keeps the order in which it was called", async () => {
    const mock = createMock();
    mock.failNext("ERROR_RATE_LIMIT");
    mock.failNext("ERROR_IP_BANNED");
    expect((await call(mock, "getBalance")).body["errorCode"]).toBe("ERROR_RATE_LIMIT");
    expect((await call(mock, "getBalance")).body["errorCode"]).toBe("ERROR_IP_BANNED");
  });

  it("puts the detail into the description as it is", async () => {
    const mock = createMock({ locale: en });
    mock.failNext("ERROR_INVALID_TASK_DATA", { detail: "$& $1 {{detail}} <b>" });
    const { body } = await call(mock, "createTask");
    expect(body["errorDescription"]).toBe("invalid task data: $& $1 {{detail}} <b>");
  });

  it("has no effect on the account", async () => {
    const mock = createMock();
    mock.failNext("ERROR_SETTLEMENT_FAILED");
    await call(mock, "createTask", { task: { type: "AnyTask" } });
    expect(mock.balance).toBe(10);
  });
});

describe("failAlways", () => {
  it("fails every call until it is ended, after what is planned", async () => {
    const mock = createMock();
    mock.failAlways("ERROR_SERVICE_UNAVALIABLE");
    mock.failNext("ERROR_RATE_LIMIT");
    const codes = [];
    for (const _ of "abc") codes.push((await call(mock, "getBalance")).body["errorCode"]);
    expect(codes).toEqual(["ERROR_RATE_LIMIT", "ERROR_SERVICE_UNAVALIABLE", "ERROR_SERVICE_UNAVALIABLE"]);
    mock.failAlways(undefined);
    expect((await call(mock, "getBalance")).status).toBe(200);
  });
});
