import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, valueAt } from "../../scripts/load/json.js";
import { codeHeader, createContractMock } from "../../scripts/mock/contract-mock.js";
import type { Contract } from "../../scripts/model/contract.js";
import { codeHeader as shippedHeader } from "../../src/mock/index.js";
import { isApiError, isUnexpectedResponseError } from "../../src/runtime.js";
import { calls } from "./calls.js";
import { byStatus, contractIn, contractWith, jsonOf, serveMock } from "./served.js";
import { successErrors } from "./success-errors.js";

/* Whatever the mock answers, the client of the same contract reads as what was meant. */

const contracts = await Promise.all(
  Object.keys(calls).map(async (folder) => ({ folder, contract: await contractIn(folder) })),
);
const each = contracts.flatMap(({ folder, contract }) =>
  contract.operations.map((operation) => ({ folder, contract, operation, id: operation.id })),
);

async function callOf(
  folder: string,
  id: string,
  url: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const call = calls[folder]?.({ baseUrl: url, clientKey: "key-1", headers })[id];
  if (!call) throw new Error(`no call of ${id}`);
  return call();
}

describe.each(each)("$folder $id", ({ folder, contract, id }) => {
  it("succeeds", async () => {
    await using server = await serveMock(contract);
    const { error } = await callOf(folder, id, server.url);
    expect(error).toBeUndefined();
  });

  // Every code of the contract, not only the operation's own: whoever asks for one gets it.
  it.each(contract.errors)("fails with $code", async ({ code, status, params, texts }) => {
    await using server = await serveMock(contract);
    const { error } = await callOf(folder, id, server.url, { [codeHeader]: code });
    if (!isApiError(error)) throw error;
    expect([error.code, error.status]).toEqual([code, status]);
    expect(Object.keys(error.params)).toEqual(Object.keys(params));
    const values = new Map<string, unknown>(Object.entries(error.params));
    for (const [name, type] of Object.entries(params)) expect(values.get(name)).toBeTypeOf(type);
    const description = texts[contract.languages[0] ?? ""]?.description ?? "";
    expect(error.description).toBe(
      description.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values.get(name))),
    );
  });
});

// The ledger's codes are numbers.
describe.each(each.filter(({ folder }) => !folder.endsWith("ledger")))(
  "$folder $id",
  ({ folder, contract, id }) => {
    it("fails with a code of tomorrow", async () => {
      await using server = await serveMock(contract);
      const { error } = await callOf(folder, id, server.url, { [codeHeader]: "OF_TOMORROW" });
      if (!isApiError(error)) throw error;
      const said = contract.failures.unknown[contract.languages[0] ?? ""]?.description;
      expect([error.code, error.status, error.description]).toEqual(["OF_TOMORROW", 400, said]);
    });
  },
);

describe("a body", () => {
  it.each(each)("of $folder $id fits its schema", async ({ contract, operation }) => {
    const [wanted] = operation.returns.bodies;
    const { body, type, status } = await answerOf(contract, operation.path, operation.method);
    if (!wanted) return expect([status, body]).toEqual([204, ""]);
    expect([String(status), type?.split(";")[0]]).toEqual([wanted.status, wanted.type]);
    if (!wanted.type.endsWith("json")) return expect(body).not.toBe("");
    expect(successErrors(contract, operation, body)).toEqual([]);
  });
});

async function answerOf(contract: Contract, path: string, method: string, code?: string) {
  const headers = {
    authorization: "Bearer key-1",
    "x-api-key": "key-1",
    ...(code && { [codeHeader]: code }),
  };
  const bodies = new Map([
    ["/pets", ["application/json", '{"name":"Mun"}']],
    ["/entries", ["application/x-www-form-urlencoded", "amount=1"]],
    ["/pets/{petId}/photo", ["multipart/form-data; boundary=b", photoForm]],
  ]);
  const json = JSON.stringify({ clientKey: "key-1", task: { type: "AnyTask" }, taskId: "t" });
  const [type = "", body] = bodies.get(path) ?? ["application/json", json];
  const hasBody = method !== "get" && method !== "delete";
  const init: RequestInit = hasBody
    ? { headers: { ...headers, "content-type": type }, body: body ?? "" }
    : { headers };
  const url = `http://mock.invalid${path.replace(/\{\w+\}/g, "7")}`;
  const request = new Request(url, { method: method.toUpperCase(), ...init });
  const response = await createContractMock(contract, { key: "key-1" }).fetch(request);
  return {
    status: response.status,
    headers: response.headers,
    type: response.headers.get("content-type"),
    body: await response.text(),
  };
}

const photoForm =
  '--b\r\ncontent-disposition: form-data; name="photo"; filename="a.png"\r\n\r\npng\r\n--b--\r\n';

describe("a success", () => {
  const answers: [string, JsonObject, unknown][] = [
    [
      "the example of the media type",
      jsonOf({ type: "object" }, { example: { errorId: 0, a: 1 } }),
      { errorId: 0, a: 1 },
    ],
    [
      "the first of several examples that is none of a failure",
      jsonOf({}, { examples: { bad: { value: { errorId: 1 } }, good: { value: { errorId: 0, b: 2 } } } }),
      { errorId: 0, b: 2 },
    ],
    [
      "no example that does not fit",
      jsonOf({ required: ["b"], properties: { b: { type: "integer" } } }, { example: { errorId: 0 } }),
      { errorId: 0, b: 1 },
    ],
    [
      "what tells it from a failure",
      jsonOf({ type: "object", properties: { errorId: { type: "integer" } } }),
      { errorId: 0 },
    ],
    [
      "no words of failures",
      jsonOf({
        type: "object",
        properties: { errorCode: { type: "string" }, errorDescription: { type: "string" } },
      }),
      { errorId: 0 },
    ],
    [
      "the words of failures where it must",
      jsonOf({
        type: "object",
        required: ["errorCode"],
        properties: { errorCode: { type: "string", maxLength: 0 } },
      }),
      { errorCode: "", errorId: 0 },
    ],
    [
      "a body that is not described, because the envelope asks for one",
      { description: "Done." },
      { errorId: 0 },
    ],
  ];
  it.each(answers)("has %s", async (_, response, wanted) => {
    const contract = contractWith({ "GET /it": { responses: { "200": response } } });
    const { body } = await answerOf(contract, "/it", "get");
    expect(JSON.parse(body)).toEqual(wanted);
  });

  it.each<[string, JsonObject, number, string | null, string]>([
    ["nothing", { "204": { description: "Gone." } }, 204, null, ""],
    ["no body", { "200": { description: "Done." } }, 200, null, ""],
    ["the first success", { "404": {}, "202": {}, "200": {} }, 200, null, ""],
    ["any success", { "2XX": jsonOf({ const: 1 }) }, 200, "application/json; charset=utf-8", "1"],
    ["whatever it is", { default: jsonOf({ const: 1 }) }, 200, "application/json; charset=utf-8", "1"],
    ["text", { "200": media("text/plain") }, 200, "text/plain; charset=utf-8", "text"],
    ["text of any kind", { "200": media("text/*") }, 200, "text/plain; charset=utf-8", "text"],
    [
      "a table",
      { "200": media("text/csv", { example: "a,b\n1,2\n" }) },
      200,
      "text/csv; charset=utf-8",
      "a,b\n1,2\n",
    ],
    [
      "anything",
      { "200": media("*/*", { schema: { const: 1 } }) },
      200,
      "application/json; charset=utf-8",
      "1",
    ],
    [
      "JSON first",
      { "200": { content: { "text/plain": {}, "application/hal+json": { schema: { const: 1 } } } } },
      200,
      "application/hal+json; charset=utf-8",
      "1",
    ],
    [
      "events",
      { "200": media("text/event-stream", { schema: { properties: { a: { const: 1 } } } }) },
      200,
      "text/event-stream; charset=utf-8",
      'data: {"a":1}\n\n',
    ],
    [
      "lines",
      { "200": media("application/x-ndjson", { schema: { const: [1] } }) },
      200,
      "application/x-ndjson",
      "[1]\n",
    ],
    [
      "a form",
      {
        "200": media("application/x-www-form-urlencoded", { schema: { properties: { a: { const: "&" } } } }),
      },
      200,
      "application/x-www-form-urlencoded",
      "a=%26",
    ],
    [
      "markup",
      { "200": media("application/xml", { example: "<a/>" }) },
      200,
      "application/xml; charset=utf-8",
      "<a/>",
    ],
    [
      "markup that we cannot make",
      { "200": media("application/xml", { schema: { type: "object" } }) },
      200,
      "application/xml; charset=utf-8",
      "<example/>",
    ],
    [
      "a file",
      { "200": media("application/pdf", { schema: { type: "string", format: "binary" } }) },
      200,
      "application/pdf",
      "text",
    ],
  ])("is %s", async (_, responses, status, type, body) => {
    const contract = byStatus(contractWith({ "GET /it": { responses } }));
    expect(await answerOf(contract, "/it", "get")).toMatchObject({ status, type, body });
  });

  it("has the headers that are declared, but for the server's own", async () => {
    const headers = {
      Location: { schema: { type: "string", format: "uri" } },
      "X-Rate-Limit": { example: 60, schema: { type: "integer" } },
      "Retry-After": { schema: { type: "string" } },
      "X-Odd": { example: "chữ" },
      "Content-Encoding": { schema: { type: "string" } },
      "Transfer-Encoding": { example: "gzip" },
    };
    const contract = contractWith({ "GET /it": { responses: { "200": { description: "Done.", headers } } } });
    const answer = await answerOf(contract, "/it", "get");
    const names = [...Object.keys(headers), "Cache-Control"];
    expect(names.map((name) => answer.headers.get(name))).toEqual([
      "https://example.com/",
      "60",
      "1",
      null,
      null,
      null,
      "no-store",
    ]);
  });

  it("that cannot be made is no success, and says so", async () => {
    const contract = contractWith({ "GET /it": { responses: { "200": jsonOf({ not: {} }) } } });
    const { status, body } = await answerOf(contract, "/it", "get");
    expect([status, JSON.parse(body)]).toEqual([
      500,
      { message: "no example could be made for GET_it: write one in the description" },
    ]);
  });
});

function media(type: string, rest: JsonObject = {}): JsonObject {
  return { description: "Done.", content: { [type]: rest } };
}

describe("a failure", () => {
  const minimal = contractWith({ "GET /it": {} });

  async function failureOf(contract: Contract, code = "ERROR_DATA") {
    const { body, ...rest } = await answerOf(contract, "/it", "get", code);
    const parsed: unknown = body === "" ? undefined : JSON.parse(body);
    return { ...rest, body: parsed };
  }

  it.each<[string, Contract["envelope"], JsonObject, Record<string, string>]>([
    [
      "a value that is none of a success",
      minimal.envelope,
      { errorId: {}, errorCode: "ERROR_DATA", errorDescription: "Dữ liệu sai: detail" },
      {},
    ],
    [
      "a flag",
      { failure: { pointer: "/ok", is: false }, code: { pointer: "/why/0" }, mediaType: "application/json" },
      { ok: false, why: { 0: "ERROR_DATA" } },
      {},
    ],
    [
      "something that is there, and a header",
      {
        failure: { pointer: "/error" },
        code: { header: "X-Code", prefix: "E-" },
        description: { header: "X-Text" },
        mediaType: "text/json",
      },
      { error: {} },
      { "x-code": "E-ERROR_DATA" },
    ],
    [
      "parameters in a place of their own",
      { code: { pointer: "/a~1b/code" }, params: "/a~1b/with", mediaType: "application/problem+json" },
      { "a/b": { with: { detail: "detail" }, code: "ERROR_DATA" } },
      { "content-type": "application/problem+json; charset=utf-8" },
    ],
  ])("is told by %s", async (_, envelope, body, headers) => {
    const statuses = minimal.statuses.map(({ errorId: _, ...status }) => status);
    const answer = await failureOf({ ...minimal, envelope, statuses });
    expect(answer.body).toEqual(body);
    for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value);
  });

  it("has what the author asks for besides", async () => {
    const schema = {
      type: "object",
      required: ["requestId", "errorCode"],
      properties: {
        requestId: { type: "string", format: "uuid" },
        errorCode: { type: "string" },
        help: { type: "string", const: "Hãy hỏi" },
      },
    };
    const headers = { "Retry-After": { schema: { type: "integer", minimum: 30 } } };
    const responses = { "400": { ...jsonOf(schema), headers } };
    const { body, headers: received } = await failureOf(
      contractWith({ "GET /it": { responses } }),
      "ERROR_RATE",
    );
    expect(body).toEqual({
      requestId: "3fa85f64-5717-4562-b3fc-000000000001",
      errorCode: "ERROR_RATE",
      help: "Hãy hỏi",
      errorId: 1,
      errorDescription: "Quá nhanh",
    });
    expect(received.get("retry-after")).toBe("30");
  });

  it.each<[name: string, responses: JsonObject, codes: string[]]>([
    ["of another status", { "404": jsonOf(titled()) }, ["ERROR_DATA"]],
    ["of all the others", { "404": { description: "Gone." }, default: jsonOf(titled()) }, ["ERROR_DATA"]],
    ["of all, for a code of another operation", { default: jsonOf(titled()) }, ["ERROR_RATE"]],
    ["of a status that only one code has", { "404": jsonOf(titled("ERROR_GONE")) }, []],
  ])("has what the author asks for %s", async (_, responses, codes) => {
    const contract = contractWith({ "GET /it": { responses, "x-error-codes": codes }, "GET /all": {} });
    const { body } = await failureOf(contract);
    expect(body).toMatchObject({ errorCode: "ERROR_DATA", errorDescription: "Dữ liệu sai: detail" });
    expect(valueAt(JSON.parse(JSON.stringify(body)), "/title")).toBe(
      codes.length > 0 ? "Không được" : undefined,
    );
  });

  it("has no hint how long to wait that the contract does not give", async () => {
    expect((await failureOf(minimal, "ERROR_RATE")).headers.get("retry-after")).toBeNull();
  });

  it.each([
    ["en", "Bad data: detail"],
    ["vi", "Dữ liệu sai: detail"],
    ["fr", "Dữ liệu sai: detail"],
  ])("is described in %s", async (language, wanted) => {
    const mock = createContractMock(minimal, { key: "key-1", language, fail: "ERROR_DATA" });
    const response = await mock.fetch(new Request("http://mock.invalid/it"));
    expect(valueAt(await response.json(), "/errorDescription")).toBe(wanted);
  });

  it.each(["OF_TOMORROW", "constructor", "__proto__", '"}{', "{{detail}}", "0"])(
    "may have a code that no client knows: %s",
    async (code) => {
      expect((await failureOf(minimal, code)).body).toEqual({
        errorId: 1,
        errorCode: code,
        errorDescription: "Unknown",
      });
    },
  );

  it("cannot have a code that is no number, where codes are", async () => {
    const numbers = {
      ...minimal,
      envelope: { ...minimal.envelope, code: { pointer: "/code", type: "number" as const } },
    };
    expect((await failureOf(numbers, "4711")).body).toMatchObject({ code: 4711 });
    expect(await failureOf(numbers, "NaN")).toMatchObject({
      status: 400,
      body: { message: "the codes of this contract are numbers" },
    });
  });

  it("comes to every call with the option, unless the header names another", async () => {
    await using server = await serveMock(minimal, { fail: "ERROR_RATE" });
    const codes = [{}, { [codeHeader]: "" }, { [codeHeader]: "ERROR_DATA" }].map(async (headers) => {
      const body = await (await fetch(`${server.url}/it`, { headers })).json();
      return isJsonObject(body) && body["errorCode"];
    });
    expect(await Promise.all(codes)).toEqual(["ERROR_RATE", "ERROR_RATE", "ERROR_DATA"]);
  });
});

it("has the header of the other mock", () => {
  expect(codeHeader).toBe(shippedHeader);
});

it("gives a client nothing to believe where the catalog has no code", async () => {
  const contract = await contractIn("test/foreign/petshop");
  await using server = await serveMock(contract, { key: "another" });
  const { error } = await callOf("test/foreign/petshop", "getPet", server.url);
  expect(isUnexpectedResponseError(error)).toBe(true);
});

/** A schema of failures that asks for more than the envelope does. */
function titled(...codes: string[]): JsonObject {
  const errorCode = codes.length > 0 ? { type: "string", enum: codes } : { type: "string" };
  const title = { type: "string", const: "Không được" };
  return { type: "object", required: ["title"], properties: { title, errorCode } };
}
