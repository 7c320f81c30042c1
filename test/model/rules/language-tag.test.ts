import { describe, expect, it } from "vitest";
import { buildContract } from "../../../scripts/model/build.js";
import {
  catalog,
  edited,
  glossary,
  inOneLine,
  minimal,
  problemsAfter,
  sourcesOf,
  vi,
} from "../minimal-contract.js";

function problemsWith(...languages: string[]) {
  const files = languages.map((language) => [`locales/${language}.yaml`, minimal[vi] ?? ""]);
  return buildContract(sourcesOf({ ...minimal, ...Object.fromEntries(files) })).problems;
}

describe("language-tag", () => {
  it.each([
    ["ua", "country", "uk"],
    ["kr", "country", "ko"],
    ["cn", "country", "zh-Hans"],
    ["jp", "country", "ja"],
    ["vn-VN", "country", "vi-VN"],
    ["kr-KR", "country", "ko-KR"],
    ["cz", "country", "cs"],
    ["UA", "country", "uk"],
    ["ua-UA", "country", "uk-UA"],
    ["cn-Hans", "country", "zh-Hans"],
    ["iw", "form", "he"],
    ["in", "form", "id"],
    ["zh-hans", "form", "zh-Hans"],
    ["ZH-Hans-cn", "form", "zh-Hans-CN"],
    ["en_US", "form", "en-US"],
    ["FR", "form", "fr"],
    ["EN", "taken", "en"],
  ])("%s is %s, for %s", (language, variant, canonical) => {
    const [problem, ...others] = problemsWith(language);
    expect(others).toEqual([]);
    expect(problem && inOneLine(problem)).toBe(`language-tag/${variant} locales/${language}.yaml:1:1 «»`);
    expect(problem?.values).toEqual({ language, canonical });
  });

  it.each(["xx", "english", "q", "glossar", "en.US", "constructor"])("%s is no language", (language) => {
    expect(problemsWith(language).map(inOneLine)).toEqual([
      `language-tag/none locales/${language}.yaml:1:1 «»`,
    ]);
  });

  it.each([
    "uk",
    "ko",
    "ja",
    "zh",
    "zh-CN",
    "zh-Hans",
    "zh-Hant-TW",
    "en-US",
    "sr-Latn",
    "es-419",
    "fil",
    "kr-NG",
  ])("%s is right", (language) => {
    expect(problemsWith(language)).toEqual([]);
  });

  it("is not echoed by what names the language rightly", () => {
    const exemptions =
      "exemptions:\n  - { rule: glossary, code: ERROR_DATA, language: uk, reason: Because. }\nerrors:\n";
    const files = {
      ...edited([[catalog, "errors:\n", exemptions]]),
      "locales/ua.yaml": minimal[vi] ?? "",
      [glossary]: "concepts: { task: { uk: { term: завдання } } }",
    };
    expect(buildContract(sourcesOf(files)).problems.map(({ rule }) => rule)).toEqual(["language-tag"]);
  });

  it("looks at the source language, which is not missing besides", () => {
    expect(problemsAfter([catalog, "language: vi", "language: vn"])).toEqual([
      "language-tag/source spec/errors.yaml:1:11 «vn»",
    ]);
    expect(problemsAfter([catalog, "language: vi", "language: Tiếng Việt"])).toEqual([
      "language-tag/unknown-source spec/errors.yaml:1:11 «Tiếng Việt»",
    ]);
    const { problems } = buildContract(sourcesOf(edited([[catalog, "language: vi", "language: vn"]])));
    expect(problems[0]?.values?.["canonical"]).toBe("vi");
  });
});
