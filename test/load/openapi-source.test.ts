import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleOpenApi } from "../../scripts/load/openapi-source.js";
import { YamlSource } from "../../scripts/load/yaml-source.js";
import { type Edit, edited, inOneLine, openapi } from "../model/minimal-contract.js";

const response = "{ description: Sent. }";
const shared = `post:
  operationId: send
  responses:
    "200": { description: Sent. }
  x-error-codes: []
`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "maloi-openapi-"));
  await mkdir(join(root, "spec"));
  await writeFile(join(root, "spec", "path.yaml"), shared);
  await writeFile(join(root, "spec", "broken.yaml"), "a: [1\nb: 2\n");
});
afterAll(() => rm(root, { recursive: true }));

const bundle = (edits: Edit[]) => bundleOpenApi(root, new YamlSource(openapi, edited(edits)[openapi] ?? ""));

describe("bundleOpenApi", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    ["nothing wrong", [], []],
    ["no OpenAPI at all", [[openapi, "openapi: 3.1.0\n", ""]], ["openapi/version spec/openapi.yaml:1:1 «i»"]],
    ["Swagger 2", [[openapi, "3.1.0", "2.0.0"]], ["openapi/version spec/openapi.yaml:1:10 «2.0.0»"]],
    [
      "a property that OpenAPI does not have",
      [[openapi, "operationId: send", "operationId: send\n      sumary: x"]],
      ["openapi spec/openapi.yaml:7:7 «sumary»"],
    ],
    [
      "a property that OpenAPI needs",
      [[openapi, ", version: 1.0.0", ""]],
      ["openapi spec/openapi.yaml:2:1 «info»"],
    ],
    [
      "a reference to nothing",
      [[openapi, response, "{ $ref: '#/components/responses/X' }"]],
      ["openapi spec/openapi.yaml:8:16 «{ $ref: '#/components/responses/X' }»"],
    ],
    [
      "a reference to itself",
      [
        [
          openapi,
          response,
          "{ $ref: '#/components/responses/X' }\ncomponents: { responses: { X: { $ref: '#/components/responses/X' } } }\nx-rest:",
        ],
      ],
      ["openapi spec/openapi.yaml:1:1 «o»"],
    ],
    [
      "a reference that is no URI",
      [[openapi, response, "{ $ref: '#/components/responses/%zz' }"]],
      ["openapi spec/openapi.yaml:1:1 «o»"],
    ],
    [
      "a file that is not there",
      [[openapi, response, "{ $ref: nowhere.yaml }"]],
      ["openapi spec/openapi.yaml:8:16 «{ $ref: nowhere.yaml }»"],
    ],
    [
      "a per cent sign in a path",
      [
        [openapi, "/send", "/100%"],
        [openapi, "operationId: send", "operationId: 5"],
      ],
      ["openapi spec/openapi.yaml:6:20 «5»"],
    ],
    [
      "an id twice",
      [[openapi, "    post:\n", "    get: { operationId: send, responses: {} }\n    post:\n"]],
      ["openapi spec/openapi.yaml:6:5 «post»"],
    ],
    [
      "a version of YAML that the linter does not know",
      [[openapi, "openapi: 3.1.0\n", "%YAML 9.9\n---\nopenapi: 3.1.0\n"]],
      ["syntax spec/openapi.yaml:2:1 «-»"],
    ],
  ])("%s", async (_, edits, want) => {
    const { problems, document } = await bundle(edits);
    expect(problems.map(inOneLine)).toEqual(want);
    expect(document === undefined).toBe(want.length > 0);
  });

  it("pulls in the files that are referred to", async () => {
    const edits: Edit[] = [
      [
        openapi,
        /\/send:\n(?:.|\n)*/.exec(edited([])[openapi] ?? "")?.[0] ?? "",
        "/send: { $ref: path.yaml }\n",
      ],
    ];
    const { document, problems } = await bundle(edits);
    expect(problems).toEqual([]);
    expect(JSON.stringify(document)).toContain('"operationId":"send"');
  });

  it("names the broken file by its path below the root", async () => {
    const { problems } = await bundle([[openapi, response, "{ $ref: broken.yaml }"]]);
    expect(problems.map(({ place }) => place.file)).toContain("spec/broken.yaml");
    expect(JSON.stringify(problems)).not.toContain(root);
  });

  it("does not go to the network", async () => {
    const { problems } = await bundle([[openapi, response, "{ $ref: 'http://127.0.0.1:9/x.yaml' }"]]);
    expect(problems.map(({ values }) => values?.["reason"])).toEqual([
      expect.stringContaining("references to the network are not followed"),
    ]);
  });
});
