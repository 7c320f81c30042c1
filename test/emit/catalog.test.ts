import { expect, it } from "vitest";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { hostileContract } from "./hostile-contract.js";

it.each([
  ["minimal", contractOf(minimal)],
  ["hostile", hostileContract],
])("the catalog of a %s contract holds every fact and text", (_, contract) => {
  const { $comment, ...facts } = JSON.parse(emitCatalog(contract).content);
  const { openapi, files, ...want } = contract;
  expect(facts).toEqual(want);
  for (const file of [files.catalog, files.openapi, ...Object.values(files.locales)])
    expect($comment).toContain(file);
  expect(openapi).toBeDefined();
});
