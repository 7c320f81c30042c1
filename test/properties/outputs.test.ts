import { createRequire } from "node:module";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { emitCodes } from "../../scripts/emit/codes.js";
import { emitContract } from "../../scripts/emit/contract.js";
import { emitErrors } from "../../scripts/emit/errors.js";
import { standard, withFailures } from "../../scripts/emit/failure-responses.js";
import { emitNamespace } from "../../scripts/emit/i18next.js";
import { emitLocale } from "../../scripts/emit/locales.js";
import { emitOpenApi } from "../../scripts/emit/openapi.js";
import { emitOperations } from "../../scripts/emit/operations.js";
import { buildContract } from "../../scripts/model/build.js";
import type { Contract, ContractError } from "../../scripts/model/contract.js";
import { outputsOf } from "../emit/hostile-contract.js";
import { plainTexts } from "../emit/plain-texts.js";
import { contractOf, minimal, sourcesOf } from "../model/minimal-contract.js";
import { anyName, anyText, runs } from "./texts.js";

const base = contractOf(minimal);

/** A contract of two codes, of which `code` is one, whose every text is `text`, with `param` as its parameter. */
function contractWith(code: string, text: string, param = "detail"): Contract {
  const texts = { description: text, explanation: text, action: text };
  const words = { vi: texts, en: texts };
  const name = { vi: { name: text, description: text }, en: { name: text, description: text } };
  const error: ContractError = {
    ...{
      code,
      status: 400,
      category: "request",
      retry: { mode: "backoff" },
      aliases: [],
      operations: ["send"],
    },
    params: Object.fromEntries([[param, "string"]]),
    texts: words,
  };
  const errors = [error, ...base.errors.slice(0, 1)];
  return {
    ...base,
    title: text,
    errors,
    guide: { vi: { title: text, intro: text }, en: { title: text, intro: text } },
    statuses: base.statuses.map((status) => ({ ...status, texts: name })),
    failures: { unknown: words, network: words, timeout: words, unexpectedResponse: words, cooldown: words },
    operations: base.operations.map((operation) => ({
      ...operation,
      codes: errors.map((each) => each.code),
    })),
    openapi: { ...base.openapi, info: { title: text, version: "1.0.0", description: text } },
  };
}

/** What a TypeScript file exports, once it is compiled and run. */
function exportsOf(source: string): Readonly<Record<string, unknown>> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText, diagnostics } = ts.transpileModule(source, {
    compilerOptions,
    reportDiagnostics: true,
  });
  expect(diagnostics).toEqual([]);
  const exports = {};
  new Function("exports", outputText)(exports);
  return exports;
}

const own = (entries: readonly (readonly [string, unknown])[]): unknown => Object.fromEntries(entries);
const contracts = fc.tuple(anyName, anyText, fc.oneof(fc.constant("toString"), anyName));

describe("whatever the texts, codes and parameters are,", () => {
  it("the compiled locale has them", () => {
    const property = fc.property(contracts, ([code, text, param]) => {
      const contract = contractWith(code, text, param);
      for (const language of contract.languages) {
        const { content } = emitLocale(contract, language);
        const [locale] = Object.values(exportsOf(content));
        expect(locale).toEqual({
          language,
          errors: own(contract.errors.map((error) => [error.code, error.texts[language]])),
          failures: own(Object.entries(contract.failures).map(([kind, texts]) => [kind, texts[language]])),
        });
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  it("the compiled tables have them", () => {
    const property = fc.property(contracts, ([code, text, param]) => {
      const contract = contractWith(code, text, param);
      const codes = contract.errors.map((error) => error.code);
      expect(exportsOf(emitCodes(contract).content)["ErrorCode"]).toEqual(
        own(codes.map((each) => [each, each])),
      );
      expect(exportsOf(emitOperations(contract).content)["operationErrorCodes"]).toEqual({ send: codes });
      expect(Object.keys(Object(exportsOf(emitErrors(contract).content)["errorFacts"])).sort()).toEqual(
        codes.sort(),
      );
      const table: unknown = exportsOf(emitContract(contract).content)["contract"];
      const facts: unknown = { retry: "backoff", params: own([[param, "string"]]), wordings: [text] };
      expect(Object.entries(Object(Reflect.get(Object(table), "errors")))).toContainEqual([code, facts]);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it("the JSON files have them", () => {
    const property = fc.property(contracts, ([code, text, param]) => {
      const contract = contractWith(code, text, param);
      const { errors, guide, failures, statuses, title } = contract;
      const published = plainTexts(JSON.parse(emitCatalog(contract).content));
      expect(published).toMatchObject({ errors, guide, failures, statuses, title });
      const bundle = emitNamespace(contract, "vi");
      expect(JSON.parse(bundle.content)).toEqual(
        own([
          ...contract.errors.map((error) => [error.code, error.texts["vi"]] as const),
          ["$failures", own(Object.entries(failures).map(([kind, texts]) => [kind, texts["vi"]]))],
        ]),
      );
    });
    fc.assert(property, { numRuns: 100 });
  });

  it.each(["yaml", "js-yaml"])("the OpenAPI description has them, as %s reads it", (reader) => {
    const read = reader === "yaml" ? parse : readerOf(reader);
    const property = fc.property(contracts, ([code, text]) => {
      const contract = contractWith(code, text);
      expect(read?.(emitOpenApi(contract).content)).toEqual(withFailures(contract, standard));
    });
    if (read) fc.assert(property, { numRuns: 200 });
  });

  it("the same contract gives the same bytes", async () => {
    const property = fc.asyncProperty(contracts, async ([code, text, param]) => {
      const contract = contractWith(code, text, param);
      expect(await outputsOf(structuredClone(contract))).toEqual(await outputsOf(contract));
    });
    await fc.assert(property, { numRuns: 10 });
  });
});

it("a text of 10 kB survives everywhere", () => {
  const property = fc.property(anyText, (text) => {
    const contract = contractWith("A", text);
    expect(JSON.stringify(parse(emitOpenApi(contract).content))).toBe(
      JSON.stringify(withFailures(contract, standard)),
    );
    expect(exportsOf(emitLocale(contract, "vi").content)["vi"]).toMatchObject({
      errors: { A: contract.errors[0]?.texts["vi"] },
    });
  });
  fc.assert(property, runs(5));
});

it("the order in which the locales were read makes no difference", async () => {
  const extra = {
    "locales/fr.yaml": minimal["locales/en.yaml"] ?? "",
    "locales/de.yaml": minimal["locales/vi.yaml"] ?? "",
  };
  const sources = sourcesOf({ ...minimal, ...extra });
  const want = await outputsOf(contractOf({ ...minimal, ...extra }));
  const order = fc.shuffledSubarray([...sources.locales], { minLength: sources.locales.length });
  const property = fc.asyncProperty(order, async (locales) => {
    const { contract } = buildContract({ ...sources, locales });
    expect(await outputsOf(contract ?? base)).toEqual(want);
  });
  await fc.assert(property, { numRuns: 5 });
});

/** A parser that comes with other packages, where it does. It reads by the older YAML 1.1 in part. */
function readerOf(name: string): ((text: string) => unknown) | undefined {
  try {
    return createRequire(import.meta.url)(name).load;
  } catch {
    return undefined;
  }
}
