import { describe, expect, it } from "vitest";
import { readCatalogJson } from "../../scripts/diff/catalog-json.js";
import type { Snapshot } from "../../scripts/diff/snapshot.js";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import type { Contract } from "../../scripts/model/contract.js";
import { hostileContract } from "../emit/hostile-contract.js";
import { contractOf, type Edit, edited, type Files, minimal, openapi } from "../model/minimal-contract.js";
import { contractCases } from "./contract-cases.js";
import { changesBetween } from "./in-lines.js";

/** What is known of a contract where only its catalog.json is at hand. */
function published(contract: Contract): Snapshot {
  const read = readCatalogJson(emitCatalog(contract).content);
  if ("reason" in read) throw new Error(read.reason);
  return read;
}

/** The minimal contract, with a secret, addresses, parameters, a body and an answer. */
const rich: Files = edited([
  [
    openapi,
    "paths:",
    "x-credential: { in: header, name: key }\nservers: [{ url: https://a.vn }, { url: https://b.vn }]\npaths:",
  ],
  [
    openapi,
    '        "200": { description: Sent. }\n',
    `        "200": { description: Sent., content: { application/json: { schema: { $ref: "#/components/schemas/Sent" } } } }
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: kind, in: query, required: true, schema: { type: array }, explode: false }
      requestBody: { required: true, content: { application/json: { schema: { type: object } }, text/csv: {} } }
`,
  ],
  [
    openapi,
    "paths:",
    "components: { schemas: { Sent: { type: object, required: [id], properties: { id: { type: string }, state: { enum: [on, off] } } } } }\npaths:",
  ],
]);

type Row = readonly [name: string, edit: Edit, forth: readonly string[], back: readonly string[]];
const openapiRow = (
  name: string,
  from: string,
  to: string,
  forth: readonly string[],
  back: readonly string[],
): Row => [name, [openapi, from, to], forth, back];

const rows: readonly Row[] = [
  openapiRow(
    "the secret of an operation",
    "operationId: send",
    "operationId: send\n      security: []",
    ["minor security-relaxed send clientKey –"],
    ["major security-tightened send – clientKey"],
  ),
  openapiRow(
    "an address",
    ", { url: https://b.vn }",
    "",
    ["major server-removed servers https://b.vn"],
    ["minor server-added servers https://b.vn"],
  ),
  openapiRow(
    "an address of its own",
    "operationId: send",
    "operationId: send\n      servers: [{ url: https://a.vn }]",
    ["major server-removed send https://b.vn"],
    ["minor server-added send https://b.vn"],
  ),
  openapiRow(
    "a parameter",
    "        - { name: page, in: query, schema: { type: integer } }\n",
    "",
    ["major parameter-removed send query page"],
    ["minor parameter-added send query page"],
  ),
  openapiRow(
    "a required parameter",
    "name: page, in: query",
    "name: page, in: query, required: true",
    ["major parameter-required send query page"],
    ["minor parameter-optional send query page"],
  ),
  openapiRow(
    "how a list is written",
    ", explode: false",
    "",
    ["major parameter-form-changed send query kind"],
    ["major parameter-form-changed send query kind"],
  ),
  openapiRow(
    "the type of a parameter",
    "schema: { type: integer }",
    "schema: { type: integer, enum: [1] }",
    ["major request-narrowed send query page"],
    ["minor request-widened send query page"],
  ),
  openapiRow(
    "whether there must be a body",
    "requestBody: { required: true",
    "requestBody: { required: false",
    ["minor body-optional send"],
    ["major body-required send"],
  ),
  openapiRow(
    "the types of a body",
    ", text/csv: {}",
    "",
    ["major media-removed send requestBody text/csv"],
    ["minor media-added send requestBody text/csv"],
  ),
  openapiRow(
    "the status of a success",
    '"200":',
    '"201":',
    ["major answer-removed send 200", "major answer-added send 201"],
    ["major answer-removed send 201", "major answer-added send 200"],
  ),
  openapiRow(
    "the kind of an answer",
    "content: { application/json: { schema: { $ref",
    "content: { text/plain: { schema: { $ref",
    [
      "major answer-media-removed send responses 200 application/json",
      "major answer-media-added send responses 200 text/plain",
    ],
    [
      "major answer-media-removed send responses 200 text/plain",
      "major answer-media-added send responses 200 application/json",
    ],
  ),
  openapiRow(
    "a list for an object",
    "Sent: { type: object, required: [id], properties: { id: { type: string }, state: { enum: [on, off] } } }",
    "Sent: { type: array }",
    [
      "major answer-widened send responses 200 type",
      "major answer-property-removed send responses 200 /id",
      "major answer-property-removed send responses 200 /state",
      "minor answer-narrowed send responses 200 type",
    ],
    [
      "major answer-widened send responses 200 type",
      "minor answer-narrowed send responses 200 type",
      "minor answer-property-added send responses 200 /id",
      "minor answer-property-added send responses 200 /state",
    ],
  ),
  openapiRow(
    "a property of an answer",
    "id: { type: string }, ",
    "id: { type: string }, at: { type: string }, ",
    ["minor answer-property-added send responses 200 /at"],
    ["major answer-property-removed send responses 200 /at"],
  ),
  openapiRow(
    "a value of a property",
    "enum: [on, off]",
    "enum: [on, off, idle]",
    ["major answer-widened send responses 200 /state"],
    ["minor answer-narrowed send responses 200 /state"],
  ),
  openapiRow(
    "a deprecation",
    "operationId: send",
    "operationId: send\n      deprecated: true",
    ["minor operation-deprecated send"],
    [],
  ),
];

const cut = (lines: readonly string[], want: readonly string[]) =>
  lines.map((line, index) => line.slice(0, want[index]?.length ?? line.length));

describe("two contracts of which only a catalog.json is at hand", () => {
  it.each(contractCases)("differ in $name as they do when all is known", ({ edits, forth, back }) => {
    const base = published(contractOf(minimal));
    const head = published(contractOf(edited(edits)));
    // Words that only the description has are not known here.
    const known = (lines: readonly string[]) => lines.filter((line) => !line.includes("openapi-reworded"));
    expect(changesBetween(base, head)).toEqual(known(forth));
    expect(changesBetween(head, base)).toEqual(known(back));
  });

  it.each(rows)("differ in %s of what is called", (_, edit, forth, back) => {
    const base = contractOf(rich);
    const head = contractOf(edited([edit], rich));
    const [there, returned] = [
      changesBetween(published(base), published(head)),
      changesBetween(published(head), published(base)),
    ];
    expect(cut(there, forth)).toEqual(forth);
    expect(cut(returned, back)).toEqual(back);
    // What the whole description says, is said of the outline as well, rule by rule.
    const rulesOf = (lines: readonly string[]) => lines.map((line) => line.split(" ")[1]);
    expect(rulesOf(there)).toEqual(rulesOf(changesBetween(base, head)));
  });

  it("do not differ from themselves", () => {
    for (const contract of [contractOf(minimal), contractOf(rich), hostileContract]) {
      expect(changesBetween(published(contract), published(structuredClone(contract)))).toEqual([]);
    }
  });

  it("are not compared where one of them says nothing of requests", () => {
    const { outline: _, ...unknown } = published(contractOf(rich));
    const head = contractOf(edited([[openapi, ", explode: false", ""]], rich));
    expect(changesBetween(unknown, published(head))).toEqual([]);
    expect(changesBetween(published(head), head)).toEqual([]);
  });
});
