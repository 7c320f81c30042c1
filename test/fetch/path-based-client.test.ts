/* The cases are those of openapi-fetch's test/path-based-client/path-based-client.test.ts (MIT), over loopback. */
import { afterAll, beforeAll, expect, it } from "vitest";
import createClient, { createPathBasedClient, wrapAsPathBasedClient } from "../../src/fetch/index.js";
import { type AnyOperation, type Observer, startObserver } from "./observer.js";

interface Paths {
  "/posts": { get: AnyOperation };
  "/posts/{id}": { post: AnyOperation };
}

let observer: Observer;
beforeAll(async () => {
  observer = await startObserver();
});
afterAll(() => observer[Symbol.asyncDispose]());

it("calls by path", async () => {
  const client = createPathBasedClient<Paths>({ baseUrl: observer.url });
  await client["/posts"].GET();
  expect(observer.last).toMatchObject({ method: "GET", url: "/posts" });
  await client["/posts/{id}"].POST({ params: { path: { id: 123 } }, body: { a: 1 } });
  expect(observer.last).toMatchObject({ method: "POST", url: "/posts/123", body: '{"a":1}' });
});

it("needs no this", async () => {
  const { GET } = createPathBasedClient<Paths>({ baseUrl: observer.url })["/posts"];
  await GET();
  expect(observer.last).toMatchObject({ method: "GET", url: "/posts" });
});

it("shares the middleware of the client that it wraps", async () => {
  const client = createClient<Paths>({ baseUrl: observer.url });
  const byPath = wrapAsPathBasedClient<Paths>(client);
  client.use({ onRequest: ({ request }) => void request.headers.set("added", "later") });
  await byPath["/posts"].GET();
  expect(observer.last.headers).toMatchObject({ added: "later" });
});
