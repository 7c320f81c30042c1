/**
 * How gettext tells plural forms apart, by a language that tells them apart in the same way as those that share its line.
 * The forms are those that whole numbers have, in CLDR's order.
 */
const formsOf: Readonly<Record<string, string>> = {
  vi: "nplurals=1; plural=0;",
  en: "nplurals=2; plural=(n != 1);",
  hi: "nplurals=2; plural=(n > 1);",
  fil: "nplurals=2; plural=(n % 10 == 4 || n % 10 == 6 || n % 10 == 9);",
  is: "nplurals=2; plural=(n % 10 != 1 || n % 100 == 11);",
  tzm: "nplurals=2; plural=(n > 1 && (n < 11 || n > 99));",
  he: "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);",
  cs: "nplurals=3; plural=(n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2);",
  es: "nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);",
  fr: "nplurals=3; plural=(n <= 1 ? 0 : n % 1000000 == 0 ? 1 : 2);",
  lag: "nplurals=3; plural=(n == 0 ? 0 : n == 1 ? 1 : 2);",
  lt: "nplurals=3; plural=(n % 10 == 1 && (n % 100 < 11 || n % 100 > 19) ? 0 : n % 10 >= 2 && (n % 100 < 11 || n % 100 > 19) ? 1 : 2);",
  lv: "nplurals=3; plural=(n % 10 == 0 || (n % 100 >= 11 && n % 100 <= 19) ? 0 : n % 10 == 1 ? 1 : 2);",
  pl: "nplurals=3; plural=(n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2);",
  ro: "nplurals=3; plural=(n == 1 ? 0 : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? 1 : 2);",
  ru: "nplurals=3; plural=(n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2);",
  shi: "nplurals=3; plural=(n <= 1 ? 0 : n <= 10 ? 1 : 2);",
  gd: "nplurals=4; plural=(n == 1 || n == 11 ? 0 : n == 2 || n == 12 ? 1 : n >= 3 && n <= 19 ? 2 : 3);",
  gv: "nplurals=4; plural=(n % 10 == 1 ? 0 : n % 10 == 2 ? 1 : n % 20 == 0 ? 2 : 3);",
  sl: "nplurals=4; plural=(n % 100 == 1 ? 0 : n % 100 == 2 ? 1 : n % 100 == 3 || n % 100 == 4 ? 2 : 3);",
  br: "nplurals=5; plural=(n % 10 == 1 && n % 100 != 11 && n % 100 != 71 && n % 100 != 91 ? 0 : n % 10 == 2 && n % 100 != 12 && n % 100 != 72 && n % 100 != 92 ? 1 : (n % 10 == 3 || n % 10 == 4 || n % 10 == 9) && (n % 100 < 10 || n % 100 > 19) && (n % 100 < 70 || n % 100 > 79) && (n % 100 < 90 || n % 100 > 99) ? 2 : n != 0 && n % 1000000 == 0 ? 3 : 4);",
  ga: "nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n >= 3 && n <= 6 ? 2 : n >= 7 && n <= 10 ? 3 : 4);",
  mt: "nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n == 0 || (n % 100 >= 3 && n % 100 <= 10) ? 2 : n % 100 >= 11 && n % 100 <= 19 ? 3 : 4);",
  ar: "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5);",
  cy: "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5);",
};

/** Enough of all numbers to tell languages apart. */
const samples = [...Array(201).keys(), 1_000, 1_000_000, 1_000_001, 2_000_000];

/** The header `Plural-Forms` of `language`; absent where its forms are like no other language's. */
export function pluralForms(language: string): string | undefined {
  const own = formsFingerprint(language);
  const like = Object.keys(formsOf).find((known) => formsFingerprint(known) === own);
  return like === undefined ? undefined : formsOf[like];
}

/** Which form each of the samples has, by its number. */
function formsFingerprint(language: string): string {
  const rules = new Intl.PluralRules(language);
  const categories = samples.map((number) => rules.select(number));
  const order = ["zero", "one", "two", "few", "many", "other"].filter((each) =>
    categories.some((category) => category === each),
  );
  return categories.map((category) => order.indexOf(category)).join("");
}
