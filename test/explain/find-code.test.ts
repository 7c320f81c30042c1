import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCode } from "../../scripts/explain/find-code.js";
import { fold } from "../../scripts/words/fold.js";
import { catalog, contractOf, edited, en, minimal, vi } from "../model/minimal-contract.js";
import { anyText } from "../properties/texts.js";

const contract = contractOf(minimal);
const found = (query: string, of = contract) => {
  const { way, errors, suggestion } = findCode(query, of);
  return [way, errors.map(({ code }) => code).join(" "), ...(suggestion === undefined ? [] : [suggestion])];
};

describe("findCode", () => {
  it.each<[query: string, way: string | undefined, codes: string, suggestion?: string]>([
    ["ERROR_RATE", "code", "ERROR_RATE"],
    ["  ERROR_RATE\n", "code", "ERROR_RATE"],
    ["error_rate", "case", "ERROR_RATE"],
    ["error rate", "case", "ERROR_RATE"],
    ["errorRate", "case", "ERROR_RATE"],
    ["ERROR-RATE", "case", "ERROR_RATE"],
    ["ERROR_SPEED", "alias", "ERROR_RATE"],
    ["errorSpeed", "alias", "ERROR_RATE"],
    ["DATA", "prefix", "ERROR_DATA"],
    ["data", "prefix", "ERROR_DATA"],
    ["speed", "prefix", "ERROR_RATE"],
    ["Quá nhanh", "description", "ERROR_RATE"],
    ["qua nhanh", "description", "ERROR_RATE"],
    ["Quá nhanh".normalize("NFD"), "description", "ERROR_RATE"],
    ["QUÁ  NHANH", "description", "ERROR_RATE"],
    ["Dữ liệu sai: task.body", "description", "ERROR_DATA"],
    ["Bad data: $& (a+)+ \\d {{detail}}", "description", "ERROR_DATA"],
    ["Bad data: ", "description", "ERROR_DATA"],
    ["[12:00] createTask failed: ERROR_RATE (400)", "within", "ERROR_RATE"],
    ["ERROR_RATE: ERROR_DATA", "within", "ERROR_RATE ERROR_DATA"],
    ["at", "word", "ERROR_RATE ERROR_DATA"],
    ["ERR", "word", "ERROR_RATE ERROR_DATA"],
    ["pee", "word", "ERROR_RATE"],
    ["du lieu", "text", "ERROR_DATA"],
    ["liệu sai", "text", "ERROR_DATA"],
    ["gui qua", "text", "ERROR_RATE"],
    ["Wait", "text", "ERROR_RATE"],
    ['{ "errorId": 1, "errorCode": "ERROR_DATA", "errorDescription": "" }', "code", "ERROR_DATA"],
    ['{ "errorId": 1, "errorDescription": "Too fast" }', "description", "ERROR_RATE"],
    ["ERROR_RAET", undefined, "", "ERROR_RATE"],
    ["DTA", undefined, "", "ERROR_DATA"],
    ["ERROR_SPED", undefined, "", "ERROR_RATE"],
    ["something else", undefined, ""],
    ["", undefined, ""],
    ["_", undefined, ""],
    ["[1]", undefined, ""],
    ["null", undefined, ""],
    ["__proto__", undefined, ""],
  ])("%j → %s %s", (query, ...want) => {
    expect(found(query)).toEqual(want);
  });

  it("knows letters that only look alike apart, and takes the very accents first", () => {
    const files = edited([
      [vi, "explanation: Gửi quá nhanh.", "explanation: Số dư đã hết."],
      [vi, "action: Sửa lại.", "action: Đọc sổ đu đủ."],
    ]);
    const other = contractOf(files);
    expect(found("so du", other)).toEqual(["text", "ERROR_RATE ERROR_DATA"]);
    expect(found("sổ đu", other)).toEqual(["text", "ERROR_DATA ERROR_RATE"]);
    expect(found("số dư", other)).toEqual(["text", "ERROR_RATE ERROR_DATA"]);
  });

  it("of two descriptions that fit, takes the one that says more", () => {
    const other = contractOf(
      edited([
        [vi, "description: Quá nhanh", 'description: "{{rest}}"'],
        [en, "description: Too fast", 'description: "Bad {{rest}}"'],
        [catalog, "aliases: [ERROR_SPEED]", "params: { rest: string }"],
      ]),
    );
    expect(found("Bad data: x", other)).toEqual(["description", "ERROR_DATA"]);
    expect(found("Bad luck", other)).toEqual(["description", "ERROR_RATE"]);
    expect(found("neither of them", other)).toEqual([undefined, ""]);
  });

  it("needs no beginning that codes share, and takes a code of digits", () => {
    const renamed = Object.fromEntries(
      Object.entries(minimal).map(([file, text]) => [
        file,
        text.replaceAll("ERROR_DATA", '"1001"').replace("\nERROR_RATE\n", "\n"),
      ]),
    );
    const other = contractOf(renamed);
    expect(found("1001", other)).toEqual(["code", "1001"]);
    expect(found("code 1001", other)).toEqual(["within", "1001"]);
    expect(found("rate", other)).toEqual(["word", "ERROR_RATE"]);
  });

  describe("by an earlier wording", () => {
    const reworded = contractOf(
      edited([
        [vi, "action: Đợi.\n", 'action: Đợi.\n    formerly: ["Chậm lại", "Dữ liệu {{x}} xấu"]\n'],
        [en, "action: Correct it.\n", 'action: Correct it.\n    formerly: ["{{detail}} is wrong", Broken]\n'],
        [catalog, "aliases: [ERROR_SPEED]", "params: { x: string }"],
        [vi, "description: Quá nhanh", 'description: "Quá nhanh {{x}}"'],
        [en, "description: Too fast", 'description: "Too fast {{x}}"'],
      ]),
    );

    it.each<[query: string, way: string, codes: string]>([
      ["Chậm lại", "formerly", "ERROR_RATE"],
      ["cham  LAI", "formerly", "ERROR_RATE"],
      ["Dữ liệu ảnh xấu", "formerly", "ERROR_RATE"],
      ["The image is wrong", "formerly", "ERROR_DATA"],
      ['{ "errorDescription": "Broken" }', "formerly", "ERROR_DATA"],
      // What is said now comes first.
      ["Bad data: all of it is wrong", "description", "ERROR_DATA"],
      ["Too fast is wrong", "description", "ERROR_RATE"],
      // Part of one.
      ["chậm", "text", "ERROR_RATE"],
    ])("%s", (query, way, codes) => {
      expect(found(query, reworded)).toEqual([way, codes]);
      expect(found(query)).not.toEqual(["formerly", codes]);
    });
  });

  it("ends, whatever it is asked, and finds every code and description by themselves", () => {
    fc.assert(
      fc.property(anyText, (query) => {
        const { errors } = findCode(query, contract);
        for (const error of errors) expect(contract.errors).toContain(error);
        expect(fold(fold(query))).toBe(fold(query));
      }),
      { numRuns: 300 },
    );
    for (const error of contract.errors)
      for (const name of [error.code, ...Object.values(error.texts).map(({ description }) => description)])
        expect(findCode(name, contract).errors).toContain(error);
  });
});
