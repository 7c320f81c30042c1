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
    ["nothing", "{}\n", { code: "/code", description: "/message", isUnderSuccess: false }],
  ])("knows %s", (_, openapi, want) => {
    expect(guessEnvelope(new YamlSource("f", openapi))).toEqual(want);
  });
});
