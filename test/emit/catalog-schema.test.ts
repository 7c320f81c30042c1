import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../../scripts/load/json.js";
import type { Contract } from "../../scripts/model/contract.js";
import { contractOf, edited, minimal, openapi } from "../model/minimal-contract.js";
import { hostileContract } from "./hostile-contract.js";
import { schema, strictSchema, violations } from "./published-schema.js";

const published = (contract: Contract): JsonObject => JSON.parse(emitCatalog(contract).content);

/** Everything that an operation can have. */
const rich = contractOf(
  edited([
    [
      openapi,
      "paths:",
      `x-credential: { in: header, name: authorization, scheme: Basic }
servers: [{ url: "https://{region}.x.vn", variables: { region: { default: eu, enum: [eu, us] } } }, { url: /v1 }]
components: { parameters: { page: { name: page, in: query, schema: { type: integer, enum: [1, 2] } } } }
paths:`,
    ],
    [
      openapi,
      "      responses:\n",
      `      deprecated: true
      security: []
      servers: [{ url: https://other.vn }]
      x-polling: { every: PT3S, atMost: 9 }
      parameters:
        - { $ref: "#/components/parameters/page" }
        - { name: Accept, in: header, schema: { type: string } }
        - { name: filter, in: query, required: true, style: deepObject, explode: true, schema: { type: object } }
        - { name: raw, in: query, allowReserved: true, deprecated: true, schema: { enum: [[1], {}] } }
        - { name: json, in: query, content: { application/json: { schema: { type: object } } } }
      requestBody: { content: { text/csv: {}, application/json: { schema: { type: object } } } }
      responses:
        "202": { description: Later., content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string }, b: { type: boolean } } } } } }
        "204": { description: Nothing. }
`,
    ],
  ]),
);

const unfinished = { ...rich, unfinished: { en: { missing: 0, machine: 2, "needs-review": 1 } } };

describe("the published schema of catalog.json", () => {
  it.each([
    ["the minimal contract", published(contractOf(minimal))],
    ["a contract of odd texts", published(hostileContract)],
    ["a contract with all there is", published(rich)],
    ["a contract with a language that is not finished", published(unfinished)],
    ...["generated", "test/foreign/petshop/generated", "test/foreign/ledger/generated"].map(
      (folder): [string, JsonObject] => [folder, JSON.parse(readFileSync(`${folder}/catalog.json`, "utf8"))],
    ),
  ])("names all that stands in that of %s, and nothing is missing", (_, catalog) => {
    expect(violations(catalog)).toEqual([]);
    expect(violations(catalog, strictSchema)).toEqual([]);
  });

  it("says of everything what it means", () => {
    const silent = keysOf(schema).filter(([, node]) => meaningOf(node) === "");
    const clear = ["text", "description", "explanation", "action", "title", "intro", "name", "in"];
    const others = ["texts", "unknown", "network", "timeout", "unexpectedResponse", "cooldown"];
    const named = ["mode", "errors", "required", "not", "is", "atMost"];
    expect(
      silent.map(([key]) => key).filter((key) => ![...clear, ...others, ...named].includes(key)),
    ).toEqual([]);
  });

  it("lets pass what later versions may add: properties, and states of texts", () => {
    const catalog = published(contractOf(minimal));
    expect(violations(put(catalog, "/errors/0/cost", 1))).toEqual([]);
    expect(violations(put(catalog, "/guide/vi/title/state", "doubted"))).toEqual([]);
    expect(violations(put(catalog, "/errors/0/cost", 1), strictSchema)).toHaveLength(1);
    expect(violations(put(catalog, "/guide/vi/title/state", "doubted"), strictSchema)).not.toEqual([]);
  });

  it.each(["source", "translated", "needs-review", "machine", "stale", "missing"])(
    "names the state %s",
    (state) => {
      const catalog = published(contractOf(minimal));
      expect(violations(put(catalog, "/guide/vi/title/state", state), strictSchema)).toEqual([]);
    },
  );

  it.each<[string, string, JsonValue | undefined]>([
    ["a later format", "/formatVersion", 2],
    ["no format", "/formatVersion", undefined],
    ["no codes", "/errors", undefined],
    ["codes by name", "/errors", {}],
    ["a code that is a number", "/errors/0/code", 1001],
    ["an empty code", "/errors/0/code", ""],
    ["no retry", "/errors/0/retry", undefined],
    ["a retry that nobody knows", "/errors/1/retry/mode", "soon"],
    ["a wait in words", "/errors/0/retry/wait", "PT5M"],
    ["a wait without an end", "/errors/0/retry/wait", undefined],
    ["a wait of nobody", "/errors/0/retry/scope", "everyone"],
    ["a parameter of another type", "/errors/1/params/detail", "date"],
    ["a text without its state", "/errors/0/texts/vi/action/state", undefined],
    ["a text alone", "/errors/0/texts/vi/action", "Đợi."],
    ["an empty text", "/errors/0/texts/vi/action/text", ""],
    ["no action", "/errors/0/texts/vi/action", undefined],
    ["no words for the unknown", "/failures/unknown", undefined],
    ["no language", "/languages", []],
    ["no envelope", "/envelope", undefined],
    ["no place of the code", "/envelope/code", {}],
    ["a pointer that is none", "/envelope/code/pointer", "errorCode"],
    ["a secret nowhere", "/credentials/clientKey", { name: "key" }],
    ["a method in small letters", "/operations/0/method", "post"],
    ["a parameter anywhere", "/operations/0/parameters/0/in", "body"],
    ["a body of no type", "/operations/0/body/mediaTypes", []],
    ["an answer of no kind", "/operations/0/success/kind", "xml"],
    ["no word on idempotence", "/operations/0/idempotent", undefined],
    ["a language that is finished in part of nobody knows what", "/unfinished/en", {}],
    ["half a text that is missing", "/unfinished/en/missing", 0.5],
    ["a fault of nobody", "/categories/0/fault", "nobody"],
    ["a version that is none", "/errors/0/since", "1"],
  ])("refuses %s", (_, pointer, value) => {
    const catalog = published(unfinished);
    expect(violations(catalog)).toEqual([]);
    expect(violations(put(catalog, pointer, value))).not.toEqual([]);
  });
});

it("tells all that is called, and how", () => {
  const { servers, credentials, operations } = published(rich);
  const [operation] = Array.isArray(operations) ? operations : [];
  const query = { in: "query", required: false, style: "form", explode: true };
  expect(servers).toEqual([
    { url: "https://{region}.x.vn", variables: { region: { default: "eu", enum: ["eu", "us"] } } },
    { url: "/v1" },
  ]);
  expect(credentials).toEqual({ clientKey: { in: "header", name: "authorization", scheme: "Basic" } });
  expect(operation).toEqual({
    ...{ id: "send", method: "POST", path: "/send", summary: "", deprecated: true },
    servers: [{ url: "https://other.vn" }],
    ...{ security: [], idempotent: false, polling: { every: 3000, atMost: 9 } },
    parameters: [
      { name: "page", ...query, type: "number", values: [1, 2] },
      { name: "filter", ...query, required: true, style: "deepObject", type: "object" },
      // Values that are no scalars are the schema's to tell.
      { name: "raw", ...query, allowReserved: true, deprecated: true },
      { name: "json", ...query, mediaType: "application/json" },
    ],
    body: { mediaTypes: ["application/json", "text/csv"], required: false },
    success: {
      kind: "any",
      answers: [
        { status: "200", mediaTypes: [] },
        { status: "202", mediaTypes: ["application/json"], type: "object" },
        { status: "204", mediaTypes: [] },
      ],
      properties: { a: { type: "string" }, b: { type: "boolean", optional: true } },
    },
    codes: ["ERROR_RATE", "ERROR_DATA"],
  });
});

it("gives each text its state", () => {
  const { guide } = published(contractOf(minimal));
  expect(guide).toEqual({
    vi: {
      title: { text: "Mã lỗi", state: "source" },
      intro: { text: "Các mã lỗi.", state: "source" },
    },
    en: {
      title: { text: "Error codes", state: "translated" },
      intro: { text: "The error codes.", state: "translated" },
    },
  });
});

/** Every property that the schema names, with what it says of it. */
function keysOf(node: JsonValue): [string, JsonObject][] {
  if (Array.isArray(node)) return node.flatMap((item: JsonValue) => keysOf(item));
  if (!isJsonObject(node)) return [];
  const { type, properties: named } = node;
  const properties = type === "object" && isJsonObject(named) ? Object.entries(named) : [];
  const own = properties.flatMap(([key, value]): [string, JsonObject][] =>
    isJsonObject(value) ? [[key, value]] : [],
  );
  return [...own, ...Object.values(node).flatMap((value) => keysOf(value))];
}

function meaningOf({ description, $ref }: JsonObject): string {
  if (typeof $ref !== "string") return String(description ?? "");
  const { [$ref.split("/").at(-1) ?? ""]: named } = isJsonObject(schema["$defs"]) ? schema["$defs"] : {};
  return isJsonObject(named) ? meaningOf(named) : "";
}

/** `document` with another value at `pointer`, or without one. */
function put(document: JsonObject, pointer: string, value: JsonValue | undefined): JsonValue {
  const within = (node: JsonValue | undefined, [key = "", ...rest]: readonly string[]): JsonValue => {
    const inner = rest.length === 0 ? value : within(childOf(node, key), rest);
    if (Array.isArray(node))
      return node.map((item: JsonValue, index) => (String(index) === key ? (inner ?? null) : item));
    const entries = Object.entries(isJsonObject(node) ? node : {}).filter(([name]) => name !== key);
    return Object.fromEntries(inner === undefined ? entries : [...entries, [key, inner]]);
  };
  return within(document, pointer.split("/").slice(1));
}

function childOf(node: JsonValue | undefined, key: string): JsonValue | undefined {
  return Array.isArray(node) ? node[Number(key)] : isJsonObject(node) ? node[key] : undefined;
}
