import { describe, expect, it } from "vitest";
import { buildContract } from "../../../scripts/model/build.js";
import { inOneLine, minimal, sourcesOf } from "../minimal-contract.js";

const file = "locales/openapi/en.yaml";
const head = "overlay: 1.0.0\ninfo: { title: English, version: 1.0.0 }\nactions:\n";

/** The words that the actions of the cases leave out. */
const rest = `
  - { target: $.info, update: { title: Minimal API } }
  - { target: "$.paths['/send'].post.responses['200']", update: { description: Sent. } }
`;

function found(actions: string, name = file): string[] {
  return buildContract(sourcesOf({ ...minimal, [name]: head + actions + rest })).problems.map(inOneLine);
}

describe("overlay", () => {
  it.each<[name: string, actions: string, want: string[]]>([
    ["nothing wrong", `  - { target: "$.paths['/send'].post", update: { summary: Send } }`, []],
    ["a filter that finds something", "  - { target: '$..[?@.operationId]', update: { summary: Send } }", []],
    [
      "a misspelt path",
      `  - { target: "$.paths['/sent'].post", update: { summary: Send } }`,
      [`overlay/nothing_near ${file}:4:15 «"$.paths['/sent'].post"»`],
    ],
    [
      "a strange path",
      "  - { target: $.webhooks.all, update: { summary: Send } }",
      [`overlay/nothing_far ${file}:4:15 «$.webhooks.all»`],
    ],
    [
      "a filter that finds nothing",
      "  - { target: '$.paths[?@.no]', update: { summary: Send } }",
      [`overlay/nothing_far ${file}:4:15 «'$.paths[?@.no]'»`],
    ],
    [
      "what is no JSONPath",
      "  - { target: paths/send, update: { summary: Send } }",
      [`overlay/path ${file}:4:15 «paths/send»`],
    ],
    [
      "a text for a target",
      "  - { target: $.info.title, update: { title: Name } }",
      [`overlay/value ${file}:4:15 «$.info.title»`],
    ],
    [
      "a fact",
      `  - { target: "$.paths['/send'].post", update: { operationId: other, summary: Send } }`,
      [`overlay/fact ${file}:4:50 «operationId»`],
    ],
    [
      "a fact further in",
      "  - { target: $.paths, update: { /send: { post: { deprecated: true } } } }",
      [`overlay/fact ${file}:4:51 «deprecated»`],
    ],
    [
      "a list of words",
      "  - { target: $.info, update: { title: [a, b] } }",
      [`overlay/fact ${file}:4:33 «title»`],
    ],
    [
      "what only removes",
      "  - { target: $.info, remove: true }",
      [
        `schema/missing ${file}:4:5 «{ target: $.info, remove: true }»`,
        `schema/unknown ${file}:4:23 «remove»`,
      ],
    ],
    [
      "what an earlier action brings about",
      "  - { target: $.info, update: { x-displayName: Name } }\n  - { target: '$[?@[\"x-displayName\"]]', update: { title: Name } }",
      [],
    ],
  ])("finds %s", (_, actions, want) => {
    expect(found(actions)).toEqual(want);
  });

  it("finds a language that the contract does not have", () => {
    const actions = "  - { target: $.info, update: { title: Name } }";
    expect(found(actions, "locales/openapi/fr.yaml")).toEqual([
      "overlay/language locales/openapi/fr.yaml:1:1 «o»",
    ]);
  });

  it("suggests what was meant", () => {
    const actions = `  - { target: "$.paths['/sent'].post", update: { summary: Send } }`;
    const { problems } = buildContract(sourcesOf({ ...minimal, [file]: head + actions }));
    expect(problems[0]?.values?.["suggestion"]).toBe("$.paths['/send'].post");
  });
});
