/* The cases are those of openapi-fetch's test/common/create-client.test.ts (MIT), over loopback. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import createClient, { type HeadersOptions } from "../../src/fetch/index.js";
import { type AnyPaths, type Observer, startObserver, ways } from "./observer.js";

let observer: Observer;
beforeAll(async () => {
  observer = await startObserver();
});
afterAll(() => observer[Symbol.asyncDispose]());

describe.each(ways)("createClient, %s", (_, way) => {
  it.each([
    ["as it is", "/v2", undefined, "/v2/resources"],
    ["without the slash at its end", "/v3/", undefined, "/v3/resources"],
    ["of a call", "/v2", "/v4/", "/v4/resources"],
  ])("baseUrl: %s", async (_, own, called, want) => {
    const client = createClient<AnyPaths>({ ...way, baseUrl: observer.url + own });
    await client.GET("/resources", called === undefined ? {} : { baseUrl: observer.url + called });
    expect(observer.last.url).toBe(want);
  });

  const withBody = ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"] as const;
  const bodies = [{ prop: "a" }, {}, "", "str", null, false, 0, 1, new Date("2024-08-07T09:52:00.836Z")];

  async function typeOf(
    method: (typeof withBody)[number] | "GET" | "HEAD",
    call: Record<string, unknown>,
    headers: HeadersOptions = {},
  ): Promise<string | undefined> {
    await createClient<AnyPaths>({ ...way, baseUrl: observer.url, headers })[method]("/resources", call);
    const [, type] =
      Object.entries(observer.last.headers).find(([name]) => name.toLowerCase() === "content-type") ?? [];
    return type;
  }

  it.each([...withBody, "GET", "HEAD"] as const)("no body has no Content-Type: %s", async (method) => {
    expect(await typeOf(method, {})).toBeUndefined();
    expect(await typeOf(method, { body: undefined })).toBeUndefined();
  });

  it.each(withBody)("the Content-Type of a body: %s", async (method) => {
    const own = { "content-type": "application/my-json" };
    for (const body of bodies) {
      expect(await typeOf(method, { body })).toBe("application/json");
      expect(await typeOf(method, { body }, own)).toBe("application/my-json");
      expect(await typeOf(method, { body, headers: own })).toBe("application/my-json");
      expect(await typeOf(method, { body, headers: own }, { "content-type": null })).toBe(
        "application/my-json",
      );
      // What `fetch` takes text for by itself.
      expect(await typeOf(method, { body }, { "content-type": null })).toBe("text/plain;charset=UTF-8");
    }
  });
});
