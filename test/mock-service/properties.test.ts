import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeHeader, createContractMock } from "../../scripts/mock/contract-mock.js";
import { buildRoutes, findRoute } from "../../scripts/mock/routes.js";
import { calls } from "./calls.js";
import { contractIn } from "./served.js";
import { successErrors } from "./success-errors.js";

const contracts = await Promise.all(Object.keys(calls).map(contractIn));
const mocks = contracts.map((contract) => {
  return { contract, routes: buildRoutes(contract), ...createContractMock(contract, { key: "k" }) };
});

const segment = fc.oneof(
  fc.constantFrom("pets", "7", "photo", "entries", "%zz", "%2F", "", "..", "__proto__"),
  fc.webSegment(),
);
const request = fc.record({
  path: fc.oneof(
    fc.constantFrom(...contracts.flatMap(({ operations }) => operations.map(({ path }) => path))),
    fc.array(segment, { maxLength: 4 }).map((parts) => `/${parts.join("/")}`),
  ),
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PURGE"),
  body: fc.oneof(
    fc.constantFrom("", '{"clientKey":"k","taskId":"1","task":{"type":"a"},"name":"a"}', "amount=1"),
    fc.json(),
    fc.string(),
  ),
  type: fc.constantFrom(
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "/",
    "",
  ),
  key: fc.constantFrom("Bearer k", "Basic k", "", "k"),
  code: fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    fc.constantFrom("no-such-pet", "1001", "ERROR_DATA"),
    fc.string({ unit: "binary-ascii" }).map((text) => text.replace(/[\r\n\0]/g, "")),
  ),
});

/** What chance may never bring about. */
const post = {
  method: "POST",
  body: '{"clientKey":"k","taskId":"1","task":{"type":"a"},"name":"a"}',
  type: "application/json",
  key: "Bearer k",
  code: "",
};
const usual = [
  { ...post, path: "/pets" },
  { ...post, path: "/pets", body: "{}" },
  { ...post, path: "/pets", method: "GET", body: "" },
  { ...post, path: "/pets", key: "" },
  { ...post, path: "/pets", method: "PATCH" },
  { ...post, path: "/nowhere" },
  { ...post, path: "/pets/7", method: "DELETE" },
];

describe("any request", () => {
  it("gets an answer, which fits where it is a success", async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...mocks), request, async ({ contract, routes, fetch }, given) => {
        const { path, method, body, type, key, code } = given;
        const headers = { "content-type": type, authorization: key, "x-api-key": key, [codeHeader]: code };
        const hasBody = method !== "GET" && method !== "HEAD" && body !== "";
        const init = { method, headers, ...(hasBody && { body }) };
        const response = await fetch(new Request(`http://mock.invalid${path}`, init));
        const text = await response.text();
        seen.add(response.status);
        expect(response.status).not.toBe(500);
        expect(text).not.toMatch(/node_modules|\bat .*:\d+:\d+/);
        const isJson = /json/.test(response.headers.get("content-type") ?? "") && method !== "HEAD";
        if (isJson) JSON.parse(text);
        if (!isJson || !response.ok || code.trim() !== "") return;
        const found = findRoute(routes, method, new URL(`http://mock.invalid${path}`).pathname);
        if ("allow" in found) throw new Error("a success of no operation");
        expect(successErrors(contract, found.operation, text)).toEqual([]);
      }),
      { numRuns: 1000, examples: mocks.flatMap((mock) => usual.map((one) => [mock, one])) },
    );
    // It was not the same answer all the time.
    expect([...seen]).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 404, 405]));
  });
});
