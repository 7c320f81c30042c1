import { describe, expect, it } from "vitest";
import { createClient, guardsOf, isUnexpectedResponseError } from "../../src/runtime.js";
import { answer, type Loopback, startLoopback } from "../support/loopback.js";
import { contract } from "./ledger/generated/contract.js";
import { vi } from "./ledger/generated/locales/vi.js";

/* An API of OpenAPI 3.0 in JSON, with a form for a body, a key in a header, and numbers for codes under any status. */

const { isApiError } = guardsOf(contract);

function ledger({ url }: Loopback) {
  return createClient(contract, { baseUrl: url, clientKey: "key-1", maxRetries: 0 });
}

describe("the ledger", () => {
  it("is sent a form, with the key in a header", async () => {
    await using server = await startLoopback((request, response, body) => {
      expect(request.headers).toMatchObject({
        "x-api-key": "key-1",
        "content-type": "application/x-www-form-urlencoded",
      });
      answer(200, { id: "e1", amount: Number(new URLSearchParams(body).get("amount")), note: null })(
        request,
        response,
        body,
      );
    });
    const entry = await ledger(server).book({ amount: 12.5, note: "cà phê" });
    const note: string | null | undefined = entry.note;
    expect([entry.amount, note]).toEqual([12.5, null]);
    expect(server.received[0]?.body).toBe("amount=12.5&note=c%C3%A0+ph%C3%AA");
  });

  it("refuses under 200 with a number, which narrows", async () => {
    await using server = await startLoopback(
      answer(200, { error: { code: 1001, message: "Số tiền vượt quá 5000" } }),
    );
    const { error } = await ledger(server).safe.book({ amount: 1e6 });
    if (!isApiError(error, "1001")) throw error;
    const limit: number | undefined = error.params.limit;
    expect([limit, error.code, error.status]).toEqual([5000, "1001", 200]);
    expect(error.describe(vi).description).toBe("Số tiền vượt quá 5.000");
  });

  it("is not believed where it writes text for a number", async () => {
    await using server = await startLoopback(answer(200, { error: { code: "1001" } }));
    const { error } = await ledger(server).safe.entry({ path: { id: "e1" } });
    expect(isUnexpectedResponseError(error)).toBe(true);
  });
});
