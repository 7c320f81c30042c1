import { describe, expect, it } from "vitest";
import { readCatalogJson } from "../../scripts/diff/catalog-json.js";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import type { Contract } from "../../scripts/model/contract.js";
import type { TextRecords } from "../../scripts/model/translation-record.js";
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

  it("finds how far languages are, which is no change to clients", () => {
    const contract = contractOf(minimal);
    const unfinished = { en: { missing: 1, machine: 0, "needs-review": 2 } };
    const [read, whole] = [{ ...contract, unfinished }, contract].map((one) =>
      readCatalogJson(emitCatalog(one).content),
    );
    if (!read || !whole || "reason" in read || "reason" in whole) throw new Error("not read");
    expect([read.unfinished, whole.unfinished]).toEqual([unfinished, {}]);
    expect(changesBetween(whole, read)).toEqual([]);
  });

  it("finds how far each text is, which is no change to clients: neither the worse nor the better", () => {
    const contract = contractOf(minimal);
    const states: TextRecords = new Map([
      ["title", "missing"],
      ["errors.ERROR_RATE.action", "machine"],
      ["failures.network.action", "needs-review"],
      ["statuses.200.name", "stale"],
    ]);
    const half: Contract = { ...contract, records: { vi: new Map(), en: states } };
    const read = readCatalogJson(emitCatalog(half).content);
    const whole = readCatalogJson(emitCatalog(contract).content);
    if ("reason" in read || "reason" in whole) throw new Error("not read");
    expect([read.records, whole.records]).toEqual([half.records, { vi: new Map(), en: new Map() }]);
    expect([changesBetween(whole, read), changesBetween(read, whole)]).toEqual([[], []]);
  });

  it("still reads what was written when every translation had the same state, and what may come", () => {
    const contract = contractOf(minimal);
    const { content } = emitCatalog({ ...contract, records: { en: new Map([["title", "stale"]]) } });
    for (const state of ["translated", "doubted"]) {
      const read = readCatalogJson(content.replace('"state": "stale"', `"state": "${state}"`));
      if ("reason" in read) throw new Error(read.reason);
      expect(read.records["en"]).toEqual(new Map());
      expect(changesBetween(read, contract)).toEqual([]);
    }
  });

  it("lets pass what a later version may have added", () => {
    const contract = contractOf(minimal);
    const later = { ...JSON.parse(emitCatalog(contract).content), later: true };
    const read = readCatalogJson(JSON.stringify(later));
    if ("reason" in read) throw new Error(read.reason);
    expect(changesBetween(read, contract)).toEqual([]);
  });

  it.each([
    ["no JSON", "{", /^JSON: Invalid JSON/],
    ["something else", "[]", /^formatVersion: /],
    ["nothing at all", "null", /^JSON: /],
    ["another package's", '{"name":"x"}', /^formatVersion: /],
    ["a later format", emitCatalog(contractOf(minimal)).content.replace(": 1,", ": 2,"), /^formatVersion: /],
    [
      "a retry that nobody knows",
      emitCatalog(contractOf(minimal)).content.replace('"mode": "never"', '"mode": "soon"'),
      /^errors\.1\.retry/,
    ],
  ])("says what is wrong with %s", (_, text, reason) => {
    expect(readCatalogJson(text)).toEqual({ reason: expect.stringMatching(reason) });
  });
});
