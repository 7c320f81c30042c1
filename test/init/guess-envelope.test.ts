import { describe, expect, it } from "vitest";
import { guessEnvelope } from "../../scripts/init/guess-envelope.js";
import { YamlSource } from "../../scripts/load/yaml-source.js";

const answer = (status: string, example: string) =>
  `paths: { /a: { get: { responses: { "${status}": { content: { json: { example: ${example} } } } } } } }\n`;

describe("guessEnvelope", () => {
  it.each<[name: string, openapi: string, want: object]>([
    [
      "a flat body",
      answer("400", "{ errorId: 1, errorCode: A, errorDescription: B }"),
      { code: "/errorCode", description: "/errorDescription", isUnderSuccess: false },
    ],
    [
      "a body within",
      answer("404", "{ error: { code: A, message: B } }"),
      { code: "/error/code", description: "/error/message", isUnderSuccess: false },
    ],
    ["a failure under a success", answer("200", "{ code: A }"), { code: "/code", isUnderSuccess: true }],
    [
      "no code in an example",
      answer("200", '{ code: "", message: ok }'),
      { code: "/code", description: "/message", isUnderSuccess: false },
    ],
    [
      "a schema",
      "components: { schemas: { E: { properties: { e/r: { properties: { errorCode: {}, detail: {} } } } } } }\n",
      { code: "/e~1r/errorCode", description: "/e~1r/detail", isUnderSuccess: false },
    ],
    [
      "numbers, and not the HTTP status beside them",
      answer("409", "{ code: 409, errorCode: 1001, msg: B }"),
      { code: { pointer: "/errorCode", type: "number" }, description: "/msg", isUnderSuccess: false },
    ],
    [
      "numbers in a schema",
      "components: { schemas: { E: { properties: { code: { type: integer, enum: [1001, 1002] } } } } }\n",
      { code: { pointer: "/code", type: "number" }, isUnderSuccess: false },
    ],
    [
      "a header",
      'paths: { /a: { get: { responses: { "403": { headers: { X-Error-Code: { schema: { enum: [A] } } } } } } } }\n',
      { code: { header: "X-Error-Code" }, isUnderSuccess: false },
    ],
    [
      "the problems of RFC 9457",
      'paths: { /a: { get: { responses: { "404": { content: { application/problem+json: { example: { type: "https://a.test/p/gone", title: Gone } } } } } } } }\n',
      {
        code: { pointer: "/type", prefix: "https://a.test/p/" },
        description: "/detail",
        params: "",
        mediaType: "application/problem+json",
        isUnderSuccess: false,
      },
    ],
    [
      "a problem that has a code beside its type",
      'paths: { /a: { get: { responses: { "404": { content: { application/problem+json: { example: { type: "https://a.test/p/gone", detail: Gone, code: GONE } } } } } } } }\n',
      {
        code: "/code",
        description: "/detail",
        mediaType: "application/problem+json",
        isUnderSuccess: false,
      },
    ],
    ["nothing", "{}\n", { code: "/code", description: "/message", isUnderSuccess: false }],
  ])("knows %s", (_, openapi, want) => {
    expect(guessEnvelope(new YamlSource("f", openapi))).toEqual(want);
  });
});
