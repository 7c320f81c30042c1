import { beforeAll, describe, expect, it } from "vitest";
import { byRule, type Examined, examine, places, tally } from "./examined.js";
import { typescript } from "./packages/typescript.js";
import { compile, countKept, type ReadBack, readBack } from "./read-back.js";
import { readme, sectionOf } from "./section.js";

/* The largest catalog of all: the compiler's diagnostics, in English and 13 translations. */

const folders = ["cs", "de", "es", "fr", "it", "ja", "ko", "pl", "pt-br", "ru", "tr", "zh-cn", "zh-tw"];

let examined: Examined;
let back: ReadBack;
beforeAll(async () => {
  examined = await examine(await typescript());
  back = readBack(examined);
});

describe("typescript", () => {
  it("has as many codes, languages and texts as its own data", () => {
    expect(examined.catalog.own).toEqual({ codes: 2121, languages: 14, texts: 29_681 });
  });

  it("goes through the pipeline with all of them, and comes back as it was", () => {
    expect(back.codes).toHaveLength(2121);
    expect(examined.contract.languages).toHaveLength(14);
    // Those that are not are in the list of defects.
    expect(countKept(examined, back.texts)).toBe(29_681 - 26 - 1 - 32 - 4);
  });

  it.each<[language: string, code: number, text: string]>([
    ["en", 1002, "Unterminated string literal."],
    ["en", 2304, "Cannot find name '{{arg0}}'."],
    ["de", 2304, 'Der Name "{{arg0}}" wurde nicht gefunden.'],
    ["ja", 2322, "型 '{{arg0}}' を型 '{{arg1}}' に割り当てることはできません。"],
    ["zh-CN", 1382, "意外的标记。你是想使用 `{'>'}` 还是 `&gt;`?"],
    ["en", 1259, "Module '{{arg0}}' can only be default-imported using the '{{arg1}}' flag"],
    // Braces of the text's own, which are not even a pair there, stay apart from those of the placeholder.
    [
      "fr",
      1290,
      "«\u00A0{{arg0}}\u00A0» se résout en déclaration de type uniquement et doit être marquée en tant que type uniquement dans ce fichier avant la réexportation lorsque «\u00A0{{arg1}}\u00A0» est activé. Envisagez d’utiliser «\u00A0export type { {{arg0}} as default }\u00A0».",
    ],
  ])("%s %i", (language, code, text) => {
    expect(back.texts[language]).toHaveProperty([String(code), "description"], text);
    expect(back.resources[language]).toHaveProperty([String(code), "description"], text);
  });

  it("breaks just these rules", () => {
    expect(tally(examined.problems)).toEqual({
      "damaged-text/escape": 29,
      "language-tag/form": 3,
      "locale-parity/missing": 39,
      "locale-parity/orphan": 26,
      "sentence-form/capital": 1049,
      "sentence-form/stop": 23_410,
      "text-form/control": 1,
      "text-form/double": 32,
      "text-form/edge": 4,
      "text-length": 2764,
    });
  });

  it("has two sentences damaged by an escape in every translation, and in one three more", () => {
    const everywhere = folders.flatMap((folder) => [`${folder} 2851`, `${folder} 6908`]);
    const more = ["zh-tw 2206", "zh-tw 2207", "zh-tw 90003"];
    expect(places(examined.problems, "damaged-text/escape").sort()).toEqual([...everywhere, ...more].sort());
    const german = byRule(examined.problems)
      .get("damaged-text/escape")
      ?.find(({ place }) => place.file === "locales/de.yaml");
    expect(german?.place.excerpt).toContain("„[Symbol.dispose]5D;()“");
    expect(german?.values).toMatchObject({ text: "errors.2851.description", found: "]5D;" });
  });

  it("has two sentences in every translation that English no longer has, and lacks three that it has", () => {
    const orphans = [
      "ESM_syntax_is_not_allowed_in_a_CommonJS_module_when_module_is_set_to_preserve_1293",
      "ESM_syntax_is_not_allowed_in_a_CommonJS_module_when_verbatimModuleSyntax_is_enabled_1286",
    ];
    expect(places(examined.problems, "locale-parity/orphan").sort()).toEqual(
      folders.flatMap((folder) => orphans.map((key) => `${folder} ${key}`)).sort(),
    );
    expect(places(examined.problems, "locale-parity/missing").sort()).toEqual(
      folders.flatMap((folder) => [1286, 1293, 1295].map((code) => `${folder} ${code}`)).sort(),
    );
  });

  it("has a control character and spaces that nobody sees", () => {
    expect(places(examined.problems, "text-form/control")).toEqual(["pl 6130"]);
    expect(places(examined.problems, "text-form/edge")).toEqual([
      "cs 95164",
      "zh-cn 1058",
      "zh-cn 6014",
      "zh-tw 95043",
    ]);
    expect(examined.catalog.texts["pl"]?.["6130"]?.description).toContain("\u0083");
  });

  it("calls languages by tags that are not canonical", () => {
    expect(places(examined.problems, "language-tag/form")).toEqual(["pt-br", "zh-cn", "zh-tw"]);
    expect(examined.contract.languages.slice(-2)).toEqual(["zh-CN", "zh-TW"]);
  });

  it("compiles", async () => {
    expect(await compile([examined])).toBe("");
  });

  it("is what README.md says", () => {
    expect(readme()).toContain(`${sectionOf(examined)}\n`);
  });
});
