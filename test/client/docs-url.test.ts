import { describe, expect, it } from "vitest";
import { contract } from "../../generated/contract.js";
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { UntypedClient } from "../../src/api-client.js";
import { createClient, isMaloiError, type MaloiError } from "../../src/index.js";
import { createMock } from "../../src/mock/index.js";

const template = "https://docs.example.com/{language}/errors/{code}?from={code}";

/** What a call fails with, then what the next one does. */
async function failuresOf(code: string, options: object): Promise<MaloiError[]> {
  const answer = async () => new Response(JSON.stringify({ errorId: 1, errorCode: code }));
  const api = createClient({ baseUrl: "http://h", clientKey: "k", maxRetries: 0, fetch: answer, ...options });
  const results = [await api.safe.getBalance(), await api.safe.getBalance()];
  return results.map(({ error }) => error).filter(isMaloiError);
}

describe("docsUrl", () => {
  it("is the page about the code, in the source language and in that of the words", async () => {
    const [error] = await failuresOf("ERROR_RATE_LIMIT", { docsUrl: template });
    const page = "errors/ERROR_RATE_LIMIT?from=ERROR_RATE_LIMIT";
    expect(error?.docsUrl).toBe(`https://docs.example.com/vi/${page}`);
    expect(error?.describe(vi).docsUrl).toBe(`https://docs.example.com/vi/${page}`);
    expect(error?.describe(en).docsUrl).toBe(`https://docs.example.com/en/${page}`);
    expect(error?.toJSON()).toMatchObject({ docsUrl: `https://docs.example.com/vi/${page}` });
  });

  it("is there for a cool-down too", async () => {
    const [, error] = await failuresOf("ERROR_IP_BANNED", { docsUrl: template });
    expect(error?.name).toBe("CooldownError");
    expect(error?.docsUrl).toContain("/vi/errors/ERROR_IP_BANNED");
    expect(error?.describe(en).docsUrl).toContain("/en/errors/ERROR_IP_BANNED");
  });

  it.each([
    ["the catalog names no reference", "ERROR_RATE_LIMIT", {}],
    ["the reference does not have the code", "ERROR_OF_THE_FUTURE", { docsUrl: template }],
  ])("is not there where %s", async (_, code, options) => {
    const [error] = await failuresOf(code, options);
    expect(error?.docsUrl).toBeUndefined();
    expect(error?.describe(vi)).not.toHaveProperty("docsUrl");
  });

  it("is not there for what has no code", async () => {
    const mock = createMock();
    const fetch = () => Promise.reject(new TypeError("no"));
    const api = createClient({
      baseUrl: "http://h",
      clientKey: "demo-key",
      fetch,
      docsUrl: template,
      maxRetries: 0,
    });
    expect(mock.requests).toEqual([]);
    expect((await api.safe.getBalance()).error?.docsUrl).toBeUndefined();
  });

  it("comes from the catalog", async () => {
    const fetch = async () => new Response('{"errorId":1,"errorCode":"ERROR_RATE_LIMIT"}');
    const options = { baseUrl: "http://h", clientKey: "k", maxRetries: 0, fetch };
    const client = new UntypedClient({ ...contract, docs: "http://d/{code}" }, options);
    await expect(client.call("getBalance", {}, {})).rejects.toMatchObject({
      docsUrl: "http://d/ERROR_RATE_LIMIT",
    });
  });

  it.each(["", "docs/{code}", "javascript:{code}", "https://docs.example.com/"])("refuses %j", (docsUrl) => {
    expect(() => createClient({ baseUrl: "http://h", clientKey: "k", docsUrl })).toThrow("docsUrl must be");
  });
});
