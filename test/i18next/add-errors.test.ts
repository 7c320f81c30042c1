import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { addErrors } from "../../src/i18next/index.js";
import { errorTextsOf } from "../../src/i18next/runtime.js";
import { instanceOf, start, versions } from "./instances.js";
import { countingLoaders, localeOf } from "./six-languages.js";

const key = "errors:ERROR_ZERO_BALANCE.description";
const vietnamese = "Số dư tài khoản không đủ";
const english = "Insufficient account balance";

/** When the instance next says that its language is there. */
const nextChange = (i18n: { on(event: string, listener: () => void): unknown }) =>
  new Promise<void>((resolve) => i18n.on("languageChanged", resolve));

describe.each(Object.keys(versions))("addErrors, %s", (version) => {
  it("adds the texts to an instance that speaks", async () => {
    const i18n = await start(version);
    expect(i18n.t(key)).not.toBe(vietnamese);
    await addErrors(i18n);
    expect([i18n.t(key), i18n.t("greeting")]).toEqual([vietnamese, "Xin chào"]);
  });

  it("adds them to one that does not speak yet", async () => {
    const i18n = instanceOf(version);
    const added = addErrors(i18n);
    await i18n.init({ lng: "en-GB", fallbackLng: false, resources: {} });
    await added;
    expect(i18n.t(key)).toBe(english);
  });

  it("follows the instance to other languages, and says when they are there", async () => {
    const { loaders, loaded } = countingLoaders();
    const i18n = await start(version);
    await errorTextsOf(loaders).addErrors(i18n);
    expect(loaded).toEqual(["vi"]);
    for (const [tag, want] of [
      ["zh-TW", "zh-Hant"],
      ["zh-CN", "zh-Hans"],
      ["sr-Latn-RS", "sr-Latn"],
      ["fr", "vi"],
    ] as const) {
      await i18n.changeLanguage(tag);
      if (want !== "vi") await nextChange(i18n);
      expect(i18n.t("errors:ERROR_A.explanation")).toBe(`${want} because of ERROR_A`);
    }
    await i18n.changeLanguage("zh-TW");
    expect(i18n.t("errors:ERROR_A.explanation")).toBe("zh-Hant because of ERROR_A");
    expect(loaded).toEqual(["vi", "zh-Hant", "zh-Hans", "sr-Latn"]);
  });

  it("is there once the language is that was changed to in the meantime", async () => {
    const opened = new Map<string, () => void>();
    const loaded: string[] = [];
    const load = (language: string) => async () => {
      loaded.push(language);
      await new Promise<void>((resolve) => opened.set(language, resolve));
      return localeOf(language);
    };
    const texts = errorTextsOf({ vi: load("vi"), en: load("en"), ja: load("ja") });
    const i18n = await start(version);
    let isAdded = false;
    const added = texts.addErrors(i18n).then(() => (isAdded = true));
    for (const tag of ["en", "ja", "vi"]) await i18n.changeLanguage(tag);
    for (const language of ["ja", "en"]) {
      opened.get(language)?.();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect([isAdded, loaded]).toEqual([false, ["vi", "en", "ja"]]);
    opened.get("vi")?.();
    await added;
    expect(i18n.t("errors:ERROR_A.explanation")).toBe("vi because of ERROR_A");
  });

  it("goes where the application itself falls back to", async () => {
    const i18n = await start(version, { lng: "fr", fallbackLng: "en" });
    await addErrors(i18n);
    expect([i18n.t(key), i18n.resolvedLanguage]).toEqual([english, "en"]);
  });

  it("gives a reader no parent's words that only another reader wants", async () => {
    const texts = errorTextsOf({
      vi: async () => localeOf("vi"),
      "zh-Hans": async () => localeOf("zh-Hans"),
    });
    for (const fallbackLng of [false, "vi"]) {
      const i18n = await start(version, { lng: "zh", fallbackLng });
      await texts.addErrors(i18n);
      expect(i18n.t("errors:ERROR_A.explanation")).toBe("zh-Hans because of ERROR_A");
      await i18n.changeLanguage("zh-Hant-TW");
      await expect.poll(() => i18n.t("errors:ERROR_A.explanation")).toBe("vi because of ERROR_A");
      expect(texts.describe({ code: "ERROR_A" }, i18n).language).toBe("vi");
    }
  });

  it("leaves the language that the application speaks what it is", async () => {
    const i18n = await start(version, { lng: "vi-VN" });
    await addErrors(i18n);
    await i18n.changeLanguage("vi-VN");
    expect([i18n.t(key), i18n.resolvedLanguage]).toEqual([vietnamese, "vi"]);
  });

  it("has those that a server preloads", async () => {
    const i18n = await start(version, { preload: ["vi", "en-GB"] });
    await addErrors(i18n);
    expect(i18n.t(key, { lng: "en-GB" })).toBe(english);
  });

  it.each([
    [false, "Hết tiền", vietnamese],
    [true, vietnamese, vietnamese],
  ])("what the application has already stays, unless asked: overwrite %s", async (overwrite, own, other) => {
    const errors = { ERROR_ZERO_BALANCE: { description: "Hết tiền" }, mine: "của tôi" };
    const resources = { vi: { errors, billing: { ...errors } } };
    const i18n = await start(version, { resources });
    await addErrors(i18n, { overwrite });
    await addErrors(i18n, { namespace: "texts" });
    expect(i18n.t(key)).toBe(own);
    expect(i18n.t("errors:mine")).toBe("của tôi");
    expect(i18n.t("errors:ERROR_ZERO_BALANCE.action")).toMatch(/^Nạp/);
    expect(i18n.t("texts:ERROR_ZERO_BALANCE.description")).toBe(other);
    expect(errors).toEqual({ ERROR_ZERO_BALANCE: { description: "Hết tiền" }, mine: "của tôi" });
  });

  it("changes no texts but the instance's", async () => {
    const i18n = await start(version);
    await addErrors(i18n);
    i18n.addResourceBundle("vi", "errors", { ERROR_ZERO_BALANCE: { description: "x" } }, true, true);
    const other = await start(version);
    await addErrors(other);
    expect([i18n.t(key), other.t(key)]).toEqual(["x", vietnamese]);
  });

  it("listens once, however often it is asked, and no more once it is told to stop", async () => {
    const i18n = await start(version);
    const before = listeners(i18n);
    await addErrors(i18n);
    const once = listeners(i18n);
    const controller = new AbortController();
    for (let count = 0; count < 20; count++) await addErrors(i18n, { signal: controller.signal });
    expect(once).toBeGreaterThan(before);
    expect(listeners(i18n)).toBe(once);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort();
    expect(listeners(i18n)).toBe(before);
    await i18n.changeLanguage("en");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(i18n.t(key)).not.toBe(english);
    await addErrors(i18n, { signal: controller.signal });
    expect(listeners(i18n)).toBe(before);
  });

  it("fails where the texts cannot be loaded, says so later, and tries again", async () => {
    let isOffline = true;
    const vi = async () => localeOf("vi");
    const en = async () => {
      if (isOffline) throw new Error("offline");
      return localeOf("en");
    };
    const texts = errorTextsOf({ vi, en });
    const first = await start(version, { lng: "en" });
    await expect(texts.addErrors(first)).rejects.toThrow("offline");
    const i18n = await start(version);
    const failures: unknown[] = [];
    Reflect.apply(i18n.on, i18n, ["failedLoading", (...args: unknown[]) => failures.push(args)]);
    await texts.addErrors(i18n);
    await i18n.changeLanguage("en");
    await expect.poll(() => failures).toEqual([["en", "errors", "Error: offline"]]);
    isOffline = false;
    await i18n.changeLanguage("en");
    await expect.poll(() => i18n.t("errors:ERROR_A.explanation")).toBe("en because of ERROR_A");
  });
});

/** How many listeners an instance has; i18next does not tell, but keeps them by event. */
function listeners(i18n: object): number {
  const observers: unknown = Reflect.get(i18n, "observers");
  return Object.values(observers ?? {}).reduce(
    (sum: number, of: unknown) => sum + (of instanceof Map ? of.size : 0),
    0,
  );
}
