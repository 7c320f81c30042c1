import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/load/json.js";
import { createContractMock } from "../../scripts/mock/contract-mock.js";
import { longestBody } from "../../scripts/mock/request-body.js";
import type { Contract, ContractError } from "../../scripts/model/contract.js";
import { byStatus, contractWith, serveMock } from "./served.js";

/* What is wrong about requests, and what comes of it. */

const item = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string" },
    count: { type: "integer" },
    id: { type: "string", readOnly: true },
  },
};
const operations = {
  "POST /json": { requestBody: { required: true, content: { "application/json": { schema: item } } } },
  "POST /maybe": { requestBody: { content: { "application/json": { schema: item } } } },
  "POST /form": {
    requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema: item } } },
  },
  "POST /file": { requestBody: { required: true, content: { "application/pdf": {} } } },
  "GET /open": { security: [] },
};
const [data] = contractWith(operations).errors.filter(({ code }) => code === "ERROR_DATA");

/** A contract with these codes, which every operation can return. */
function contractOfCodes(
  codes: Readonly<Record<string, Partial<ContractError>>>,
  rest: JsonObject = {},
): Contract {
  const contract = contractWith(operations, rest);
  const errors = Object.entries(codes).map(([code, facts]): ContractError => {
    if (!data) throw new Error("the minimal contract has lost its code");
    return { ...data, code, operations: contract.operations.map(({ id }) => id), ...facts };
  });
  const listed = contract.operations.map((operation) => ({
    ...operation,
    codes: errors.filter((error) => error.operations.includes(operation.id)).map(({ code }) => code),
  }));
  return { ...contract, errors, operations: listed };
}

async function codeOf(contract: Contract, path: string, init: RequestInit = {}) {
  const { fetch } = createContractMock(contract, { key: "key:1" });
  const response = await fetch(new Request(`http://mock.invalid${path}`, init));
  const body: unknown = JSON.parse((await response.text()) || "null");
  const code = typeof body === "object" && body !== null && "errorCode" in body ? body.errorCode : undefined;
  return { status: response.status, code, body };
}

const json = (body: string): RequestInit => ({
  method: "POST",
  body,
  headers: { "content-type": "application/json" },
});
const form = (body: string): RequestInit => ({ method: "POST", body: new URLSearchParams(body) });

describe("a body", () => {
  const contract = contractOfCodes({ ERROR_DATA: {} });

  it.each<[string, RequestInit, string]>([
    ["/json", json('{"name":"a"}'), "done"],
    ["/json", { method: "POST", body: '{"name":"a"}' }, "done"],
    ["/json", json('{"name":"a","id":7}'), "done"],
    ["/json", json("{"), "the body is no JSON"],
    ["/json", json(""), "the body is missing"],
    ["/json", json("null"), "the body must be object"],
    ["/json", json("{}"), "the body must have required property 'name'"],
    ["/json", json('{"name":1}'), "/name must be string"],
    ["/json", json('{"name":"a","count":"1"}'), "/count must be integer"],
    ["/maybe", { method: "POST" }, "done"],
    ["/maybe", json("[]"), "the body must be object"],
    ["/form", form("name=a&count=1"), "done"],
    ["/form", { method: "POST", body: "name=a" }, "done"],
    ["/form", form("name=a&name=b"), "/name must be string"],
    ["/form", form("name=a&count=x"), "/count must be integer"],
    ["/form", form("count=1"), "the body must have required property 'name'"],
    [
      "/form",
      { method: "POST", body: "x", headers: { "content-type": "multipart/form-data" } },
      "the body is not the form that it says it is",
    ],
    ["/file", { method: "POST", body: "%PDF" }, "done"],
    ["/file", { method: "POST" }, "the body is missing"],
  ])("of %s: %j is %s", async (path, init, wanted) => {
    const { status, body } = await codeOf(contract, path, init);
    if (wanted === "done") expect([status, body]).toEqual([200, { errorId: 0 }]);
    else
      expect([status, body]).toEqual([
        400,
        { errorId: 1, errorCode: "ERROR_DATA", errorDescription: `Dữ liệu sai: ${wanted}` },
      ]);
  });

  it.each<[string, Readonly<Record<string, Partial<ContractError>>>, string | undefined]>([
    ["none of another status", { CONFLICT: { status: 409 } }, undefined],
    ["none that may be tried again", { BUSY: { retry: { mode: "backoff" } } }, undefined],
    ["none that is retired", { GONE: { retired: "1.0.0" } }, undefined],
    ["none of another operation", { OTHER: { operations: [] } }, undefined],
    ["one of 422", { OTHER: { status: 422 } }, "OTHER"],
    ["the first", { FIRST: {}, SECOND: {} }, "FIRST"],
    ["that of requests", { FIRST: { category: "limit" }, SECOND: { category: "request" } }, "SECOND"],
  ])("has a code that suits: %s", async (_, codes, wanted) => {
    const { status, code, body } = await codeOf(contractOfCodes(codes), "/json", json("{}"));
    expect(code).toBe(wanted);
    if (wanted !== undefined) return;
    expect([status, body]).toEqual([400, { message: "the body must have required property 'name'" }]);
  });

  it("takes the fault of a category into account", async () => {
    const contract = contractOfCodes({ FIRST: { category: "billing" }, SECOND: { category: "limit" } });
    const categories = contract.categories.map((category) => ({ ...category, fault: "caller" as const }));
    expect((await codeOf({ ...contract, categories }, "/json", json("{}"))).code).toBe("SECOND");
  });
});

describe("a parameter", () => {
  const needed = (place: string, name: string, rest: JsonObject = {}) => ({
    ...{ in: place, name, required: true },
    ...{ schema: { type: "string" }, ...rest },
  });
  const parameters = [
    needed("query", "id"),
    needed("query", "tags", { schema: { type: "array", items: { type: "string" } } }),
    needed("query", "filter", { schema: { type: "object" } }),
    { in: "query", name: "page", schema: { type: "integer" } },
    needed("header", "X-Tenant"),
    needed("header", "Accept"),
    needed("query", "key"),
  ];
  const contract = contractWith(
    { "GET /status": { parameters }, "GET /open": {} },
    {
      components: { securitySchemes: { key: { type: "apiKey", in: "query", name: "key" } } },
      security: [{ key: [] }],
    },
  );
  const tenant = { "x-tenant": "" };

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["id=7&tags=a", tenant, "done"],
    ["id=&tags[]=a&tags[]=b", tenant, "done"],
    ["tags=a", tenant, "the query lacks 'id'"],
    ["id=7&tag=a", tenant, "the query lacks 'tags'"],
    ["id=7&tags=a", {}, "the header 'X-Tenant' is missing"],
  ])("of a request with %s and %j: %s", async (query, headers, wanted) => {
    const { status, body } = await codeOf(contract, `/status?key=key:1&${query}`, { headers });
    const failure = { errorId: 1, errorCode: "ERROR_DATA", errorDescription: `Dữ liệu sai: ${wanted}` };
    expect([status, body]).toEqual(wanted === "done" ? [200, { errorId: 0 }] : [400, failure]);
  });

  it("that the path has is needed as well", async () => {
    const paths = { "/it": { parameters: [needed("query", "id")], get: { responses: {} } } };
    const [operation] = contractWith({ "GET /it": {} }).operations;
    if (!operation) throw new Error("no operation");
    const own = { ...contractWith({ "GET /it": {} }), openapi: { openapi: "3.1.0", paths } };
    expect((await codeOf(own, "/it")).code).toBe("ERROR_DATA");
  });
});

describe("a key", () => {
  const schemes: [string, JsonObject, (key: string) => RequestInit & { readonly query?: string }][] = [
    [
      "bearer",
      { type: "http", scheme: "bearer" },
      (key) => ({ headers: { authorization: `Bearer ${key}` } }),
    ],
    [
      "basic",
      { type: "http", scheme: "basic" },
      (key) => ({ headers: { authorization: `basic ${btoa(key)}` } }),
    ],
    ["header", { type: "apiKey", in: "header", name: "X-Key" }, (key) => ({ headers: { "x-key": key } })],
    [
      "query",
      { type: "apiKey", in: "query", name: "key" },
      (key) => ({ query: `?key=${encodeURIComponent(key)}` }),
    ],
    [
      "cookie",
      { type: "apiKey", in: "cookie", name: "sid" },
      (key) => ({ headers: { cookie: `a=b; sid=${encodeURIComponent(key)}` } }),
    ],
  ];

  it.each(schemes)("as %s is needed, and must be right", async (_, scheme, given) => {
    const rest = { components: { securitySchemes: { key: scheme } }, security: [{ key: [] }] };
    const contract = contractOfCodes({ DENIED: { status: 401 } }, rest);
    const ask = (key?: string) => {
      const { query = "", ...init } = key === undefined ? {} : given(key);
      const headers = {
        ...Object.fromEntries(new Headers(init.headers)),
        "content-type": "application/json",
      };
      return codeOf(contract, `/json${query}`, { method: "POST", body: '{"name":"a"}', headers });
    };
    const codes = [
      await ask("key:1"),
      await ask("wrong"),
      await ask("key:1x"),
      await ask("%zz"),
      await ask(),
    ];
    expect(codes.map(({ code }) => code)).toEqual([undefined, "DENIED", "DENIED", "DENIED", "DENIED"]);
    expect((await codeOf(contract, "/open")).status).toBe(200);
  });

  it.each<[string, Readonly<Record<string, Partial<ContractError>>>, number, string | undefined]>([
    ["401 before 403", { FORBIDDEN: { status: 403 }, DENIED: { status: 401 } }, 401, "DENIED"],
    ["403 where there is no other", { FORBIDDEN: { status: 403 } }, 403, "FORBIDDEN"],
    ["no code", { ERROR_DATA: {} }, 401, undefined],
  ])("that is wrong gets %s", async (_, codes, status, wanted) => {
    const contract = contractOfCodes(codes, { "x-credential": { in: "header", name: "X-Key" } });
    expect(await codeOf(contract, "/json", json('{"name":"a"}'))).toMatchObject({ status, code: wanted });
  });

  it("in the body is looked for in JSON and in forms, after the form of the body", async () => {
    const contract = contractOfCodes(
      { DENIED: { status: 401 }, ERROR_DATA: {} },
      { "x-credential": { in: "body", name: "key" } },
    );
    const bodies: [string, RequestInit][] = [
      ["/json", json('{"key":"key:1","name":"a"}')],
      ["/json", json('{"key":["key:1"],"name":"a"}')],
      ["/json", json('["key"]')],
      ["/json", json("{")],
      ["/json", json('{"key":"key:1"}')],
      ["/form", form("key=key:1&name=a")],
      ["/form", form("key=1&name=a")],
    ];
    const codes = [];
    for (const [path, init] of bodies) codes.push((await codeOf(contract, path, init)).code);
    const [denied, wrong] = ["DENIED", "ERROR_DATA"];
    expect(codes).toEqual([undefined, denied, denied, wrong, wrong, undefined, denied]);
  });
});

describe("an address", () => {
  const codes = { NO_SUCH: { status: 404 }, NOT_SO: { status: 405 } };

  it("that is not known gets a code that every operation can return", async () => {
    const contract = contractOfCodes(codes);
    expect(await codeOf(contract, "/nope")).toMatchObject({ status: 404, code: "NO_SUCH" });
    expect(await codeOf(contract, "/json")).toMatchObject({ status: 405, code: "NOT_SO" });
  });

  it("gets plain words where the catalog has no such code, or only one of some operations", async () => {
    const contract = contractOfCodes({ ...codes, NO_SUCH: { status: 404, operations: ["POST_json"] } });
    expect((await codeOf(contract, "/nope")).body).toEqual({ message: "no operation has this path" });
    expect((await codeOf(contractOfCodes({ ERROR_DATA: {} }), "/json")).body).toEqual({
      message: "no operation of this path has this method",
    });
  });

  it("says which methods it knows, and answers HEAD as GET, without the body", async () => {
    const { fetch } = createContractMock(contractOfCodes(codes), { key: "k" });
    const refused = await fetch(new Request("http://mock.invalid/v1/open", { method: "PURGE" }));
    expect(refused.headers.get("allow")).toBe("GET, HEAD");
    const head = await fetch(new Request("http://mock.invalid/open", { method: "HEAD" }));
    expect([head.status, await head.text(), head.headers.get("content-type")]).toEqual([
      200,
      "",
      "application/json; charset=utf-8",
    ]);
  });

  it("lets a page of another origin call", async () => {
    const { fetch } = createContractMock(contractOfCodes(codes), { key: "k", fail: "NO_SUCH" });
    const headers = { "access-control-request-headers": "x-key,maloi-code" };
    const response = await fetch(new Request("http://mock.invalid/json", { method: "OPTIONS", headers }));
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([
      204,
      {
        "access-control-allow-headers": "x-key,maloi-code",
        "access-control-allow-methods": "POST, GET",
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "*",
        "cache-control": "no-store",
      },
    ]);
  });
});

describe("a hostile request", () => {
  it.each([
    ["of a known length", { "content-length": String(2 * longestBody) }, 1],
    ["of no known length", { "transfer-encoding": "chunked" }, longestBody + 1],
  ])("with a body %s is refused before its end", async (_, headers, length) => {
    await using server = await serveMock(contractOfCodes({ TOO_LONG: { status: 413 } }));
    const sent = request(`${server.url}/json`, { method: "POST", headers });
    sent.on("error", () => undefined);
    sent.write("a".repeat(length));
    // It is never ended.
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(413);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    expect(JSON.parse(String(Buffer.concat(chunks)))).toMatchObject({ errorCode: "TOO_LONG" });
    sent.destroy();
  });

  it("may be as long as a body may be", async () => {
    const body = JSON.stringify({ name: "a".repeat(longestBody - 11) });
    expect(body).toHaveLength(longestBody);
    expect((await codeOf(contractOfCodes({}), "/json", json(body))).status).toBe(200);
    expect((await codeOf(contractOfCodes({}), "/json", json(`${body} `))).status).toBe(413);
  });

  it.each([
    "TRACE /json HTTP/1.1",
    "PURGE /json HTTP/1.1",
    "GET /%zz/%/%E0%A4%A HTTP/1.1",
    "GET //evil.example/open HTTP/1.1",
    "GET http://evil.example/open HTTP/1.1",
    "OPTIONS * HTTP/1.1",
    "GET /open?%zz=%&&&=# HTTP/1.1",
    "GET /open HTTP/1.1\r\nmaloi-code: caf\xe9 \xff",
    "GET /open HTTP/1.1\r\ncookie: ;;=;sid=%\r\nauthorization: \r\ncontent-type: /;",
    "POST /json HTTP/1.1\r\ncontent-type: multipart/form-data; boundary=\r\ncontent-length: 1\r\n\r\nx",
    "POST /form HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded; charset=?\r\ncontent-length: 3\r\n\r\n%=&",
  ])("gets an answer: %j", async (head) => {
    await using server = await serveMock(contractOfCodes({ ERROR_DATA: {} }));
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const end = head.includes("\r\n\r\n") ? "" : "\r\n\r\n";
    socket.write(
      Buffer.from(head.replace("HTTP/1.1", "HTTP/1.1\r\nhost: x\r\nconnection: close") + end, "latin1"),
    );
    let answer = "";
    for await (const chunk of socket) answer += chunk;
    expect(answer).toMatch(/^HTTP\/1\.1 (?!500)[2-4]\d\d /);
    expect((await fetch(`${server.url}/open`)).status).toBe(200);
  });

  it("whose sender goes away keeps nobody from being answered", async () => {
    await using server = await serveMock(contractOfCodes({}));
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write("POST /json HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{");
    await once(socket, "connect");
    socket.destroy();
    await once(socket, "close");
    expect((await fetch(`${server.url}/open`)).status).toBe(200);
  });
});

it("answers a failure of its own with plain words", async () => {
  const { fetch } = createContractMock(byStatus(contractOfCodes({})), { key: "k" });
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error("/secret/path")) });
  // TypeScript does not know what undici asks for.
  const init = { method: "POST", body, duplex: "half" };
  const response = await fetch(new Request("http://mock.invalid/json", init));
  expect([response.status, await response.json()]).toEqual([
    500,
    { message: "the mock could not answer this request" },
  ]);
});
