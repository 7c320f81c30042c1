import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/load/json.js";
import { changesOf, documentWith } from "../documents.js";

const query = (more: JsonObject = {}): JsonObject => ({
  parameters: [{ name: "q", in: "query", schema: { type: "string" }, ...more }],
  responses: {},
});
const body = (more: JsonObject, media = "application/json"): JsonObject => ({
  requestBody: { content: { [media]: {} }, ...more },
  responses: {},
});
const answers = (...statuses: string[]): JsonObject => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: "A." }])),
});
const media = (...names: string[]): JsonObject => ({
  responses: { 200: { description: "A.", content: Object.fromEntries(names.map((name) => [name, {}])) } },
});
const headers = (...names: string[]): JsonObject => ({
  responses: {
    200: {
      description: "A.",
      headers: Object.fromEntries(names.map((name) => [name, { schema: { type: "string" } }])),
    },
  },
});
const nothing: JsonObject = { responses: {} };

/** Each case forth and back. */
const cases: [name: string, from: JsonObject, to: JsonObject, forth: string[], back: string[]][] = [
  [
    "a parameter",
    nothing,
    query(),
    ["minor parameter-added send query q"],
    ["major parameter-removed send query q"],
  ],
  [
    "a parameter that must be",
    nothing,
    query({ required: true }),
    ["major parameter-required send query q"],
    ["major parameter-removed send query q"],
  ],
  [
    "a requirement",
    query(),
    query({ required: true }),
    ["major parameter-required send query q"],
    ["minor parameter-optional send query q"],
  ],
  [
    "a style",
    query(),
    query({ style: "spaceDelimited" }),
    [
      'major parameter-form-changed send query q {"allowReserved":false,"explode":true,"style":"form"} {"allowReserved":false,"explode":false,"style":"spaceDelimited"}',
    ],
    [
      'major parameter-form-changed send query q {"allowReserved":false,"explode":false,"style":"spaceDelimited"} {"allowReserved":false,"explode":true,"style":"form"}',
    ],
  ],
  [
    "a parameter's schema",
    query(),
    query({ schema: { type: "string", maxLength: 3 } }),
    ["major request-narrowed send query q maxLength – 3"],
    ["minor request-widened send query q maxLength 3 –"],
  ],
  ["a body", nothing, body({}), ["minor body-added send"], ["major body-removed send"]],
  [
    "a body that must be",
    nothing,
    body({ required: true }),
    ["major body-required send"],
    ["major body-removed send"],
  ],
  [
    "a body's requirement",
    body({}),
    body({ required: true }),
    ["major body-required send"],
    ["minor body-optional send"],
  ],
  [
    "a media type",
    body({}),
    body({}, "text/plain"),
    [
      "major media-removed send requestBody application/json",
      "minor media-added send requestBody text/plain",
    ],
    [
      "major media-removed send requestBody text/plain",
      "minor media-added send requestBody application/json",
    ],
  ],
  [
    "a success",
    answers("200"),
    answers("200", "202"),
    ["major answer-added send 202"],
    ["major answer-removed send 202"],
  ],
  [
    "a failure",
    answers("200"),
    answers("200", "4xx"),
    ["minor failure-answer-added send 4XX"],
    ["minor failure-answer-removed send 4XX"],
  ],
  [
    "an answer's media type",
    media("a/b"),
    media("a/b", "c/d"),
    ["major answer-media-added send responses 200 c/d"],
    ["major answer-media-removed send responses 200 c/d"],
  ],
  [
    "a header",
    headers(),
    headers("X-A"),
    ["minor answer-header-added send responses 200 x-a"],
    ["major answer-header-removed send responses 200 x-a"],
  ],
  [
    "a deprecation",
    nothing,
    { ...nothing, deprecated: true },
    ["minor operation-deprecated send"],
    ["patch openapi-reworded openapi"],
  ],
  [
    "callbacks",
    nothing,
    { ...nothing, callbacks: { a: {} } },
    ['major operation-unclear send callbacks – {"a":{}}'],
    ['major operation-unclear send callbacks {"a":{}} –'],
  ],
  [
    "a way in",
    { ...nothing, security: [{ a: [] }] },
    { ...nothing, security: [{ a: [] }, {}] },
    ['minor security-relaxed send {"a":[]} {"a":[]} | {}'],
    ['major security-tightened send {"a":[]} | {} {"a":[]}'],
  ],
  [
    "the need of a key",
    { ...nothing, security: [{ a: [] }] },
    { ...nothing, security: [] },
    ['minor security-relaxed send {"a":[]} {}'],
    ['major security-tightened send {} {"a":[]}'],
  ],
  [
    "an address",
    { ...nothing, servers: [{ url: "/a" }] },
    { ...nothing, servers: [{ url: "/a" }, { url: "/b" }] },
    ["minor server-added send /b"],
    ["major server-removed send /b"],
  ],
  [
    "tags and examples",
    nothing,
    { ...nothing, tags: ["a"] },
    ["patch openapi-reworded openapi"],
    ["patch openapi-reworded openapi"],
  ],
];

describe("diffOpenApi", () => {
  it.each(cases)("sees what became of %s, from either side", (_, from, to, forth, back) => {
    const [a, b] = [documentWith(from), documentWith(to)];
    expect(changesOf(a, b)).toEqual(forth);
    expect(changesOf(b, a)).toEqual(back);
    expect(changesOf(a, structuredClone(a))).toEqual([]);
  });

  it("knows a parameter of the path as the operation's, and a referenced one as its target", () => {
    const own = documentWith(query());
    const shared = documentWith(
      { responses: {} },
      {},
      {
        openapi: "3.1.0",
        components: { parameters: { Q: { name: "q", in: "query", schema: { type: "string" } } } },
      },
    );
    const paths = {
      "/send": {
        parameters: [{ $ref: "#/components/parameters/Q" }],
        post: { operationId: "send", responses: {} },
      },
    };
    expect(changesOf(own, { ...shared, paths })).toEqual(["patch openapi-reworded openapi"]);
  });

  it("sees schemas by name, addresses of all, and webhooks", () => {
    const base = documentWith(nothing, { A: {} });
    const head = { ...documentWith(nothing, { B: {} }), servers: [{ url: "/v2" }], webhooks: { a: {} } };
    expect(changesOf(base, head)).toEqual([
      'major operation-unclear webhooks  – {"a":{}}',
      "major schema-removed A",
      "minor server-added servers /v2",
      "minor schema-added B",
    ]);
  });
});
