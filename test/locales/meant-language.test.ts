import { expect, it } from "vitest";
import { meantLanguage } from "../../scripts/locales/meant-language.js";

const languages = ["vi", "en", "ja", "ru", "zh-Hans", "pt-BR", "sr-Latn"];

it.each<[named: string | undefined, file: string, want: string | undefined]>([
  ["ja", "x.po", "ja"],
  ["zh_Hans", "x.po", "zh-Hans"],
  ["EN", "x.po", "en"],
  // Crowdin's, and most of what has a country where nobody needs one.
  ["ru_RU", "x.po", "ru"],
  ["ja-JP", "x.xlf", "ja"],
  ["zh-CN", "x.xlf", "zh-Hans"],
  ["pt", "x.xlf", "pt-BR"],
  ["sr@latin", "x.po", "sr-Latn"],
  // Of another country, script or language, nobody can tell.
  ["zh-TW", "x.po", undefined],
  ["pt-PT", "x.po", undefined],
  ["sr", "x.po", undefined],
  ["fr", "ja.po", undefined],
  ["und", "x.po", undefined],
  ["?", "x.po", undefined],
  [undefined, "ja.json", "ja"],
  [undefined, "errors.ja.json", "ja"],
  [undefined, "a/zh-CN/errors.json", "zh-Hans"],
  [undefined, "ja/ru.json", "ru"],
  [undefined, "errors.json", undefined],
])("a file that says %s and is called %s is in %s", (named, file, want) => {
  expect(meantLanguage(languages, named, file)).toBe(want);
});
