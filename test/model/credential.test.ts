import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../../scripts/load/json.js";
import { credentialsOf, securityOf } from "../../scripts/model/credential.js";

const schemes = `
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    session: { type: apiKey, in: cookie, name: sid }
    bearer: { type: http, scheme: Bearer }
    basic: { type: http, scheme: basic }
    oauth: { type: oauth2, flows: {} }
    openid: { type: openIdConnect, openIdConnectUrl: https://example.com }
    digest: { type: http, scheme: digest }
    certificate: { type: mutualTLS }
    elsewhere: { $ref: "#/components/securitySchemes/bearer" }
`;
const authorization = { in: "header", name: "authorization" };

function documentWith(general: string, own: string): { document: JsonObject; operation: JsonObject } {
  const text = `${schemes}\n${general}\npaths: { /a: { get: { ${own} } } }`;
  const document = parse(text);
  return { document, operation: document.paths["/a"].get };
}

describe("an operation needs", () => {
  it.each<[string, string, string, object, string[][]]>([
    ["nothing where nothing is said", "", "", {}, []],
    ["what all do", "security: [{ key: [] }]", "", { key: { in: "header", name: "X-Key" } }, [["key"]]],
    [
      "nothing where it says so",
      "security: [{ session: [] }]",
      "security: []",
      { session: { in: "cookie", name: "sid" } },
      [],
    ],
    [
      "what it says, which comes after what all need",
      "security: [{ bearer: [] }]",
      "security: [{ basic: [] }]",
      { bearer: { ...authorization, scheme: "Bearer" }, basic: { ...authorization, scheme: "Basic" } },
      [["basic"]],
    ],
    [
      "one or the other",
      "",
      "security: [{ oauth: [a, b] }, { openid: [] }, {}]",
      { oauth: { ...authorization, scheme: "Bearer" }, openid: { ...authorization, scheme: "Bearer" } },
      [["oauth"], ["openid"], []],
    ],
    [
      "several at once",
      "",
      "security: [{ key: [], session: [] }]",
      { key: { in: "header", name: "X-Key" }, session: { in: "cookie", name: "sid" } },
      [["key", "session"]],
    ],
    [
      "nothing of us where the connection has it",
      "",
      "security: [{ certificate: [] }, { digest: [] }]",
      {},
      [[], []],
    ],
    [
      "a scheme that stands elsewhere",
      "",
      "security: [{ elsewhere: [] }]",
      { elsewhere: { ...authorization, scheme: "Bearer" } },
      [["elsewhere"]],
    ],
    ["no scheme that nobody knows", "", "security: [{ toString: [] }]", {}, [[]]],
    [
      "what x-credential says, and nothing else",
      "x-credential: { in: body, name: key }\nsecurity: [{ bearer: [] }]",
      "security: [{ bearer: [] }]",
      { clientKey: { in: "body", name: "key" } },
      [["clientKey"]],
    ],
    [
      "nothing where it says so in spite of x-credential",
      "x-credential: { in: body, name: key }",
      "security: []",
      { clientKey: { in: "body", name: "key" } },
      [],
    ],
  ])("%s", (_, general, own, credentials, security) => {
    const { document, operation } = documentWith(general, own);
    expect(credentialsOf(document)).toEqual(credentials);
    expect(Object.keys(credentialsOf(document))).toEqual(Object.keys(credentials));
    expect(securityOf(document, operation)).toEqual(security);
  });
});
