import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { vi } from "../../generated/locales/vi.js";
import * as here from "../../src/index.js";
import { kindOf } from "../faults/kind.js";

/* Errors of another copy of the package, in another realm: none of their classes, nor Error itself, is ours. */

let there: typeof here;

beforeAll(async () => {
  const options = { bundle: true, write: false, format: "iife", globalName: "maloi" } as const;
  const { outputFiles } = await build({ ...options, entryPoints: ["src/index.ts"] });
  const { Headers, Request, Response, URL, URLSearchParams, FormData } = globalThis;
  const { AbortController, DOMException } = globalThis;
  const platform = { Headers, Request, Response, URL, URLSearchParams, FormData };
  const globals = { ...platform, AbortController, DOMException };
  const timers = { performance, setTimeout, clearTimeout };
  there = runInNewContext(`${outputFiles[0]?.text};maloi`, { ...globals, ...timers });
});

async function failureWith(fetch: () => Promise<Response>): Promise<unknown> {
  const options = { baseUrl: "http://h", clientKey: "k", maxRetries: 0, timeout: 20, fetch };
  const api = there.createClient(options);
  return api.getBalance().catch((error: unknown) => error);
}

const refusal = (code: string) => async () => new Response(JSON.stringify({ errorId: 1, errorCode: code }));

describe("the guards", () => {
  it.each([
    ["api", refusal("ERROR_RATE_LIMIT")],
    ["network", () => Promise.reject(new TypeError("no"))],
    ["timeout", () => new Promise<never>(() => undefined)],
    ["unexpectedResponse", async () => new Response("")],
  ] as const)("know a failure of kind %s that another copy threw in another realm", async (kind, fetch) => {
    const error = await failureWith(fetch);
    expect(error).not.toBeInstanceOf(Error);
    expect(here.isMaloiError(error)).toBe(true);
    expect(kindOf(error)).toBe(kind);
    expect(here.isMaloiError(error) && error.describe(vi).language).toBe("vi");
  });

  it("narrow by code", async () => {
    const error = await failureWith(refusal("ERROR_RATE_LIMIT"));
    expect(here.isApiError(error, "ERROR_RATE_LIMIT")).toBe(true);
    expect(here.isApiError(error, "ERROR_BAD_REQUEST")).toBe(false);
  });

  it.each([undefined, null, "maloi.error", {}, new Error("maloi.error"), { [Symbol.for("maloi.error")]: 1 }])(
    "know %s for what it is",
    (value) => {
      expect(here.isMaloiError(value)).toBe(false);
    },
  );
});
