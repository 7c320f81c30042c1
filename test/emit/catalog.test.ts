import { expect, it } from "vitest";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { hostileContract } from "./hostile-contract.js";
import { plainTexts } from "./plain-texts.js";

const half = { missing: 1, machine: 0, "needs-review": 3 };

it.each([
  ["minimal", contractOf(minimal)],
  ["hostile", hostileContract],
  ["half translated", { ...contractOf(minimal), unfinished: { en: half } }],
])("the catalog of a %s contract holds every fact and text", (_, contract) => {
  const read = JSON.parse(emitCatalog(contract).content);
  const { $comment, formatVersion, servers, operations, unfinished = {}, ...facts } = read;
  const { openapi, files, translations, records, operations: called, ...want } = contract;
  expect(plainTexts({ ...facts, unfinished })).toEqual(want);
  expect("unfinished" in read).toBe(Object.keys(unfinished).length > 0);
  expect([formatVersion, servers]).toEqual([1, []]);
  for (const [index, { id, path, summary, security, idempotent, codes }] of called.entries()) {
    expect(operations[index]).toMatchObject({ id, path, summary, security, idempotent, codes });
  }
  for (const file of [files.catalog, files.openapi, ...Object.values(files.locales)])
    expect($comment).toContain(file);
  expect([openapi, translations, records]).toEqual([
    contract.openapi,
    contract.translations,
    contract.records,
  ]);
});
