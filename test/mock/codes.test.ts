import { describe, expect, it } from "vitest";
import { ErrorCode } from "../../generated/codes.js";
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { codeHeader, createMock } from "../../src/mock/index.js";
import { call, send } from "./call.js";

/** Written out, so that a change of the contract shows here. `…` stands for a detail that nobody gave. */
const wanted: [code: ErrorCode, status: number, vi: string, en: string][] = [
  [
    "ERROR_SERVICE_UNAVALIABLE",
    400,
    "Dịch vụ tạm thời không khả dụng",
    "The service is temporarily unavailable",
  ],
  ["ERROR_RATE_LIMIT", 400, "Tần suất/Giới hạn tốc độ yêu cầu", "Request frequency/rate limit"],
  ["ERROR_INVALID_TASK_DATA", 400, "dữ liệu tác vụ không hợp lệ: …", "invalid task data: …"],
  ["ERROR_BAD_REQUEST", 400, "Yêu cầu lỗi", "Bad request"],
  [
    "ERROR_TASKID_INVALID",
    400,
    "ID tác vụ không tồn tại hoặc không hợp lệ",
    "The task ID does not exist or is invalid",
  ],
  ["ERROR_TASK_TIMEOUT", 400, "Tác vụ đã hết thời gian", "The task timed out"],
  ["ERROR_SETTLEMENT_FAILED", 400, "Thanh toán điểm nhiệm vụ thất bại", "Settlement of task points failed"],
  ["ERROR_KEY_DENIED_ACCESS", 401, "Khóa tài khoản sai", "Wrong account key"],
  ["ERROR_ZERO_BALANCE", 400, "Số dư tài khoản không đủ", "Insufficient account balance"],
  ["ERROR_TASK_NOT_SUPPORTED", 400, "Loại tác vụ không được hỗ trợ", "The task type is not supported"],
  ["ERROR_CAPTCHA_UNSOLVABLE", 400, "Captcha không được nhận diện", "The captcha was not recognized"],
  ["ERROR_UNKNOWN_QUESTION", 400, "Sai ID câu hỏi", "Wrong question ID"],
  [
    "ERROR_PROXY_BANNED",
    400,
    "IP proxy bị dịch vụ mục tiêu cấm",
    "The proxy IP is banned by the target service",
  ],
  [
    "ERROR_INVALID_IMAGE",
    400,
    "Kích thước hình ảnh không đáp ứng yêu cầu",
    "The image size does not meet the requirements",
  ],
  ["ERROR_PARSE_IMAGE_FAIL", 400, "Phân tích hình ảnh thất bại", "Parsing the image failed"],
  ["ERROR_IP_BANNED", 400, "IP của bạn đã bị chặn trong 10 phút", "Your IP has been blocked for 10 minutes"],
  [
    "ERROR_KEY_TEMP_BLOCKED",
    400,
    "Do quá nhiều yêu cầu lỗi đã bị chặn",
    "Blocked because of too many faulty requests",
  ],
];

it("knows every code of the contract", () => {
  expect(wanted.map(([code]) => code)).toEqual(Object.values(ErrorCode));
});

describe.each(wanted)("%s", (code, status, inVietnamese, inEnglish) => {
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
