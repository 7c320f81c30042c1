import { expect, it } from "vitest";
import { pluralForms } from "../../scripts/locales/plural-forms.js";

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const tags = letters.flatMap((a) => letters.flatMap((b) => ["", ...letters].map((c) => a + b + c)));
const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** Every language of which Intl knows the plural forms, and some with a script or a country. */
const languages = [
  ...tags.filter(
    (tag) =>
      Intl.getCanonicalLocales(tag)[0] === tag &&
      names.of(tag) !== undefined &&
      Intl.PluralRules.supportedLocalesOf(tag).length > 0,
  ),
  ...["zh-Hans", "pt-BR", "pt-PT", "sr-Latn", "en-XA"],
];

const numbers = [...Array(1_205).keys(), 10_000, 1_000_000, 1_000_001, 1_000_011, 3_000_004];

it("has the forms that Intl has, for every language but two", () => {
  const unknown = languages.filter((language) => pluralForms(language) === undefined);
  expect(languages.length).toBeGreaterThan(200);
  expect(unknown).toEqual(["kw", "sgs"]);
  for (const language of languages.filter((each) => !unknown.includes(each))) {
    expect([language, formsOf(pluralForms(language) ?? "")]).toEqual([language, categoriesOf(language)]);
  }
});

/** What the expression says of each number; C and JavaScript agree on all that is in it. */
function formsOf(header: string): { count: number; forms: readonly number[] } {
  const [, count, plural] = /^nplurals=(\d); plural=([n\d\s()%=!<>&|?:]+);$/.exec(header) ?? [];
  const formOf = new Function("n", `return Number(${plural});`);
  return { count: Number(count), forms: numbers.map((number) => Number(formOf(number))) };
}

function categoriesOf(language: string): { count: number; forms: readonly number[] } {
  const rules = new Intl.PluralRules(language);
  const categories: string[] = numbers.map((number) => rules.select(number));
  const used = ["zero", "one", "two", "few", "many", "other"].filter((each) => categories.includes(each));
  return { count: used.length, forms: categories.map((category) => used.indexOf(category)) };
}
