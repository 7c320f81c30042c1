import { readdirSync, readFileSync } from "node:fs";
import { Option } from "commander";
import { describe, expect, it } from "vitest";
import type { CommandSpec } from "../../scripts/commands/command.js";
import { commands } from "../../scripts/commands/index.js";
import { ruleTable } from "../../scripts/load/problem.js";
import { documentWordsFor, wordsFor } from "../../scripts/words/words.js";
import { documents, interfaces, type Sentences } from "./ui-words.js";

const scripts = new URL("../../scripts/", import.meta.url);
const codes = readdirSync(scripts, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(new URL(name, scripts), "utf8"));

/** Every piece of text in the program; what is computed within one is a gap. File by file, so that a stray mark spoils no other. */
const literals = codes.flatMap((code) =>
  [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, plain, template]) => new RegExp(`^${pattern(plain ?? template ?? "")}$`),
  ),
);
const isInCode = (text: string): boolean => literals.some((literal) => literal.test(text));

function pattern(text: string): string {
  return text
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("[\\w-]+");
}

/** The words that the command line itself looks up, by the names of commands, arguments and options. */
const commandKeys = commands.flatMap((spec) => keysOf(spec, "commands"));

function keysOf(
  { name, args = [], options = [], commands: inner = [] }: CommandSpec,
  above: string,
): string[] {
  const optionKeys = options.flatMap(({ flags, parse }) => {
    const option = new Option(flags).attributeName();
    return [`options.${option}`, ...(parse ? [`expected.${option}`] : [])];
  });
  const argumentKeys = args.map((argument) => `arguments.${argument.replace(/[^\w-]/g, "")}`);
  return [
    ...["description", ...optionKeys, ...argumentKeys].map((key) => `${above}.${name}.${key}`),
    ...inner.flatMap((one) => keysOf(one, `${above}.${name}.commands`)),
  ];
}

/** `total_one` → `total`: languages differ in how many plural forms they have. */
const withoutPlural = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, "");

const files = [
  ...[...interfaces].map(([language, sentences]) => ["ui", language, sentences, interfaces] as const),
  ...[...documents].map(([language, sentences]) => ["documents", language, sentences, documents] as const),
];

describe.each(files)("locales/%s/%s.yaml", (_, language, sentences, all) => {
  const english = all.get("en");

  it("has the keys of English", () => {
    const keys = (of: Sentences | undefined) => new Set([...(of ?? [])].map(([key]) => withoutPlural(key)));
    expect(keys(sentences)).toEqual(keys(english));
  });

  it("has the placeholders of English in each sentence; what is said of one number alone need not name it", () => {
    const wanted = new Map([...(english ?? [])].map(([key, text]) => [withoutPlural(key), gapsOf(text)]));
    for (const [key, text] of sentences) {
      const gaps = wanted.get(withoutPlural(key)) ?? [];
      const isFree = (gap: string) => gap === "{{count}}" && isOfOneNumber(language, key);
      const found = gapsOf(text);
      expect([key, found.filter((gap) => !gaps.includes(gap))]).toEqual([key, []]);
      expect([key, gaps.filter((gap) => !found.includes(gap) && !isFree(gap))]).toEqual([key, []]);
    }
  });

  it("has the plural forms that the language has, and no others", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const counted = [...sentences.keys()].filter((key) => withoutPlural(key) !== key);
    const bases = [...new Set(counted.map(withoutPlural))];
    const wanted = bases.flatMap((base) => pluralCategories.map((category) => `${base}_${category}`));
    expect(counted.sort()).toEqual(wanted.sort());
  });

  it("has no key that the program does not use", () => {
    const jsonTypes = ["array", "boolean", "number", "object", "string"].map((type) => `expected.${type}`);
    const unused = [...sentences.keys()].map(withoutPlural).filter((key) => {
      const [, variant] = /^problems\.[\w-]+\.(?:message|fix)_([\w-]+)$/.exec(key) ?? [];
      if (variant !== undefined) return !isInCode(variant);
      if (commandKeys.includes(key)) return false;
      const [, phrase] = /^expected\.(\w+)$/.exec(key) ?? [];
      if (phrase !== undefined) return !isInCode(phrase) && !jsonTypes.includes(key);
      return !isInCode(key) && !isInCode(key.replace(/_[\w-]+$/, "")) && !isComputed(key);
    });
    expect(unused).toEqual([]);
  });

  it("has sentences in the normal form C, without stray spaces", () => {
    for (const text of sentences.values()) {
      expect(text).toBe(text.normalize("NFC").trim());
      expect(text).not.toMatch(/\s\s|\$t\(/);
    }
  });
});

describe.each([...interfaces])("locales/ui/%s.yaml", (_, sentences) => {
  it("has words for every command, argument and option", () => {
    expect(commandKeys.filter((key) => !sentences.has(key))).toEqual([]);
  });

  it("has a message and a fix for every rule in every variant, and no other rules", () => {
    const keys = [...sentences.keys()].filter((key) => key.startsWith("problems."));
    expect(new Set(keys.map((key) => key.split(".")[1]))).toEqual(new Set(Object.keys(ruleTable)));
    const variants = (part: string) =>
      keys.flatMap((key) => (key.includes(`.${part}`) ? [key.replace(`.${part}`, "")] : []));
    expect(variants("fix")).toEqual(variants("message"));
  });
});

/** What is filled in, by whomever: i18next in `{{count}}`, Scalar in `{name}`, the search box in `#`. */
function gapsOf(text: string): string[] {
  return [...new Set(text.match(/\{+\w+\}+|#(?= | ?$)/g))];
}

/** Whether a plural form is that of a single number: of 1 in English, but of 1, 21 and 31 in Russian. */
function isOfOneNumber(language: string, key: string): boolean {
  const rules = new Intl.PluralRules(language);
  const counted = Array.from({ length: 200 }, (_, number) => number);
  return counted.filter((number) => key.endsWith(`_${rules.select(number)}`)).length === 1;
}

/** Keys that are put together: from a list of names, as those of the docs are, or from a number. */
function isComputed(key: string): boolean {
  if (/^starter\.statuses\.\d{3}\.(?:name|description)$/.test(key)) return true;
  const [section = "", name = ""] = key.split(".");
  return ["docs", "generate"].includes(section) && isInCode(name);
}

describe("wordsFor", () => {
  it.each([
    ["vi", "vi", "cách sửa"],
    ["vi-VN", "vi", "cách sửa"],
    ["vi_VN", "vi", "cách sửa"],
    ["en-GB", "en", "fix"],
    ["fr", "en", "fix"],
    ["C", "en", "fix"],
    ["", "en", "fix"],
    ["../../etc", "en", "fix"],
    ["x!y", "en", "fix"],
  ])("%s speaks %s", (tag, language, fix) => {
    const words = wordsFor(tag);
    expect([words.language, words.say("report.fix")]).toEqual([language, fix]);
  });

  it.each([
    ["ja", "ja", "原因"],
    ["ja-JP", "ja", "原因"],
    ["ru_RU", "ru", "Причина"],
    ["zh-Hans-CN", "zh-Hans", "原因"],
    ["zh-CN", "zh-Hans", "原因"],
    ["zh-SG", "zh-Hans", "原因"],
    ["zh", "zh-Hans", "原因"],
    ["vi-VN", "vi", "Nguyên nhân"],
    ["de", "en", "Cause"],
    ["../ui/vi", "en", "Cause"],
  ])(
    "%s is published with the words of %s, and the command line speaks none but its own",
    (tag, language, trigger) => {
      const words = documentWordsFor(tag);
      expect([words.language, words.say("docs.trigger")]).toEqual([language, trigger]);
      expect(["en", "vi"]).toContain(wordsFor(tag).language);
    },
  );

  it.each([
    [1, "1 текст ещё нужно проверить"],
    [3, "3 текста ещё нужно проверить"],
    [86, "86 текстов ещё нужно проверить"],
    [101, "101 текст ещё нужно проверить"],
  ])("counts in Russian: %d", (count, want) => {
    expect(documentWordsFor("ru").say("unfinished.needs-review", { count })).toBe(want);
  });

  it.each([
    ["en", 1, "1 problem"],
    ["en", 2, "2 problems"],
    ["vi", 1, "1 vấn đề"],
    ["vi", 2, "2 vấn đề"],
    ["C", 1, "1 problem"],
    ["C", 2, "2 problems"],
  ])("%s counts %d", (tag, count, want) => {
    expect(wordsFor(tag).say("report.checked", { count })).toBe(want);
  });

  it("takes values for text, not for templates, and escapes nothing", () => {
    const reason = "<b> & {{reason}} $t(report.fix) $& $1";
    expect(wordsFor("en").say("crash", { reason })).toBe(
      `maloi failed for a reason that is not in your files: ${reason}`,
    );
  });
});
