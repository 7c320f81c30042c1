import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { type Bundle, bundleWith } from "./bundled.js";
import { versions } from "./instances.js";
import { countingLoaders } from "./six-languages.js";

const key = "ERROR_ZERO_BALANCE.description";

describe.each(Object.keys(versions))("createI18n, %s", (version) => {
  let bundle: Bundle;
  beforeAll(async () => {
    bundle = await bundleWith(version);
  });
  afterAll(() => bundle[Symbol.dispose]());

  it.each([
    ["vi", vi],
    ["vi-VN", vi],
    ["vi_VN", vi],
    ["en-GB", en],
    ["EN", en],
    ["en_US.UTF-8", en],
    ["fr", vi],
    ["", vi],
    ["*", vi],
    [["fr-CA", "en-CA", "vi"], en],
    [[], vi],
  ])("speaks the language that serves %j", async (lng, { errors }) => {
    const i18n = await bundle.module.createI18n({ lng });
    expect(i18n.isInitialized).toBe(true);
    expect(i18n.t(key)).toBe(errors.ERROR_ZERO_BALANCE.description);
    expect(i18n.t("$failures.network.action")).toBeTypeOf("string");
  });

  it("loads one language, and each other when it changes to it, before it speaks it", async () => {
    const { loaders, loaded } = countingLoaders();
    const i18n = await bundle.module.errorTextsOf(loaders).createI18n({ lng: "zh-HK" });
    expect(loaded).toEqual(["zh-Hant"]);
    const spoken: string[] = [];
    i18n.on("languageChanged", () => spoken.push(i18n.t("ERROR_A.explanation")));
    for (const tag of ["zh", "zh-Hant-TW", "pt-BR", "de", "zh-HK"]) await i18n.changeLanguage(tag);
    expect(spoken).toEqual(
      ["zh-Hans", "zh-Hant", "pt-BR", "vi", "zh-Hant"].map((tag) => `${tag} because of ERROR_A`),
    );
    expect(loaded).toEqual(["zh-Hant", "zh-Hans", "pt-BR", "vi"]);
  });

  it("falls back to what the application says, then to the source language", async () => {
    const { loaders, loaded } = countingLoaders();
    const { createI18n } = bundle.module.errorTextsOf(loaders);
    const i18n = await createI18n({ lng: "fr", fallbackLng: ["de", "pt-BR"] });
    expect(i18n.t("ERROR_A.explanation")).toBe("pt-BR because of ERROR_A");
    expect(loaded).toEqual(["pt-BR"]);
  });

  it.each([
    ["zh-Latn", "zh"],
    ["zh-Hant", "zh"],
  ])("takes every language that it is told for one of the reader's: %s, %s", async (...tags) => {
    const { "zh-Hant": _, ...loaders } = countingLoaders().loaders;
    const { createI18n } = bundle.module.errorTextsOf(loaders);
    for (const options of [{ lng: tags }, { lng: "fr", fallbackLng: tags }])
      expect((await createI18n(options)).t("ERROR_A.explanation")).toBe("zh-Hans because of ERROR_A");
  });

  it.runIf(version !== "i18next-23")("finds the texts that functions choose", async () => {
    const { t }: { t: unknown } = await bundle.module.createI18n({ lng: "en" });
    const choose = ($: typeof en.errors) => $.ERROR_INVALID_TASK_DATA.description;
    expect(typeof t === "function" && t(choose, { detail: "x" })).toBe("invalid task data: x");
    const ours = ($: { $failures: typeof en.failures }) => $.$failures.network.action;
    expect(typeof t === "function" && t(ours)).toBe(en.failures.network.action);
  });

  it("gives plain text, or HTML where it is asked for", async () => {
    const detail = `<img src=x onerror="alert(1)"> & 'x'`;
    const plain = await bundle.module.createI18n({ lng: "en" });
    expect(plain.t("ERROR_INVALID_TASK_DATA.description", { detail })).toBe(`invalid task data: ${detail}`);
    const html = await bundle.module.createI18n({ lng: "en", escapeValue: true });
    expect(html.t("ERROR_INVALID_TASK_DATA.description", { detail })).toBe(
      "invalid task data: &lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;x&#39;",
    );
  });

  it.each([
    "{{detail}}",
    "$t(ERROR_ZERO_BALANCE.description)",
    "$t($failures.network.action)",
    "$& $1",
    "{{- x}}",
  ])("fills %s in once", async (detail) => {
    const i18n = await bundle.module.createI18n({ lng: "en" });
    expect(i18n.t("ERROR_INVALID_TASK_DATA.description", { detail })).toBe(`invalid task data: ${detail}`);
  });

  it("shows that a value is missing as describe() does", async () => {
    const i18n = await bundle.module.createI18n({ lng: "en" });
    expect(i18n.t("ERROR_INVALID_TASK_DATA.description", {})).toBe("invalid task data: …");
  });

  it("lets each application change its own texts alone", async () => {
    const first = await bundle.module.createI18n({ lng: "en" });
    first.addResourceBundle("en", "errors", { ERROR_ZERO_BALANCE: { description: "x" } }, true, true);
    const second = await bundle.module.createI18n({ lng: "en" });
    expect([first.t(key), second.t(key)]).toEqual(["x", en.errors.ERROR_ZERO_BALANCE.description]);
  });

  it("fails where the texts cannot be loaded", async () => {
    const texts = bundle.module.errorTextsOf({
      vi: async () => {
        throw new Error("offline");
      },
    });
    await expect(texts.createI18n({ lng: "vi" })).rejects.toThrow("offline");
  });

  it("has no texts in the application's own file: each language is one of its own", () => {
    const holds = (text: string, { errors }: typeof vi | typeof en) =>
      text.includes(errors.ERROR_ZERO_BALANCE.explanation);
    expect([holds(bundle.entry, vi), holds(bundle.entry, en)]).toEqual([false, false]);
    for (const locale of [vi, en])
      expect(bundle.chunks.filter((text) => holds(text, locale))).toHaveLength(1);
    expect(bundle.chunks.some((text) => holds(text, vi) && holds(text, en))).toBe(false);
  });
});
