import { beforeAll, describe, expect, it } from "vitest";
import { byRule, type Examined, examine, places, tally } from "./examined.js";
import { imported } from "./imported.js";
import { catalogs, type PackageName } from "./packages/index.js";
import { compile, countKept, readBack } from "./read-back.js";
import { readme, sectionOf } from "./section.js";

/* Six packages; the seventh, the largest, has a file of its own. */

interface Wanted {
  readonly own: { readonly codes: number; readonly languages: number; readonly texts: number };
  /** The same after the whole way; texts letter for letter. */
  readonly generated: readonly [codes: number, languages: number, texts: number];
  readonly problems: Readonly<Record<string, number>>;
  readonly samples: readonly (readonly [language: string, code: string, description: string])[];
}

const wanted = {
  "@aws-sdk/client-dynamodb": {
    own: { codes: 35, languages: 1, texts: 35 },
    generated: [35, 1, 34],
    problems: { "schema/missing": 34, "schema/value": 1, "sentence-form/stop": 33, "text-length": 15 },
    samples: [["en", "InternalServerError", "An error occurred on the server side."]],
  },
  "@snyk/error-catalog-nodejs-public": {
    own: { codes: 302, languages: 1, texts: 604 },
    generated: [302, 1, 604],
    problems: { "sentence-form/capital": 1, "sentence-form/end": 6, "text-length": 53, "unknown-status": 25 },
    samples: [["en", "SNYK-0001", "Service temporarily throttled"]],
  },
  "@twilio/voice-errors": {
    own: { codes: 72, languages: 1, texts: 154 },
    generated: [72, 1, 154],
    problems: { "sentence-form/end": 14, "sentence-form/stop": 11, "text-length": 4 },
    samples: [["en", "20101", "Invalid access token"]],
  },
  "pg-error-codes": {
    own: { codes: 240, languages: 1, texts: 240 },
    generated: [240, 1, 240],
    problems: { "sentence-form/capital": 1 },
    samples: [
      ["en", "00000", "successful_completion"],
      ["en", "08006", "connection_failure"],
    ],
  },
  "supabase-error-translator-js": {
    own: { codes: 246, languages: 10, texts: 2460 },
    // A code of two services is one code, with the first one's text.
    generated: [245, 10, 2440],
    problems: {
      "duplicate-code/file": 1,
      "sentence-form/capital": 2,
      "sentence-form/stop": 2446,
      "text-form/nfc": 10,
      "text-length": 197,
    },
    samples: [
      ["en", "email_exists", "Email address already exists in the system."],
      ["de", "email_exists", "Die E-Mail-Adresse existiert bereits."],
    ],
  },
  zod: {
    own: { codes: 19, languages: 63, texts: 1197 },
    generated: [19, 61, 1144],
    problems: {
      "damaged-text/nothing": 3,
      "language-tag/taken": 2,
      "placeholders/missing": 13,
      "sentence-form/capital": 2,
      "sentence-form/stop": 14,
      "text-form/edge": 1,
      "text-form/nfc": 1,
    },
    samples: [
      ["en", "too_big", "Too big: expected {{origin}} to be <={{maximum}}"],
      ["vi", "invalid_union", "Đầu vào không hợp lệ"],
      ["vi", "invalid_value", 'Đầu vào không hợp lệ: mong đợi "{{value}}"'],
    ],
  },
} as const satisfies Readonly<Record<Exclude<PackageName, "typescript">, Wanted>>;

const examined = new Map<string, Examined>();
const of = (name: string): Examined => {
  const found = examined.get(name);
  if (!found) throw new Error(`${name} was not examined`);
  return found;
};
beforeAll(async () => {
  for (const [name, make] of Object.entries(catalogs)) {
    if (name !== "typescript") examined.set(name, await examine(await make()));
  }
});

describe.each(Object.entries<Wanted>(wanted))("%s", (name, { own, generated, problems, samples }) => {
  const found = () => of(name);

  it("has as many codes, languages and texts as its own data", () => {
    expect(found().catalog.own).toEqual(own);
  });

  it("goes through the pipeline with all of them, and comes back as it was", () => {
    const { codes, texts, resources } = readBack(found());
    const kept = countKept(found(), texts);
    expect([codes.length, Object.keys(texts).length, kept]).toEqual(generated);
    expect(countKept(found(), resources)).toBe(kept);
    for (const [language, code, description] of samples)
      expect(texts[language]).toHaveProperty([code, "description"], description);
  });

  it("breaks just these rules", () => {
    expect(tally(found().problems)).toEqual(problems);
  });

  it("is what README.md says", () => {
    expect(readme()).toContain(`${sectionOf(found())}\n`);
  });
});

describe("known defects", () => {
  it("dynamodb says of 1 of its 35 exceptions whether it may be tried again", () => {
    const { catalog, problems } = of("@aws-sdk/client-dynamodb");
    const lacking = places(problems, "schema/missing").map((place) => place.replace("spec/errors.yaml ", ""));
    const all = Object.keys(catalog.domains[""] ?? {});
    expect(all.filter((code) => !lacking.includes(code))).toEqual(["ReplicatedWriteConflictException"]);
    expect(
      byRule(problems)
        .get("schema/missing")
        ?.every(({ values }) => values?.["key"] === "retry"),
    ).toBe(true);
  });

  it("dynamodb says nothing at all of another", () => {
    expect(places(of("@aws-sdk/client-dynamodb").problems, "schema/value")).toEqual([
      "en InvalidEndpointException",
    ]);
  });

  it("snyk has codes of its command line whose status is 0", () => {
    const found = byRule(of("@snyk/error-catalog-nodejs-public").problems).get("unknown-status") ?? [];
    expect(found.every(({ values }) => values?.["status"] === 0)).toBe(true);
    expect(found.filter(({ values }) => /^SNYK-CLI-/.test(String(values?.["code"])))).toHaveLength(24);
  });

  it("twilio calls different errors by the same name", async () => {
    const { codes, problems } = await imported("@twilio/voice-errors", "dist/errors.json", {
      columns: ["code=name"],
    });
    expect(codes).toHaveLength(69);
    expect(problems.map(({ rule, variant, values }) => [`${rule}/${variant}`, values?.["code"]])).toEqual([
      ["import/contradiction", "Forbidden"],
      ["import/contradiction", "ConnectionError"],
      ["import/contradiction", "ConnectionError"],
    ]);
  });

  it("supabase has a code of two services that mean different things by it", () => {
    expect(places(of("supabase-error-translator-js").problems, "duplicate-code/file")).toEqual([
      "spec/errors/storage.yaml TenantNotFound",
    ]);
  });

  it("zod has texts in 7 languages that do not say what English says", () => {
    expect(places(of("zod").problems, "placeholders/missing")).toEqual([
      "ckb too_big",
      "ckb too_small",
      "fi too_big",
      "fi too_small",
      "fi invalid_key",
      "fi invalid_element",
      "fr too_big",
      "fr too_small",
      "he invalid_key",
      "hy invalid_value",
      "lt invalid_key",
      "yo too_big",
      "yo too_small",
    ]);
  });

  it("zod tells its users of undefined, in two languages", () => {
    const found = byRule(of("zod").problems).get("damaged-text/nothing") ?? [];
    expect(found.map(({ place, values }) => [place.file, values?.["text"], values?.["found"]])).toEqual([
      ["locales/hy.yaml", "errors.invalid_value.description", "undefined"],
      ["locales/lt.yaml", "errors.too_big.description", "undefined"],
      ["locales/lt.yaml", "errors.too_small.description", "undefined"],
    ]);
    expect(found[0]?.place.excerpt).toContain("սպասվում էր undefined");
  });

  it("zod keeps two countries' codes beside the languages' own", () => {
    const found = byRule(of("zod").problems).get("language-tag/taken") ?? [];
    expect(found.map(({ values }) => values)).toEqual([
      { language: "kh", canonical: "km" },
      { language: "ua", canonical: "uk" },
    ]);
  });
});

it("what is generated from all of them compiles", async () => {
  expect(await compile([...examined.values()])).toBe("");
});

it("README.md is about every catalog, and about nothing else", () => {
  const titles = [...readme().matchAll(/^## `(.*)` /gm)].map(([, name]) => name);
  expect(titles).toEqual(Object.keys(catalogs));
});
