import { expect, it } from "vitest";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { hostileContract } from "./hostile-contract.js";
import { plainTexts } from "./plain-texts.js";

it.each([
  ["minimal", contractOf(minimal)],
  ["hostile", hostileContract],
])("the catalog of a %s contract holds every fact and text", (_, contract) => {
  const { $comment, formatVersion, servers, operations, ...facts } = JSON.parse(
    emitCatalog(contract).content,
  );
  const { openapi, files, translations, operations: called, ...want } = contract;
  expect(plainTexts(facts)).toEqual(want);
  expect([formatVersion, servers]).toEqual([1, []]);
  for (const [index, { id, path, summary, security, idempotent, codes }] of called.entries()) {
    expect(operations[index]).toMatchObject({ id, path, summary, security, idempotent, codes });
  }
  for (const file of [files.catalog, files.openapi, ...Object.values(files.locales)])
    expect($comment).toContain(file);
  expect([openapi, translations]).toEqual([contract.openapi, contract.translations]);
});
