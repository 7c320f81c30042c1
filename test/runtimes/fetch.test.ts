import createUpstreamClient from "openapi-fetch";
import { expect, inject, it } from "vitest";
import type { paths } from "../../generated/openapi-types.js";
import createClient, { type Client, type Middleware } from "../../src/fetch/index.js";
import { clientKey } from "../faults/key.js";
import { inBrowser } from "./trial.js";

/* On each platform maloi/fetch gives back what openapi-fetch does, with and without a `Request`. */

const passing: Middleware = { onRequest: () => undefined };

async function outcomeOf(client: Client<paths>, clientKey: string, init: object) {
  const { data, error, response } = await client.POST("/getBalance", { body: { clientKey }, ...init });
  const { status, url, redirected, type, bodyUsed } = response;
  return { data, error, answer: { status, url, redirected, type, bodyUsed } };
}

it.each([
  ["a success", clientKey, {}],
  ["a success, as text", clientKey, { parseAs: "text" }],
  ["a failure", "wrong", {}],
  [
    "with headers and more",
    clientKey,
    { headers: { "Content-Type": "application/json" }, credentials: "omit" },
  ],
])("%s", async (_, key, init) => {
  const options = { baseUrl: inject("services").mock };
  const want = await outcomeOf(createUpstreamClient<paths>(options), key, init);
  expect(want.answer.status).toBe(key === clientKey ? 200 : 401);
  expect(await outcomeOf(createClient<paths>(options), key, init)).toEqual(want);
  expect(await outcomeOf(createClient<paths>(options), key, { ...init, middleware: [passing] })).toEqual(
    want,
  );
});

it.each([
  ["without a Request", {}],
  ["with a Request", { middleware: [passing] }],
])("an aborted call rejects with the reason, %s", async (_, init) => {
  const client = createClient<paths>({ baseUrl: inject("services").mock });
  const reason = new Error("enough");
  await expect(outcomeOf(client, clientKey, { ...init, signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  );
});

it.runIf(inBrowser)("an address may be relative to the page", async () => {
  const client =
    createClient<Record<string, { get: { responses: { 200: { content: { "text/html": string } } } } }>>();
  const own = await client.GET("/", { parseAs: "text" });
  const seen = await client.GET("/", { parseAs: "text", middleware: [passing] });
  expect(own.response.url).toBe(new URL("/", location.href).href);
  expect(seen.response.url).toBe(own.response.url);
});
