import { describe, expect, it } from "vitest";
import { buildContract } from "../../../scripts/model/build.js";
import { catalog, type Edit, edited, inOneLine, openapi, sourcesOf } from "../minimal-contract.js";

const file = "locales/openapi/en.yaml";
const head = "overlay: 1.0.0\ninfo: { title: English, version: 1.0.0 }\nactions:\n";
const title = "  - { target: $.info, update: { title: Minimal API } }\n";
const sent = `  - { target: "$.paths['/send'].post.responses['200']", update: { description: Sent. } }\n`;

function found(actions: string, edits: readonly Edit[] = [], name = file): string[] {
  return buildContract(sourcesOf({ ...edited(edits), [name]: head + actions })).problems.map(inOneLine);
}

const send = (more: string): Edit => [openapi, "operationId: send", `operationId: send\n      ${more}`];
const schema = (text: string): Edit => send(`requestBody: { content: { a/b: { schema: ${text} } } }`);

describe("untranslated", () => {
  it.each<[name: string, actions: string, edits: Edit[], want: string[]]>([
    ["all given, in the same words or in others", title + sent, [], []],
    ["a description left out", title, [], ["untranslated spec/openapi.yaml:8:31 «Sent.»"]],
    [
      "a title and a summary left out",
      sent,
      [send("summary: Send it")],
      ["untranslated spec/openapi.yaml:2:16 «Minimal API»", "untranslated spec/openapi.yaml:7:16 «Send it»"],
    ],
    [
      "words given from further out",
      "  - { target: $, update: { info: { title: A }, paths: { /send: { post: { responses: { '200': { description: B. } } } } } } }\n",
      [],
      [],
    ],
    [
      "words given to many at once",
      "  - { target: '$..[?@.description]', update: { description: B. } }\n  - { target: $.info, update: { title: A } }\n",
      [],
      [],
    ],
    [
      "the words of a schema, and of a property called title",
      title + sent,
      [schema("{ title: A, properties: { title: { type: string, description: The title. } } }")],
      ["untranslated spec/openapi.yaml:7:57 «A»", "untranslated spec/openapi.yaml:7:110 «The title.»"],
    ],
    [
      "the words of properties whose names mean something elsewhere, and no values by such names",
      title + sent,
      [
        schema("{ properties: { example: { description: One. }, properties: { description: Two. } } }"),
        [
          openapi,
          "{ description: Sent. }",
          "{ description: Sent., links: { a: { operationId: send, parameters: { title: $method } } } }",
        ],
      ],
      ["untranslated spec/openapi.yaml:7:88 «One.»", "untranslated spec/openapi.yaml:7:123 «Two.»"],
    ],
    [
      "the name that readers are shown for a tag",
      title + sent,
      [[openapi, "paths:", "tags: [{ name: a, x-displayName: Aaa }]\npaths:"]],
      ["untranslated spec/openapi.yaml:3:34 «Aaa»"],
    ],
    [
      "what is sent, and what has no letter",
      title + sent,
      [
        send("x-other: { title: A }"),
        schema("{ description: '0', example: { title: A }, default: { title: B }, enum: [{ title: C }] }"),
      ],
      [],
    ],
  ])("%s", (_, actions, edits, want) => {
    expect(found(actions, edits)).toEqual(want);
  });

  it("says which target to write, and where", () => {
    const { problems } = buildContract(sourcesOf({ ...edited([]), [file]: head + title }));
    expect(problems).toMatchObject([
      {
        severity: "warning",
        values: {
          key: "description",
          target: "$.paths['/send'].post.responses['200']",
          file,
          language: "en",
        },
      },
    ]);
  });

  it("is silent on what is written in that language, on foreign languages and on what has mistakes", () => {
    const stated: Edit = [openapi, "title: Minimal API", "title: Minimal API, x-language: en"];
    expect(found(title, [stated])).toEqual([]);
    expect(found(title, [], "locales/openapi/fr.yaml")).toEqual([
      expect.stringMatching(/^overlay\/language /),
    ]);
    expect(found(`${title}  - { target: $.inf, update: { title: A } }\n`)).toEqual([
      expect.stringMatching(/^overlay\/nothing_near /),
    ]);
    expect(found(`${title}  - { target: $.info }\n`)).toEqual([expect.stringMatching(/^schema\/missing /)]);
  });

  it("knows exemptions, by operation, language and field", () => {
    const exempt = (by: string): Edit => [
      catalog,
      "errors:\n",
      `exemptions:\n  - { rule: untranslated, ${by}, reason: It is the same everywhere. }\nerrors:\n`,
    ];
    expect(found(title, [exempt("operation: send, language: en, field: description")])).toEqual([]);
    expect(found(sent, [exempt("language: en, field: title")])).toEqual([]);
  });

  it("may be an error", () => {
    const strict: Edit = [catalog, "errors:\n", "rules: { untranslated: error }\nerrors:\n"];
    const { contract } = buildContract(sourcesOf({ ...edited([strict]), [file]: head + title }));
    expect(contract).toBeUndefined();
  });
});
