import { describe, expect, it } from "vitest";
import { UntypedClient } from "../../src/api-client.js";
import type {
  RuntimeContract,
  RuntimeCredential,
  RuntimeEnvelope,
  RuntimeOperation,
} from "../../src/contract.js";
import { type ApiError, isApiError, isUnexpectedResponseError } from "../../src/runtime.js";
import { answer, type Handler, type Loopback, startLoopback } from "../support/loopback.js";

/* What other APIs look like: over real HTTP, with contracts as generated/contract.ts has them. */

const nested: RuntimeEnvelope = {
  failure: { at: ["error"] },
  code: { at: ["error", "code"] },
  description: { at: ["error", "message"] },
};

function contractWith(
  operation: Partial<RuntimeOperation>,
  rest: Partial<RuntimeContract> = {},
): RuntimeContract {
  return {
    language: "en",
    envelope: nested,
    operations: { ask: { method: "POST", path: "/ask", returns: "any", ...operation } },
    errors: {
      BUSY: { retry: "backoff" },
      "1042": {},
      "out-of-credit": {
        params: { balance: "number", currency: "string" },
        wordings: ["You have {{balance}} {{currency}}"],
      },
    },
    ...rest,
  };
}

async function call(
  contract: RuntimeContract,
  handler: Handler,
  input: object = {},
): Promise<{ readonly result: unknown; readonly server: Loopback }> {
  await using server = await startLoopback(handler);
  const options = { baseUrl: server.url, clientKey: "s3cret:pässword", maxRetries: 0 };
  const client = new UntypedClient(contract, options);
  const result = await client.call("ask", input, {}).catch((error: unknown) => error);
  return { result, server };
}

describe("the envelope", () => {
  const problem: RuntimeEnvelope = {
    code: { at: ["type"], prefix: "https://example.com/probs/" },
    description: { at: ["detail"] },
    params: [],
  };
  const flag: RuntimeEnvelope = { failure: { at: ["ok"], is: false }, code: { at: ["reason"] } };
  const numbered: RuntimeEnvelope = { ...nested, code: { at: ["error", "code"], number: true } };
  const header: RuntimeEnvelope = {
    code: { header: "X-Error-Code" },
    description: { header: "X-Error-Text" },
  };

  it.each<[string, RuntimeEnvelope, Handler, object]>([
    [
      "an object that is there",
      nested,
      answer(429, { error: { code: "BUSY", message: "Slow down" } }),
      { code: "BUSY", description: "Slow down", status: 429, retry: "backoff" },
    ],
    [
      "an object under 200",
      nested,
      answer(200, { error: { code: "BUSY" } }),
      { code: "BUSY", status: 200, description: "" },
    ],
    ["a flag", flag, answer(200, { ok: false, reason: "BUSY" }), { code: "BUSY", retry: "backoff" }],
    [
      "a number",
      numbered,
      answer(400, { error: { code: 1042, message: "No" } }),
      { code: "1042", retry: "never" },
    ],
    [
      "a problem of RFC 9457",
      problem,
      answer(
        403,
        {
          type: "https://example.com/probs/out-of-credit",
          title: "No",
          detail: "No credit",
          balance: 30,
          currency: "₫",
        },
        { "content-type": "application/problem+json" },
      ),
      { code: "out-of-credit", description: "No credit", params: { balance: 30, currency: "₫" } },
    ],
    [
      "a problem without its members",
      problem,
      answer(403, { type: "https://example.com/probs/out-of-credit", detail: "You have 30 ₫" }),
      { code: "out-of-credit", params: { balance: 30, currency: "₫" } },
    ],
    [
      "a problem of another kind",
      problem,
      answer(500, { type: "about:blank" }),
      { code: "about:blank", retry: "never" },
    ],
    [
      "headers",
      header,
      answer(503, "", { "x-error-code": "BUSY", "x-error-text": "Later" }),
      { code: "BUSY", description: "Later", status: 503 },
    ],
  ])("%s tells a failure", async (_, envelope, handler, want) => {
    const { result } = await call(contractWith({}, { envelope }), handler);
    expect(isApiError(result)).toBe(true);
    expect(result).toMatchObject(want);
  });

  it.each<[string, RuntimeEnvelope, Handler, unknown]>([
    ["no object", nested, answer(200, { id: 1 }), { id: 1 }],
    ["null for one", nested, answer(200, { error: null, id: 1 }), { error: null, id: 1 }],
    ["a list", nested, answer(200, [1, 2]), [1, 2]],
    ["the other flag", flag, answer(200, { ok: true }), { ok: true }],
    ["the status", problem, answer(201, { type: "cat" }), { type: "cat" }],
  ])("%s tells a success", async (_, envelope, handler, want) => {
    const { result } = await call(contractWith({}, { envelope }), handler);
    expect(result).toEqual(want);
  });

  it.each<[string, RuntimeEnvelope, Handler, RegExp]>([
    ["no flag", flag, answer(200, {}), /no ok in the body/],
    ["a success under 500", nested, answer(500, { id: 1 }), /a success under a failure's status/],
    ["a failure without a code", nested, answer(400, { error: {} }), /a failure without a code/],
    ["a number for a text", nested, answer(400, { error: { code: 7 } }), /a failure without a code/],
    [
      "a page of a proxy",
      problem,
      answer(502, "<html>", { "content-type": "text/html" }),
      /the body is no JSON/,
    ],
    ["nothing of a proxy", header, answer(502, ""), /an empty body/],
    ["a redirect", problem, answer(302, "", { location: "http://127.0.0.1:9/" }), /a redirect/],
  ])("%s is not the contract's", async (_, envelope, handler, why) => {
    const { result } = await call(contractWith({}, { envelope }), handler);
    expect(isUnexpectedResponseError(result)).toBe(true);
    expect((result as Error).message).toMatch(why);
  });
});

/** Answers with what it was asked. */
const echo: Handler = (request, response, body) => {
  const { method, url, headers } = request;
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ method, url, headers, body }));
};

describe("a request", () => {
  it.each<[string, Partial<RuntimeOperation>, object, object]>([
    ["nothing", { method: "GET" }, {}, { method: "GET", url: "/ask", body: "" }],
    [
      "a path",
      { method: "GET", path: "/pets/{id}/toys/{toy}", grouped: true },
      { path: { id: 7, toy: "a/b c" } },
      { url: "/pets/7/toys/a%2Fb%20c" },
    ],
    [
      "a query",
      { method: "GET", grouped: true },
      { query: { q: "số dư", tag: ["a", "b"], none: undefined, nil: null } },
      { url: "/ask?q=s%E1%BB%91%20d%C6%B0&tag=a&tag=b" },
    ],
    [
      "a query of other styles",
      { method: "GET", grouped: true, styles: { tag: ",", deep: "deepObject" } },
      { query: { tag: ["a", "b"], deep: { x: 1 }, flat: { y: 2 } } },
      { url: "/ask?tag=a,b&deep[x]=1&y=2" },
    ],
    [
      "headers and cookies",
      { method: "GET", grouped: true },
      { header: { "X-Page": 3, "X-None": undefined }, cookie: { a: "b;c" } },
      { headers: { "x-page": "3", cookie: "a=b%3Bc" } },
    ],
    [
      "a body",
      { method: "PUT", body: "application/json" },
      { a: 1 },
      { method: "PUT", body: '{"a":1}', headers: { "content-type": "application/json" } },
    ],
    [
      "a body that is a list",
      { body: "application/merge-patch+json", grouped: true },
      { body: [1] },
      { body: "[1]", headers: { "content-type": "application/merge-patch+json" } },
    ],
    [
      "a form",
      { body: "application/x-www-form-urlencoded" },
      { a: "x y", b: [1, 2], c: { d: 1 } },
      {
        body: "a=x+y&b=1&b=2&c=%7B%22d%22%3A1%7D",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
    ],
    [
      "text",
      { body: "text/plain", grouped: true },
      { body: "hí" },
      { body: "hí", headers: { "content-type": "text/plain" } },
    ],
    [
      "a file",
      { body: "image/png", grouped: true },
      { body: new Blob(["png"]) },
      { body: "png", headers: { "content-type": "image/png" } },
    ],
  ])("with %s", async (_, operation, input, want) => {
    const { result } = await call(contractWith(operation), echo, input);
    expect(result).toMatchObject(want);
  });

  it("with files among the fields", async () => {
    const input = { name: "a", file: new Blob(["png"], { type: "image/png" }), tags: ["x", "y"] };
    const { result } = await call(contractWith({ body: "multipart/form-data" }), echo, input);
    const { headers, body } = result as { headers: Record<string, string>; body: string };
    expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect([...body.matchAll(/; name="(\w+)"/g)].map(([, name]) => name)).toEqual([
      "name",
      "file",
      "tags",
      "tags",
    ]);
  });

  it.each<[string, Partial<RuntimeOperation>, object, RegExp]>([
    ["a part of the path missing", { path: "/pets/{id}", grouped: true }, {}, /path\.id is missing/],
    [
      "a part of the path empty",
      { path: "/pets/{id}", grouped: true },
      { path: { id: "" } },
      /path\.id is missing/,
    ],
    [
      "a part inherited",
      { path: "/pets/{constructor}", grouped: true },
      { path: {} },
      /path\.constructor is missing/,
    ],
    ["no text for text", { body: "text/plain", grouped: true }, { body: 5 }, /must be text, a Blob/],
  ])("is not sent with %s", async (_, operation, input, why) => {
    const { result, server } = await call(contractWith(operation), echo, input);
    expect(result).toBeInstanceOf(TypeError);
    expect((result as Error).message).toMatch(why);
    expect(server.received).toEqual([]);
  });
});

describe("the secret", () => {
  const basic = Buffer.from("s3cret:pässword").toString("base64");
  const url = "/ask?key=s3cret%3Ap%C3%A4ssword";

  it.each<[RuntimeCredential, Partial<RuntimeOperation>, object]>([
    [{ in: "header", name: "X-Key" }, {}, { headers: { "x-key": "s3cret:pässword" } }],
    [
      { in: "header", name: "authorization", scheme: "Bearer" },
      {},
      { headers: { authorization: "Bearer s3cret:pässword" } },
    ],
    [
      { in: "header", name: "authorization", scheme: "Basic" },
      {},
      { headers: { authorization: `Basic ${basic}` } },
    ],
    [{ in: "query", name: "key" }, {}, { url }],
    [{ in: "cookie", name: "sid" }, {}, { headers: { cookie: "sid=s3cret%3Ap%C3%A4ssword" } }],
    [{ in: "body", name: "key" }, { body: "application/json" }, { body: '{"key":"s3cret:pässword"}' }],
    [
      { in: "body", name: "key" },
      { body: "application/x-www-form-urlencoded" },
      { body: "key=s3cret%3Ap%C3%A4ssword" },
    ],
  ])("goes where the contract says: %j", async (credential, operation, want) => {
    const { result } = await call(contractWith(operation, { credentials: { key: credential } }), echo);
    expect(result).toMatchObject(want);
    const open = { ...operation, security: [] };
    const { result: without } = await call(contractWith(open, { credentials: { key: credential } }), echo);
    expect(JSON.stringify(without)).not.toMatch(/s3cret|czNjcmV0/);
  });

  it.each<[RuntimeCredential]>([
    [{ in: "header", name: "authorization", scheme: "Basic" }],
    [{ in: "query", name: "key" }],
    [{ in: "cookie", name: "sid" }],
  ])("that a service repeats is in no error: %j", async (credential) => {
    const repeat: Handler = (request, response) => {
      response.writeHead(400, { "content-type": "application/json" });
      const said = `${request.url} ${JSON.stringify(request.headers)}`;
      response.end(JSON.stringify({ error: { code: said, message: said } }));
    };
    const { result } = await call(contractWith({}, { credentials: { key: credential } }), repeat);
    const { code, description, message } = result as ApiError;
    for (const text of [code, description, message]) {
      expect(text).not.toMatch(/s3cret|czNjcmV0/);
      expect(text).toMatch(/redacted/);
    }
  });
});

describe("an answer without a place for the mark of a failure", () => {
  const flag: RuntimeEnvelope = { failure: { at: ["ok"], is: false }, code: { at: ["reason"] } };
  const number: RuntimeEnvelope = { failure: { at: ["errorId"], not: 0 }, code: { at: ["reason"] } };
  const refusal = { ok: false, errorId: 1, reason: "BUSY" };
  const png: Handler = (_, response) => {
    response.writeHead(200, { "content-type": "image/png" }).end("png");
  };

  it.each<[string, RuntimeOperation["returns"], Handler, unknown]>([
    ["text", "text", answer(200, "xin chào", { "content-type": "text/plain" }), "xin chào"],
    ["nothing", "nothing", answer(204, ""), undefined],
    ["no body where there may be one", "any", answer(204, ""), undefined],
    ["a list", "any", answer(200, [1]), [1]],
    ["a file", "blob", png, new Blob(["png"], { type: "image/png" })],
  ])("is a success by its status: %s", async (_, returns, handler, want) => {
    for (const envelope of [flag, number, nested]) {
      const { result } = await call(contractWith({ ...(returns && { returns }) }, { envelope }), handler);
      expect(result).toEqual(want);
      if (result instanceof Blob) expect(await result.text()).toBe("png");
    }
  });

  const kinds = ["text", "nothing", "any", "blob"] as const;
  it.each(kinds)("is a refusal where it has one: %s", async (returns) => {
    for (const status of [200, 400]) {
      const handler = answer(status, refusal, { "content-type": "application/json; charset=utf-8" });
      for (const envelope of [flag, number]) {
        const { result } = await call(contractWith({ returns }, { envelope }), handler);
        expect(result).toMatchObject({ name: "ApiError", code: "BUSY", status });
      }
    }
  });

  it.each(kinds)("is not the contract's where a proxy has it: %s", async (returns) => {
    for (const envelope of [flag, number]) {
      const { result } = await call(contractWith({ returns }, { envelope }), answer(502, "<html>"));
      expect(isUnexpectedResponseError(result)).toBe(true);
    }
  });

  it("is a file of JSON", async () => {
    const contract = contractWith({ returns: "blob" }, { envelope: flag });
    const { result } = await call(contract, answer(200, { ok: true }));
    expect(await (result as Blob).text()).toBe('{"ok":true}');
  });
});

describe("an answer", () => {
  it.each<[string, RuntimeOperation["returns"], Handler, unknown]>([
    ["text", "text", answer(200, "xin chào", { "content-type": "text/plain; charset=utf-8" }), "xin chào"],
    ["nothing", "nothing", answer(204, ""), undefined],
    ["something where nothing was due", "nothing", answer(200, { a: 1 }), undefined],
    ["a text of JSON", "any", answer(200, '"a"'), "a"],
    ["no body where JSON may be missing", "any", answer(204, ""), undefined],
  ])("that is %s", async (_, returns, handler, want) => {
    const { result } = await call(contractWith({ ...(returns && { returns }) }), handler);
    expect(result).toEqual(want);
  });

  it("that is a file", async () => {
    const { result } = await call(contractWith({ returns: "blob" }), (_, response) => {
      response.writeHead(200, { "content-type": "image/png" });
      response.end(Buffer.from([0, 255, 128]));
    });
    expect(result).toBeInstanceOf(Blob);
    expect(new Uint8Array(await (result as Blob).arrayBuffer())).toEqual(new Uint8Array([0, 255, 128]));
  });

  it("that is no JSON where JSON was due is not the contract's", async () => {
    const { result } = await call(contractWith({ returns: "any" }), answer(200, "<html>"));
    expect(isUnexpectedResponseError(result)).toBe(true);
  });
});
