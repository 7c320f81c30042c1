import { BaseResolver, createConfig, lintDocument, makeDocumentFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { emitOpenApi } from "../../scripts/emit/openapi.js";
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../../scripts/load/json.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import type { Contract } from "../../scripts/model/contract.js";
import { project } from "../commands/maloi.js";
import { catalog, contractOf, type Edit, edited, minimal, openapi } from "../model/minimal-contract.js";
import { hostileContract } from "./hostile-contract.js";

const { contract: own } = buildContract(await loadSources(project));
const emitted = (contract: Contract): JsonObject => parse(emitOpenApi(contract).content);
const object = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

/** What a linter says that knows the format, and holds each example against its schema. */
async function lint(content: string): Promise<string[]> {
  const rules = {
    struct: "error",
    "no-unresolved-refs": "error",
    "no-invalid-media-type-examples": "error",
  } as const;
  const config = await createConfig({ rules });
  const document = makeDocumentFromString(content, "/openapi.yaml");
  const externalRefResolver = new BaseResolver(config.resolve);
  const problems = await lintDocument({ document, config: config.styleguide, externalRefResolver });
  return problems.map(({ message, location }) => `${location[0]?.pointer}: ${message}`);
}

const authored: Edit = [
  openapi,
  '"200": { description: Sent. }',
  `"200": { description: Sent., content: { application/json: { schema: { type: object } } } }
        "400": { description: My own., content: { application/json: { schema: { type: object }, example: {} } } }`,
];
const untold: Edit = [catalog, "200: { errorId: 0, name: SUCCESS }", "200: { name: SUCCESS }"];
const underSuccess: Edit = [catalog, "status: 400\n    category: limit", "status: 200\n    category: limit"];

describe("emitOpenApi", () => {
  it.each<[name: string, contract: Contract | undefined]>([
    ["the contract itself", own],
    ["the minimal contract", contractOf(minimal)],
    ["a contract that describes failures itself", contractOf(edited([authored]))],
    ["a contract with failures under 200", contractOf(edited([authored, untold, underSuccess]))],
    [
      "a contract without error ids",
      contractOf(edited([[catalog, "{ errorId: 1, name: ERROR }", "{ name: ERROR }"]])),
    ],
    ["a hostile contract", hostileContract],
  ])("of %s is valid, examples included", async (_, contract) => {
    expect(contract).toBeDefined();
    expect(contract && (await lint(emitOpenApi(contract).content))).toEqual([]);
  });

  it("is examined by a linter that does find a wrong example", async () => {
    const { content } = emitOpenApi(contractOf(minimal));
    expect(await lint(content.replace("errorCode: ERROR_RATE\n", "errorCode: ERROR_RAET\n"))).toHaveLength(1);
    expect(await lint(content.replace("responses:", "respones:"))).not.toEqual([]);
  });

  it("lists each operation's codes by status, each with an example of that name", () => {
    const document = own && emitted(own);
    for (const { path, method, codes } of own?.operations ?? []) {
      const statuses = own?.statuses.map(({ status }) => String(status)) ?? [];
      const found = statuses.flatMap((status) => {
        const at = `/paths/${path.replaceAll("/", "~1")}/${method}/responses/${status}/content/application~1json`;
        const media = object(document && valueAt(document, at));
        const names = Object.keys(object(media["examples"]));
        const listed = valueAt(media, "/schema/properties/errorCode/enum");
        if (listed !== undefined) expect(listed).toEqual(names);
        return names.map((name) => [name, valueAt(media, `/examples/${name}/value/errorCode`)]);
      });
      expect(found.map(([name]) => name).sort()).toEqual([...codes].sort());
      for (const [name, code] of found) expect(code).toBe(name);
    }
  });

  it("narrows what the author wrote about a failure, and keeps its description", () => {
    const at = "/paths/~1send/post/responses/400";
    const response = object(valueAt(emitted(contractOf(edited([authored]))), at));
    expect(response["description"]).toBe("My own.");
    const media = object(valueAt(response, "/content/application~1json"));
    expect(Object.keys(media).sort()).toEqual(["examples", "schema"]);
    expect(valueAt(media, "/schema/allOf/0")).toEqual({ type: "object" });
    expect(valueAt(media, "/schema/allOf/1/properties/errorCode/enum")).toEqual(["ERROR_RATE", "ERROR_DATA"]);
  });

  it("lets success and failure come under the same status", () => {
    const document = emitted(contractOf(edited([authored, untold, underSuccess])));
    const at = "/paths/~1send/post/responses/200/content/application~1json/schema/anyOf";
    expect(valueAt(document, `${at}/0`)).toEqual({ type: "object" });
    expect(valueAt(document, `${at}/1/properties/errorCode/enum`)).toEqual(["ERROR_RATE"]);
  });

  it.each(["no", "ON", "1_000", "12:30:00", "2024-01-01", "0x1F", "null", "<<"])(
    "quotes %s, which is no text to readers of YAML 1.1",
    (title) => {
      const contract = contractOf(minimal);
      const { content } = emitOpenApi({ ...contract, openapi: { ...contract.openapi, info: { title } } });
      expect(content).toContain(`  title: "${title}"\n`);
    },
  );

  it("keeps everything else as it was", () => {
    const { paths, ...rest } = emitted(hostileContract);
    const { paths: before, ...want } = hostileContract.openapi;
    expect(rest).toEqual(want);
    expect(Object.keys(object(paths))).toEqual(Object.keys(object(before)));
  });

  it("writes failures to a path that stands elsewhere", () => {
    const moved: Edit = [
      openapi,
      "  /send:\n",
      "  /send: { $ref: '#/components/pathItems/s' }\ncomponents:\n pathItems:\n  s:\n",
    ];
    const document = emitted(contractOf(edited([moved])));
    expect(valueAt(document, "/paths/~1send/post/responses/400/description")).toBe("Không gửi được.");
  });
});
