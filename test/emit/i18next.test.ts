import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { emitNamespace, emitResources } from "../../scripts/emit/i18next.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import type { Contract } from "../../scripts/model/contract.js";
import { failureKinds } from "../../scripts/model/locale-format.js";
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

  it("has the failures without a code beside the codes", async () => {
    const t = await translator(own ?? contractOf(minimal), "en");
    expect(t("$failures.unknown.description")).toBe(own?.failures.unknown["en"]?.description);
    expect(Object.keys(JSON.parse(emitNamespace(hostileContract, "vi").content).$failures)).toEqual(
      Object.keys(hostileContract.failures),
    );
  });

  it("types the keys and their placeholders, whatever the language", () => {
    const { content } = emitResources(contractOf(minimal));
    const lines = content.split("\n").filter((line) => !/^$|^\/[/*]/.test(line));
    expect(lines).toEqual([
      'import type { Locale } from "../locale.js";',
      "type Text = { description: string; explanation: string; action: string };",
      "export const loaders = {",
      '  vi: async (): Promise<Locale> => (await import("../locales/vi.js")).vi,',
      '  en: async (): Promise<Locale> => (await import("../locales/en.js")).en,',
      "};",
      "export interface ErrorResources {",
      "  errors: {",
      "    ERROR_RATE: Text;",
      `    ERROR_DATA: { description: \`\${string}{{detail}}\${string}\`; explanation: string; action: string };`,
      "    $failures: {",
      ...failureKinds.map((kind) => `      ${kind}: Text;`),
      "    };",
      "  };",
      "}",
    ]);
  });

  it("types each placeholder once, and names that mean something elsewhere", () => {
    expect(emitResources(hostileContract).content).toContain(
      [
        `description: \`\${string}{{toString}}\${string}{{max}}\${string}\`;`,
        `explanation: string; action: \`\${string}{{max}}\${string}\` };`,
      ].join(" "),
    );
  });

  it("names a language so that it can be imported", () => {
    const { content } = emitResources(hostileContract);
    expect(content).toContain(
      '  new: async (): Promise<Locale> => (await import("../locales/new.js")).new_,\n',
    );
    expect(content).toContain('(await import("../locales/zh-Hans.js")).zhHans,\n');
  });
});
