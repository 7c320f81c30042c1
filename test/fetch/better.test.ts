import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import createClient, { ResponseBodyError } from "../../src/fetch/index.js";
import { answer, type Handler } from "../support/loopback.js";
import { type AnyPaths, startObserver, ways } from "./observer.js";

/* Where openapi-fetch is known to be wrong. */

describe.each(ways)("%s", (_, way) => {
  async function call(handler: Handler, init: Record<string, unknown> = {}) {
    await using server = await startObserver(handler);
    return await createClient<AnyPaths>({ ...way, baseUrl: server.url }).GET("/resources", init);
  }

  it("an error without a body is undefined, whether its length was told or not", async () => {
    const chunked: Handler = (_, response) => void response.writeHead(500).end();
    expect(await call(chunked)).toMatchObject({ error: undefined, response: { status: 500 } });
    expect(await call(answer(500, "", { "content-length": "0" }))).toMatchObject({ error: undefined });
    // A JSON string of no characters is an error nevertheless.
    expect(await call(answer(500, '""'))).toMatchObject({ error: "" });
  });

  it("a success that has nothing in its packing is undefined", async () => {
    const empty = gzipSync("");
    const packed: Handler = (_, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-length": empty.length });
      response.end(empty);
    };
    expect(await call(packed)).toMatchObject({ data: undefined, response: { status: 200 } });
  });

  const page = "<html>secret-of-the-body</html>";
  it.each([
    ["of no known length", (_, response) => void response.writeHead(203).end(page)],
    ["of known length", answer(203, page, { "content-length": String(page.length) })],
    ["cut off", answer(203, '{"secret-of-the-body":')],
  ] satisfies [string, Handler][])("a success that is not JSON is a typed error: %s", async (_, handler) => {
    const query = { key: "secret-of-the-query" };
    const error = await call(handler, { params: { query } }).catch((error: unknown) => error);
    if (!(error instanceof ResponseBodyError)) throw error;
    expect(error).toBeInstanceOf(SyntaxError);
    expect(error).toMatchObject({ name: "ResponseBodyError", status: 203, cause: expect.any(SyntaxError) });
    expect(error.message).toBe("the body is not JSON (HTTP 203)");
    expect(error.url).toMatch(/^http:\/\/127.0.0.1:\d+\/resources\?key=secret-of-the-query$/);
    expect(error.response).toMatchObject({ status: 203, bodyUsed: true });
    expect(JSON.stringify(error) + error.stack).not.toContain("secret");
    expect(inspect(Object.assign(error, { cause: undefined }))).not.toContain("secret");
  });

  it("nothing else that goes wrong is taken for it", async () => {
    const broken: Handler = (_, response) => {
      response.writeHead(200, { "content-length": "9" }).write("{");
      response.destroy();
    };
    const error = await call(broken).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TypeError);
    expect(await call(answer(200, page), { parseAs: "text" })).toMatchObject({ data: page });
    expect(await call(answer(404, page))).toMatchObject({ error: page });
  });
});
