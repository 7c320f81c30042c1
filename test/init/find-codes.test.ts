import { describe, expect, it } from "vitest";
import { findCodes } from "../../scripts/init/find-codes.js";
import { YamlSource } from "../../scripts/load/yaml-source.js";

const failures = (answers: Readonly<Record<string, object>>) =>
  JSON.stringify({ paths: { "/a": { get: { responses: answers } } } });
const schema = (properties: object) => ({ content: { "application/json": { schema: { properties } } } });
const example = (value: object, type = "application/json") => ({ content: { [type]: { example: value } } });
const problem = (type: string, title = "No.") =>
  example({ type, title, status: 404, detail: "Not number 7." }, "application/problem+json");

describe("findCodes", () => {
  it.each<[name: string, openapi: string, want: readonly string[]]>([
    [
      "numbers in an enum that is called like error codes",
      failures({ "409": schema({ errorCode: { enum: [0, 404, 1001] } }) }),
      ["404 409 404", "1001 409 1001"],
    ],
    [
      "two numbers or more that are no statuses",
      failures({ "503": schema({ code: { enum: [1001, 1002] } }) }),
      ["1001 503 1001", "1002 503 1002"],
    ],
    ["no HTTP status", failures({ "404": schema({ code: { enum: [404, 409] } }) }), []],
    ["no single number", failures({ "404": schema({ code: { enum: [1001] } }) }), []],
    ["no zero", failures({ "400": example({ errorCode: 0, code: 400 }) }), []],
    ["a number in an example", failures({ "429": example({ code: 4290 }) }), ["4290 429 4290"]],
    ["no number of a success", failures({ "200": example({ code: 20000 }) }), []],
    [
      "texts rather than numbers",
      failures({ "404": example({ code: "GONE", errorCode: 12 }) }),
      ["GONE 404 Gone"],
    ],
    [
      "the addresses of problems",
      failures({
        "404": problem("https://a.test/p/gone", "It is gone."),
        "409": problem("https://a.test/p/lost"),
      }),
      ["gone 404 It is gone", "lost 409 No"],
    ],
    ["one address", failures({ "404": problem("urn:problem:gone") }), ["gone 404 No"]],
    [
      "an address that others begin with",
      failures({ "404": problem("/p/gone"), "410": problem("/p/gone-again") }),
      ["gone 404 No", "gone-again 410 No"],
    ],
    ["no address that says nothing", failures({ "404": problem("about:blank") }), []],
    [
      "the values of a header",
      failures({ "403": { headers: { "X-Error-Code": { schema: { enum: ["A_B"] } } } } }),
      ["A_B 403 A b"],
    ],
    [
      "no status where a code has several",
      failures({ "404": schema({ code: { enum: ["A", "B"] } }), "409": schema({ code: { enum: ["A"] } }) }),
      ["A 400 A", "B 404 B"],
    ],
    [
      "the status of the failure for a code that a success lists too",
      failures({
        "200": schema({ code: { enum: ["A", "B"] } }),
        "404": schema({ code: { enum: ["A", "B"] } }),
      }),
      ["A 404 A", "B 404 B"],
    ],
  ])("finds %s", (_, openapi, want) => {
    const codes = findCodes(new YamlSource("f", openapi));
    expect(codes.map(({ code, status, message }) => `${code} ${status} ${message}`)).toEqual(want);
  });
});
