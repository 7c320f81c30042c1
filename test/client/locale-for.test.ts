import { describe, expect, it } from "vitest";
import { languageChain } from "../../src/language-chain.js";
import { localeFor } from "../../src/locale-for.js";

describe("the languages that serve a reader", () => {
  it.each<[tag: string, chain: string]>([
    ["vi", "vi vi-Latn-VN vi-Latn"],
    ["vi-VN", "vi-VN vi-Latn-VN vi-Latn vi"],
    ["vi_VN", "vi-VN vi-Latn-VN vi-Latn vi"],
    ["vi_VN.UTF-8", "vi-VN vi-Latn-VN vi-Latn vi"],
    ["de_AT@euro", "de-AT de-Latn-AT de-Latn de"],
    ["C.UTF-8", ""],
    ["ZH-cn", "zh-CN zh-Hans-CN zh-Hans zh"],
    ["zh-TW", "zh-TW zh-Hant-TW zh-Hant zh"],
    ["zh-Hant-HK", "zh-Hant-HK zh-Hant zh"],
    ["zh-Hans-CN", "zh-Hans-CN zh-Hans zh"],
    ["zh-TW-u-nu-latn", "zh-TW-u-nu-latn zh-TW zh-Hant-TW zh-Hant zh"],
    ["en-x-pirate", "en-x-pirate en en-Latn-US en-Latn"],
    ["sr-Latn", "sr-Latn sr"],
    ["iw", "he he-Hebr-IL he-Hebr"],
    ["und", "und"],
    ["", ""],
    ["*", ""],
    ["not a tag", ""],
  ])("%s", (tag, chain) => {
    expect(languageChain(tag).join(" ")).toBe(chain);
  });
});

describe("localeFor", () => {
  const [vi, en, hans, zh, hant] = ["vi", "en", "zh-Hans", "zh", "zh-Hant"].map((language) => ({ language }));
  it.each<[tags: string | string[], locales: unknown[], want: unknown]>([
    ["vi-VN", [en, vi], vi],
    ["zh-CN", [vi, hans], hans],
    ["zh-SG", [vi, zh, hans], hans],
    ["zh-TW", [vi, zh, hant], hant],
    ["zh-TW", [vi, hans], vi],
    ["zh", [vi, hans, hant], hans],
    ["fr", [vi, en], vi],
    [["fr", "en-AU", "vi"], [vi, en], en],
    [[], [vi, en], vi],
    ["toString", [en, vi], en],
  ])("%j among %j is %j", (tags, locales, want) => {
    const [first, ...others] = locales as { readonly language: string }[];
    expect(first && localeFor(tags, [first, ...others])).toBe(want);
  });
});
