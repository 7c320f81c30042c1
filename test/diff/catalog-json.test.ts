import { describe, expect, it } from "vitest";
import { readCatalogJson } from "../../scripts/diff/catalog-json.js";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { hostileContract } from "../emit/hostile-contract.js";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { changesBetween } from "./in-lines.js";

describe("readCatalogJson", () => {
  it.each([
    ["the minimal contract", contractOf(minimal)],
    ["a contract full of odd texts", hostileContract],
  ])("finds in the catalog.json of %s what was written there", (_, contract) => {
    const read = readCatalogJson(`\uFEFF${emitCatalog(contract).content}`);
    if ("reason" in read) throw new Error(read.reason);
    expect(changesBetween(read, contract)).toEqual([]);
    expect(changesBetween(contract, read)).toEqual([]);
  });

  it("stands what an older version did not have, and what a later one has", () => {
    const old = JSON.parse(emitCatalog(contractOf(minimal)).content);
    delete old.failures;
    const { failure } = old.envelope;
    old.envelope = { failure, code: "/errorCode", description: "/errorDescription" };
    for (const error of old.errors) delete error.aliases;
    const read = readCatalogJson(JSON.stringify({ ...old, later: true }));
    if ("reason" in read) throw new Error(read.reason);
    expect(changesBetween(read, contractOf(minimal))).toEqual(["patch alias-added ERROR_RATE ERROR_SPEED"]);
  });

  it.each([
    ["no JSON", "{", /^JSON: Invalid JSON/],
    ["something else", "[]", /^title: /],
    ["another package's", '{"name":"x"}', /^title: /],
    [
      "a retry that nobody knows",
      emitCatalog(contractOf(minimal)).content.replace('"mode": "never"', '"mode": "soon"'),
      /^errors\.1\.retry/,
    ],
  ])("says what is wrong with %s", (_, text, reason) => {
    expect(readCatalogJson(text)).toEqual({ reason: expect.stringMatching(reason) });
  });
});
