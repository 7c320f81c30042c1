import { describe, expect, it } from "vitest";
import { UntypedClient } from "../../src/api-client.js";
import type { RuntimeContract, RuntimeCredential, RuntimeOperation } from "../../src/contract.js";
import {
  type ClientKey,
  isApiError,
  isNetworkError,
  isTimeoutError,
  type Secret,
} from "../../src/runtime.js";
import { type Handler, type Loopback, startLoopback } from "../support/loopback.js";

const credentials: Readonly<Record<string, RuntimeCredential>> = {
  bearer: { in: "header", name: "authorization", scheme: "Bearer" },
  app: { in: "header", name: "x-app" },
  session: { in: "cookie", name: "sid" },
  region: { in: "cookie", name: "region" },
};

function contractWith(operation: Partial<RuntimeOperation>): RuntimeContract {
  // Not idempotent: it would be dangerous to send again what may have been sent.
  const ask: RuntimeOperation = { method: "POST", path: "/ask", returns: "any", ...operation };
  return {
    language: "en",
    envelope: { failure: { at: ["error"] }, code: { at: ["error"] }, description: { at: ["said"] } },
    credentials,
    operations: { ask },
    errors: { BUSY: { retry: "backoff" }, EXPIRED: {} },
  };
}

/** Answers with the request's own headers. */
const echo: Handler = ({ headers }, response) => {
  const { authorization, "x-app": app, cookie } = headers;
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ authorization, app, cookie }));
};

const failing =
  (codes: readonly string[]): Handler =>
  ({ headers }, response) => {
    const [code] = codes.slice(requests++, requests);
    const body =
      code === undefined ? { heard: headers.authorization } : { error: code, said: headers.authorization };
    response.writeHead(code === undefined ? 200 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
let requests = 0;

async function call(
  operation: Partial<RuntimeOperation>,
  clientKey: ClientKey,
  {
    handler = echo,
    ...options
  }: { handler?: Handler; maxRetries?: number; timeout?: number; deadline?: number } = {},
): Promise<{ readonly result: unknown; readonly server: Loopback }> {
  requests = 0;
  await using server = await startLoopback(handler);
  const client = new UntypedClient(contractWith(operation), { baseUrl: server.url, clientKey, ...options });
  return { result: await client.call("ask", {}, {}).catch((error: unknown) => error), server };
}

describe("of several credentials", () => {
  const all = { bearer: "b-token", app: "a-key", session: "s-id", region: "eu" };

  it.each<[string, Partial<RuntimeOperation>, ClientKey, object]>([
    ["the first is a lone secret's", {}, "b-token", { authorization: "Bearer b-token" }],
    ["the first is that of an operation that says nothing", {}, all, { authorization: "Bearer b-token" }],
    ["the one is sent that the operation names", { security: [["app"]] }, all, { app: "a-key" }],
    [
      "several at once",
      { security: [["bearer", "app"]] },
      all,
      { authorization: "Bearer b-token", app: "a-key" },
    ],
    [
      "two cookies are one header",
      { security: [["session", "region"]] },
      all,
      { cookie: "sid=s-id; region=eu" },
    ],
    [
      "the first list that there are secrets for",
      { security: [["bearer"], ["app"]] },
      { app: "a-key" },
      { app: "a-key" },
    ],
    [
      "none of a list in part",
      { security: [["bearer", "app"], ["session"]] },
      { app: "a", session: "s" },
      { cookie: "sid=s" },
    ],
    ["one that need not be is sent where it is there", { security: [[], ["app"]] }, all, { app: "a-key" }],
    ["one that need not be is missing", { security: [["app"], []] }, "b-token", {}],
    ["none where none is needed", { security: [] }, all, {}],
    [
      "one that is undefined is none",
      { security: [["bearer"], ["app"]] },
      { ...all, bearer: undefined },
      { app: "a-key" },
    ],
    [
      "one that the contract lacks goes nowhere",
      {},
      { ...all, other: "x" },
      { authorization: "Bearer b-token" },
    ],
    [
      "a function among texts",
      { security: [["bearer", "app"]] },
      { ...all, app: () => "asked" },
      { authorization: "Bearer b-token", app: "asked" },
    ],
  ])("%s", async (_, operation, clientKey, want) => {
    const { result } = await call(operation, clientKey);
    expect(result).toEqual(want);
  });

  it("those that are missing are named, and nothing is sent", async () => {
    const { result, server } = await call({ security: [["bearer", "app"], ["session"]] }, { app: "a-key" });
    expect(result).toEqual(
      new TypeError("ask needs clientKey.bearer and clientKey.app, or clientKey.session"),
    );
    expect(server.received).toEqual([]);
  });

  it.each<[ClientKey, string]>([
    ["", "clientKey must not be empty"],
    [{}, "clientKey needs one of bearer, app, session, region"],
    [{ other: "x" }, "clientKey needs one of bearer, app, session, region"],
    [{ app: "" }, "clientKey must not be empty"],
    [{ app: "\uD800" }, "clientKey must be well-formed text"],
  ])("%j is refused", (clientKey, message) => {
    const make = () => new UntypedClient(contractWith({}), { baseUrl: "http://h", clientKey });
    expect(make).toThrow(new TypeError(message));
  });
});

describe("a secret that expires", () => {
  it("is asked for before every attempt", async () => {
    let count = 0;
    const { result } = await call({}, async () => `token-${++count}`, { handler: failing(["BUSY", "BUSY"]) });
    expect(result).toEqual({ heard: "Bearer token-3" });
  });

  it("is in no error, nor is one that was used before", async () => {
    let count = 0;
    const { result } = await call({}, () => `token-${++count}-end`, {
      handler: ({ headers }, response) => {
        response.writeHead(400, { "content-type": "application/json" });
        const said = `${headers.authorization} token-1-end`;
        response.end(JSON.stringify({ error: count < 3 ? "BUSY" : said, said }));
      },
    });
    expect(isApiError(result)).toBe(true);
    expect(result).toMatchObject({
      code: "Bearer [redacted] [redacted]",
      description: "Bearer [redacted] [redacted]",
    });
  });

  it.each<[string, Secret, RegExp]>([
    [
      "that cannot be had",
      () => Promise.reject(new Error("the token service is down")),
      /token service is down/,
    ],
    ["that throws", () => fail("no token"), /no token/],
    ["that is empty", () => "", /clientKey must not be empty/],
    ["that is no text", () => JSON.parse("7"), /clientKey must not be empty/],
    ["that no header can carry", () => "a\nb", /invalid|header/i],
  ])("%s sends nothing, and ends in a NetworkError that says why", async (_, secret, why) => {
    const { result, server } = await call({}, secret, { maxRetries: 0 });
    expect(isNetworkError(result) && String(result.cause)).toMatch(why);
    expect(server.received).toEqual([]);
  });

  it("that cannot be had at first is asked for again, even where the request is not idempotent", async () => {
    let count = 0;
    const secret = async () => (++count === 1 ? fail("not yet") : "token");
    const { result, server } = await call({}, secret);
    expect(result).toEqual({ authorization: "Bearer token" });
    expect(server.received).toHaveLength(1);
  });

  it("that never comes ends with the time, and what comes later is not sent", async () => {
    let come: (token: string) => void = () => undefined;
    const secret = () =>
      new Promise<string>((resolve) => {
        come = resolve;
      });
    const { result, server } = await call({}, secret, { timeout: 30, maxRetries: 0 });
    expect(isTimeoutError(result)).toBe(true);
    come("late");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.received).toEqual([]);
  });

  it("is not asked for where the input cannot be meant", async () => {
    let asked = false;
    const secret = () => {
      asked = true;
      return "token";
    };
    const { result } = await call({ path: "/ask/{id}", grouped: true }, secret);
    expect(result).toEqual(new TypeError("path.id is missing"));
    expect(asked).toBe(false);
  });
});

function fail(message: string): never {
  throw new Error(message);
}

describe("of `user:password` nothing is told", () => {
  it.each([
    ["the password", "alice:hunter2", "hunter2 is wrong for alice", "[redacted] is wrong for alice"],
    ["the user's name where there is no password", "sk_live_1:", "no key sk_live_1", "no key [redacted]"],
  ])("but what is no secret: %s", async (_, basic, said, want) => {
    await using server = await startLoopback((_request, response) => {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: "BUSY", said }));
    });
    const contract = {
      ...contractWith({}),
      credentials: { basic: { ...credentials["bearer"], scheme: "Basic" } },
    };
    const client = new UntypedClient(contract as RuntimeContract, {
      baseUrl: server.url,
      clientKey: basic,
      maxRetries: 0,
    });
    await expect(client.call("ask", {}, {})).rejects.toMatchObject({ description: want });
  });
});

it("tells none of the tokens that are under way at once", async () => {
  await using server = await startLoopback(({ headers }, response) => {
    const answer = () => {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: "EXPIRED", said: headers.authorization }));
    };
    setTimeout(answer, 100);
  });
  let made = 0;
  const clientKey = () => `token-${made++}-end`;
  const client = new UntypedClient(contractWith({}), { baseUrl: server.url, clientKey });
  const calls = Array.from({ length: 300 }, () =>
    client.call("ask", {}, {}).catch((error: unknown) => error),
  );
  const said = (await Promise.all(calls)).map((error) => isApiError(error) && error.description);
  expect(new Set(said)).toEqual(new Set(["Bearer [redacted]"]));
});
