import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vi } from "../../generated/locales/vi.js";
import {
  type ApiError,
  CooldownError,
  createClient,
  errorFromJSON,
  isApiError,
  isMaloiError,
  type MaloiError,
  NetworkError,
  TimeoutError,
  UnexpectedResponseError,
} from "../../src/index.js";

const docsUrl = "https://docs.example.com/{code}";

async function failureWith(body: unknown, headers: Record<string, string> = {}): Promise<MaloiError> {
  const fetch = async () => new Response(JSON.stringify(body), { headers });
  const api = createClient({ baseUrl: "http://h", clientKey: "k", maxRetries: 0, fetch, docsUrl });
  const { error } = await api.safe.getBalance();
  if (!error) throw new Error("it succeeded");
  return error;
}

const refused = (errorCode: string, errorDescription = "") => ({ errorId: 1, errorCode, errorDescription });

const errors: readonly [string, () => MaloiError | Promise<MaloiError>][] = [
  ["a code", () => failureWith(refused("ERROR_ZERO_BALANCE"))],
  ["parameters", () => failureWith(refused("ERROR_INVALID_TASK_DATA", "Dữ liệu tác vụ sai, ảnh hỏng"))],
  ["an unknown code", () => failureWith(refused("ERROR_OF_THE_FUTURE", "sorry"))],
  ["a hint", () => failureWith(refused("ERROR_RATE_LIMIT"), { "retry-after": "7" })],
  ["a block", () => failureWith(refused("ERROR_IP_BANNED"))],
  ["an unexpected answer", () => failureWith(null)],
  [
    "a cool-down",
    () => new CooldownError("op", { code: "ERROR_IP_BANNED", scope: "ip", reason: "guard", until: 5 }),
  ],
  ["a lost connection", () => new NetworkError("op", new Error("reset"))],
  ["no connection", () => new NetworkError("op", Object.assign(new Error("no"), { code: "ECONNREFUSED" }))],
  ["a timeout", () => new TimeoutError("op", 30)],
  [
    "a cut answer",
    () => new UnexpectedResponseError("op", { status: 200, reason: "r", body: "b", unreadable: true }),
  ],
];

const ways: readonly [string, (json: object) => unknown][] = [
  ["a clone", (json) => structuredClone(json)],
  ["JSON", (json) => JSON.parse(JSON.stringify(json))],
];

describe.each(ways)("through %s", (_, pass) => {
  it.each(errors)("%s stays what it is", async (__, make) => {
    const error = await make();
    const again = errorFromJSON(pass(error.toJSON()));
    expect(again).toBeInstanceOf(error.constructor);
    expect(isMaloiError(again)).toBe(true);
    expect(again?.toJSON()).toEqual(error.toJSON());
    expect(again?.message).toBe(error.message);
    expect([again?.retryable, again?.retryAt, again?.docsUrl]).toEqual([
      error.retryable,
      error.retryAt,
      error.docsUrl,
    ]);
    expect(again?.describe(vi)).toEqual(error.describe(vi));
  });
});

it("narrows as the error itself does", async () => {
  const { error } = { error: await failureWith(refused("ERROR_INVALID_TASK_DATA", "x")) };
  const again: unknown = errorFromJSON(structuredClone(error.toJSON()));
  expect(isApiError(again, "ERROR_INVALID_TASK_DATA") && again.params).toEqual((error as ApiError).params);
});

it.each([
  ["nothing", undefined],
  ["null", null],
  ["text", "ApiError"],
  ["an array", []],
  ["another error", { name: "TypeError", operation: "op" }],
  ["no operation", { name: "TimeoutError", timeout: 3 }],
  ["no code", { name: "ApiError", operation: "op", retry: "never" }],
  ["no advice", { name: "ApiError", operation: "op", code: "C" }],
  [
    "no time",
    { name: "CooldownError", operation: "op", code: "C", scope: "ip", reason: "guard", until: "never" },
  ],
  ["what objects inherit", { name: "constructor", operation: "op" }],
])("%s is no error", (_, value) => {
  expect(errorFromJSON(value)).toBeUndefined();
});

it("makes an error or none of anything", () => {
  const value = fc.anything({ withDate: true, withNullPrototype: true });
  const names = fc.constantFrom(
    "ApiError",
    "CooldownError",
    "NetworkError",
    "TimeoutError",
    "UnexpectedResponseError",
  );
  const like = fc.record({
    name: names,
    operation: fc.string(),
    code: fc.string(),
    retry: value,
    params: value,
    retryAt: value,
    until: value,
    scope: value,
    status: value,
    timeout: value,
    body: value,
    docsUrl: value,
  });
  fc.assert(
    fc.property(fc.oneof(value, like), (json) => {
      const error = errorFromJSON(json);
      if (error) expect(typeof error.describe(vi).description).toBe("string");
    }),
  );
});
