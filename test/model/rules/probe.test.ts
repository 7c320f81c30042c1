import { describe, expect, it } from "vitest";
import { buildContract } from "../../../scripts/model/build.js";
import { edited, inOneLine, openapi, probes, sourcesOf } from "../minimal-contract.js";

const withBody = edited([
  [
    openapi,
    "      operationId: send",
    "      operationId: send\n      security: []\n      requestBody: { content: { application/json: {} } }",
  ],
  [openapi, "/send:", "/send/{to}:"],
]);

/** With a key. */
const usual = edited([[openapi, "paths:", "x-credential: { in: header, name: X-Key }\npaths:"]]);

function found(text: string, files = usual): string[] {
  return buildContract(sourcesOf({ ...files, [probes]: text })).problems.map(inOneLine);
}

describe("probe", () => {
  it.each<[name: string, text: string, want: string[]]>([
    ["nothing wrong", "codes:\n  ERROR_DATA: [{ operation: send, headers: { a: b }, live: true }]", []],
    ["an empty file", "# later", ["schema/empty spec/probes.yaml:1:1 «#»"]],
    [
      "a misspelt code",
      "codes: { ERROR_DATE: [{ operation: send }] }",
      ["probe/code_near spec/probes.yaml:1:10 «ERROR_DATE»"],
    ],
    [
      "a strange code, once",
      "codes: { WHAT: [{ operation: send }, { operation: send }] }",
      ["probe/code_far spec/probes.yaml:1:10 «WHAT»"],
    ],
    [
      "a misspelt operation",
      "codes: { ERROR_DATA: [{ operation: sent }] }",
      ["probe/operation_near spec/probes.yaml:1:36 «sent»"],
    ],
    [
      "a strange operation",
      "codes: { ERROR_DATA: [{ operation: delete }] }",
      ["probe/operation_far spec/probes.yaml:1:36 «delete»"],
    ],
    ["a valid request of none", "valid: { sned: {} }", ["probe/operation_near spec/probes.yaml:1:10 «sned»"]],
    [
      "a body where there is none",
      "valid: { send: { body: {} } }",
      ["probe/no-body spec/probes.yaml:1:18 «body»"],
    ],
    [
      "a parameter that the path lacks",
      "valid: { send: { path: { id: 1 } } }",
      ["probe/parameter spec/probes.yaml:1:26 «id»"],
    ],
    [
      "something before that is none",
      "valid: { send: { after: sen } }",
      ["probe/after_near spec/probes.yaml:1:25 «sen»"],
    ],
    [
      "something before that needs something before",
      "valid: { send: { after: send } }",
      ["probe/chain spec/probes.yaml:1:25 «send»"],
    ],
    [
      "an answer that is none's",
      'valid: { send: { headers: { a: "{{/id}}" } } }',
      ['probe/no-after spec/probes.yaml:1:16 «{ headers: { a: "{{/id}}" } }»'],
    ],
    [
      "a key that is spelt otherwise",
      "codes: { ERROR_DATA: [{ operation: send, tims: 2 }] }",
      ["schema/unknown spec/probes.yaml:1:42 «tims»"],
    ],
    [
      "no number of times",
      "codes: { ERROR_DATA: [{ operation: send, times: 0 }] }",
      ["schema/value spec/probes.yaml:1:49 «0»"],
    ],
    [
      "another credential",
      "codes: { ERROR_DATA: [{ operation: send, credential: right }] }",
      ["schema/value spec/probes.yaml:1:54 «right»"],
    ],
    [
      "no operation",
      "codes: { ERROR_DATA: [{ live: true }] }",
      ["schema/missing spec/probes.yaml:1:23 «{ live: true }»"],
    ],
    [
      "one request that is no list",
      "codes: { ERROR_DATA: { operation: send } }",
      ["schema/value spec/probes.yaml:1:22 «{ operation: send }»"],
    ],
    ["no YAML", "codes: [", ["syntax spec/probes.yaml:1:9 «»"]],
  ])("%s", (_, text, want) => {
    expect(found(text)).toEqual(want);
  });

  it("an operation that does not return the code", () => {
    const files = edited([[openapi, "        - ERROR_DATA\n", ""]]);
    expect(found("codes: { ERROR_DATA: [{ operation: send }] }", files)).toContain(
      "probe/unlisted spec/probes.yaml:1:36 «send»",
    );
  });

  it("two bodies, and a key where none is needed", () => {
    const text = 'codes: { ERROR_DATA: [{ operation: send, body: {}, rawBody: "", credential: wrong }] }';
    expect(found(text, withBody)).toEqual([
      "probe/bodies spec/probes.yaml:1:52 «rawBody»",
      "probe/open spec/probes.yaml:1:65 «credential»",
    ]);
  });
});
