import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { emitNamespace, emitResources } from "../../scripts/emit/i18next.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import type { Contract } from "../../scripts/model/contract.js";
import { project } from "../commands/maloi.js";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { hostileContract } from "./hostile-contract.js";

const { contract: own } = buildContract(await loadSources(project));

/** i18next as an application sets it up that loads the JSON files. */
async function translator(contract: Contract, lng: string) {
  const i18n = createInstance();
  const resources = Object.fromEntries(
    contract.languages.map((language) => [
      language,
      { errors: JSON.parse(emitNamespace(contract, language).content) },
    ]),
  );
  await i18n.init({
    lng,
    ns: ["errors"],
    defaultNS: "errors",
    resources,
    interpolation: { escapeValue: false },
  });
  return i18n.t;
}

describe("what i18next is given", () => {
  it.each([
    ["vi", "dữ liệu tác vụ không hợp lệ: thiếu body"],
    ["en", "invalid task data: thiếu body"],
  ])("speaks %s through i18next, with the detail filled in", async (language, want) => {
    const t = await translator(own ?? contractOf(minimal), language);
    expect(t("ERROR_INVALID_TASK_DATA.description", { detail: "thiếu body" })).toBe(want);
  });

  it.each([
    ["the contract itself", own],
    ["a hostile contract", hostileContract],
  ])("gives back each text of %s as it is", async (_, contract) => {
    for (const language of contract?.languages ?? []) {
      const t = await translator(contract ?? hostileContract, language);
      for (const { code, texts, params } of contract?.errors ?? []) {
        const { description = "", explanation = "", action = "" } = texts[language] ?? {};
        const values = Object.fromEntries(Object.keys(params).map((name) => [name, `<${name}>`]));
        const filled = (text: string) => text.replace(/\{\{(\w+)\}\}/g, "<$1>");
        expect(t(`${code}.description`, values)).toBe(filled(description));
        expect(t(`${code}.explanation`, values)).toBe(filled(explanation));
        expect(t(`${code}.action`, values)).toBe(filled(action));
      }
    }
  });

  it("types the resources by the source language", () => {
    const { content } = emitResources(contractOf(minimal));
    expect(content.split("\n").filter((line) => !/^$|^\/[/*]/.test(line))).toEqual([
      'import { vi } from "../locales/vi.js";',
      'import { en } from "../locales/en.js";',
      "export const resources = {",
      "  vi: { errors: vi.errors },",
      "  en: { errors: en.errors },",
      "} as const;",
      "export interface ErrorResources {",
      "  errors: typeof vi.errors;",
      "}",
    ]);
  });

  it("names a language so that it can be imported", () => {
    const { content } = emitResources(hostileContract);
    expect(content).toContain("  new: { errors: new_.errors },\n");
    expect(content).toContain('  "zh-Hans": { errors: zhHans.errors },\n');
  });
});
