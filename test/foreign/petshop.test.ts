import { describe, expect, it } from "vitest";
import { createClient, guardsOf } from "../../src/runtime.js";
import { answer, type Handler, type Loopback, startLoopback } from "../support/loopback.js";
import { contract } from "./petshop/generated/contract.js";
import { en } from "./petshop/generated/locales/en.js";

/* A foreign API from its files to its errors: generated/ is what `maloi generate --root test/foreign/petshop` writes. */

const { isApiError } = guardsOf(contract);

function shop({ url }: Loopback) {
  return createClient(contract, { baseUrl: url, clientKey: "tok-1", maxRetries: 0 });
}

function problem(status: number, type: string, members: object = {}): Handler {
  const body = { type: `https://petshop.example/problems/${type}`, status, ...members };
  return answer(status, body, { "content-type": "application/problem+json" });
}

describe("the pet shop", () => {
  it("is asked with parameters of every kind", async () => {
    await using server = await startLoopback((request, response) => {
      expect(request.headers).toMatchObject({ authorization: "Bearer tok-1", "x-trace": "t" });
      answer(200, [{ id: 1, name: "Mun", kind: "cat" }])(request, response, "");
    });
    const [first] = await shop(server).listPets({
      query: { kind: ["cat", "dog"], limit: 2 },
      header: { "X-Trace": "t" },
    });
    const kind: "cat" | "dog" | undefined = first?.kind;
    expect([first?.id, kind]).toEqual([1, "cat"]);
    expect(server.received[0]?.path).toBe("/pets?kind=cat,dog&limit=2");
  });

  it("takes a body alone as it is, and needs no input where nothing is required", async () => {
    await using server = await startLoopback((request, response, body) => {
      const pets = [{ id: 2, name: "Vàng" }];
      answer(request.method === "POST" ? 201 : 200, body === "" ? pets : { id: 2, ...JSON.parse(body) })(
        request,
        response,
        body,
      );
    });
    const api = shop(server);
    expect(await api.addPet({ name: "Vàng", kind: "dog" })).toEqual({ id: 2, name: "Vàng", kind: "dog" });
    expect(await api.listPets()).toHaveLength(1);
  });

  it("answers with files, text and nothing", async () => {
    await using server = await startLoopback((request, response) => {
      if (request.url === "/health") {
        expect(request.headers).not.toHaveProperty("authorization");
        response.end("open");
      } else if (request.method === "GET") response.end(Buffer.from([137, 80]));
      else answer(204, "")(request, response, "");
    });
    const api = shop(server);
    const words: string = await api.health();
    const photo: Blob = await api.getPhoto({ path: { petId: 7 } });
    const nothing: undefined = await api.removePet({ path: { petId: 7 } });
    const set: undefined = await api.setPhoto({
      path: { petId: 7 },
      body: { photo: new Blob(["png"]), caption: "x" },
    });
    expect([words, photo.size, nothing, set]).toEqual(["open", 2, undefined, undefined]);
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /health",
      "GET /pets/7/photo",
      "DELETE /pets/7",
      "PUT /pets/7/photo",
    ]);
  });

  it("refuses with codes that narrow, members and all", async () => {
    await using server = await startLoopback(
      problem(402, "out-of-credit", { detail: "No credit", balance: 3, cost: 5 }),
    );
    const { error } = await shop(server).safe.addPet({ name: "Mun" });
    if (!isApiError(error, "out-of-credit")) throw error;
    const { cost = 0, balance = 0 } = error.params;
    expect([cost - balance, error.status, error.retry]).toEqual([2, 402, "never"]);
    expect(error.describe(en).description).toBe("Your balance is 3, but it costs 5");
  });

  it("refuses with a code of tomorrow", async () => {
    await using server = await startLoopback(problem(451, "not-here", { detail: "Not in your country" }));
    const error: unknown = await shop(server)
      .getPet({ path: { petId: 1 } })
      .catch((reason: unknown) => reason);
    if (!isApiError(error)) throw error;
    expect([error.code, error.describe(en).description]).toEqual(["not-here", "Not in your country"]);
  });

  it("is retried as its catalog says", async () => {
    let requests = 0;
    await using server = await startLoopback((request, response) => {
      requests++;
      const handler = requests === 1 ? problem(429, "rate-limited") : answer(200, { id: 1, name: "Mun" });
      handler(request, response, "");
    });
    const api = createClient(contract, { baseUrl: server.url, clientKey: "tok-1" });
    expect(await api.getPet({ path: { petId: 1 } })).toEqual({ id: 1, name: "Mun" });
    expect(requests).toBe(2);
  });
});
