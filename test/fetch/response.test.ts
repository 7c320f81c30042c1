/* The cases are those of openapi-fetch's test/common/response.test.ts, http-methods/ and never-response/ (MIT), over loopback. */
import { describe, expect, it } from "vitest";
import createClient from "../../src/fetch/index.js";
import { answer } from "../support/loopback.js";
import { type AnyPaths, startObserver, ways } from "./observer.js";

describe.each(ways)("an answer, %s", (_, way) => {
  async function call(
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
    init: Record<string, unknown> = {},
  ) {
    await using server = await startObserver(answer(status, body, headers));
    return await createClient<AnyPaths>({ ...way, baseUrl: server.url }).GET("/resources", init);
  }

  it.each([
    [200, { a: 1 }, {}, { data: { a: 1 } }],
    [200, [], {}, { data: [] }],
    [200, [], { "content-length": "2" }, { data: [] }],
    [201, "0", {}, { data: 0 }],
    [200, "", {}, { data: undefined }],
    [200, "", { "content-length": "0" }, { data: undefined }],
    [204, "", {}, { data: undefined }],
    [404, { code: 404 }, {}, { error: { code: 404 } }],
    [401, "Unauthorized", {}, { error: "Unauthorized" }],
    [500, "", { "content-length": "0" }, { error: undefined }],
  ])("%s %j %j", async (status, body, headers, want) => {
    const { response, ...got } = await call(status, body, headers);
    expect(got).toStrictEqual(want);
    expect(response.status).toBe(status);
  });

  it("a failure is an error whatever it was to be parsed as", async () => {
    const { error } = await call(500, { code: 1 }, {}, { parseAs: "blob" });
    expect(error).toEqual({ code: 1 });
  });

  it.each([
    ["text", "{}"],
    ["arrayBuffer", new TextEncoder().encode("{}").buffer],
    ["blob", new Blob(["{}"], { type: "application/json" })],
  ])("parsed as %s", async (parseAs, want) => {
    const { data } = await call(200, {}, {}, { parseAs });
    expect(data).toEqual(want);
    expect(data?.constructor).toBe(want.constructor);
  });

  it("not parsed at all, as a stream", async () => {
    await using server = await startObserver();
    const client = createClient<AnyPaths>({ ...way, baseUrl: server.url });
    const { data } = await client.GET("/resources", { parseAs: "stream" });
    expect(data).toBeInstanceOf(ReadableStream);
    expect(await new Response(data as ReadableStream).text()).toBe("{}");
  });

  it("HEAD has no body, whatever it tells of it", async () => {
    await using server = await startObserver(answer(200, {}, { "content-length": "2" }));
    const { data, error } = await createClient<AnyPaths>({ ...way, baseUrl: server.url }).HEAD("/");
    expect([data, error]).toEqual([undefined, undefined]);
  });
});

it.each([
  ["is nothing", { "Content-Length": "0" }, undefined],
  [
    "counts nothing where the body is chunked",
    { "Content-Length": "0", "Transfer-Encoding": "chunked" },
    [1],
  ],
])("a length of none %s", async (_, headers, want) => {
  // No server says so: what has been in between, as a worker or a cache, does.
  const fetch = async () => Response.json([1], { headers });
  const { data, error } = await createClient<AnyPaths>({ baseUrl: "http://127.0.0.1", fetch }).GET("/");
  expect([data, error]).toEqual([want, undefined]);
});
