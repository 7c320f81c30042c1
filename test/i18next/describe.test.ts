import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiError } from "../../src/errors/api-error.js";
import { CooldownError } from "../../src/errors/cooldown-error.js";
import { errorFromJSON } from "../../src/errors/error-from-json.js";
import type { MaloiError } from "../../src/errors/maloi-error.js";
import { NetworkError } from "../../src/errors/network-error.js";
import { TimeoutError } from "../../src/errors/timeout-error.js";
import { UnexpectedResponseError } from "../../src/errors/unexpected-response-error.js";
import { describe as describeError } from "../../src/i18next/index.js";
import { errorTextsOf } from "../../src/i18next/runtime.js";
import { localeFor } from "../../src/locale-for.js";
import { formatTime } from "../../src/time-text.js";
import { anyText as text } from "../properties/texts.js";
import { instanceOf, start, versions } from "./instances.js";
import { codes, countingLoaders, localeOf, locales } from "./six-languages.js";

const texts = errorTextsOf(countingLoaders().loaders);

function apiError(code: string, params: object, description: string): ApiError {
  const docs = { url: "https://docs.example.com/{language}/{code}/", language: "vi" };
  return new ApiError("ask", { code, params, description, status: 400, retry: "never", docs });
}

const unknown = localeOf("en").failures.unknown.description;

const value = fc.oneof(text, fc.constantFrom("{{other}}", "$t(ERROR_A.action)", "$&", "<b>"), fc.integer());
const anyError: fc.Arbitrary<MaloiError> = fc.oneof(
  fc
    .record({
      code: fc.oneof(
        fc.constantFrom(...codes),
        fc.constantFrom("toString", "$failures", "ERROR_OF_TOMORROW"),
      ),
      params: fc.record({ detail: value, other: value }, { requiredKeys: [] }),
      description: fc.oneof(text, fc.constantFrom("", "   ", "Hết tiền")),
    })
    .map(({ code, params, description }) => apiError(code, params, description)),
  fc.constantFrom(
    new NetworkError("ask", undefined),
    new TimeoutError("ask", 5),
    new UnexpectedResponseError("ask", { status: 502, reason: "no JSON", body: "<", unreadable: false }),
  ),
  fc
    .record({
      code: fc.constantFrom(...codes),
      reason: fc.constantFrom("blocked" as const, "guard" as const),
    })
    .map((facts) => new CooldownError("ask", { ...facts, scope: "key", until: Date.now() })),
);

const subtag = fc.constantFrom(
  "CN",
  "TW",
  "HK",
  "VN",
  "BR",
  "RS",
  "US",
  "419",
  "Hans",
  "Hant",
  "Latn",
  "Cyrl",
);
const tag = fc.oneof(
  fc.constantFrom(
    "vi",
    "zh",
    "zh-Hant",
    "pt",
    "sr-Latn-ME",
    "vi_VN",
    "en_US.UTF-8",
    "fr",
    "dev",
    "und",
    "i-klingon",
    "x",
  ),
  fc
    .tuple(
      fc.constantFrom("vi", "en", "zh", "sr", "pt", "ZH", "ja", "no"),
      fc.array(subtag, { maxLength: 2 }),
    )
    .map((parts) => parts.flat().join("-")),
  fc.string({ maxLength: 6 }),
);

describe("describe, with i18next and without", () => {
  it("is the same, whatever the reader's language and the failure", async () => {
    await fc.assert(
      fc.asyncProperty(tag, anyError, async (lng, error) => {
        const i18n = await texts.createI18n({ lng });
        expect(texts.describe(error, i18n)).toEqual(error.describe(localeFor(lng, locales)));
      }),
      { numRuns: 300 },
    );
  });

  it("is the same where readers and applications name several languages", async () => {
    const tags = fc.array(tag, { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(tags, tags, anyError, async (lng, fallbackLng, error) => {
        const i18n = await texts.createI18n({ lng, fallbackLng });
        const want = error.describe(localeFor([...lng, ...fallbackLng], locales));
        expect(texts.describe(error, i18n)).toEqual(want);
      }),
    );
  });

  it.each(Object.keys(versions))(
    "is the same in an application's own instance, as it goes from one language to the next: %s",
    async (version) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(plainTag, { minLength: 1, maxLength: 4 }),
          anyError,
          async (tags, error) => {
            const i18n = await start(version, { lng: tags[0] });
            await texts.addErrors(i18n);
            for (const lng of tags) {
              await i18n.changeLanguage(lng);
              const want = error.describe(localeFor(lng, locales));
              expect(texts.describe(error, i18n)).toEqual(want);
              expect(i18n.t("errors:ERROR_A.action", { other: "$&" })).toBe(
                localeFor(lng, locales).errors["ERROR_A"]?.action.replace("{{other}}", () => "$&"),
              );
            }
          },
        ),
      );
    },
  );
});

/** What an application may ask of its instance; `t()` does as it is told. */
const instanceOptions: readonly object[] = [
  { keySeparator: false, nsSeparator: false },
  { keySeparator: "/", nsSeparator: "|" },
  { interpolation: { prefix: "__", suffix: "__" } },
  { interpolation: { escapeValue: true, skipOnVariables: false } },
  { interpolation: { alwaysFormat: true, format: () => "formatted" } },
  { returnObjects: true, returnNull: true, returnEmptyString: false },
  { postProcess: "shout", parseMissingKeyHandler: () => "missing" },
  { ns: ["app"], defaultNS: "app", fallbackNS: "app" },
  { load: "languageOnly" },
  { load: "currentOnly" },
  { supportedLngs: ["vi", "en", "zh"], nonExplicitSupportedLngs: true },
  { supportedLngs: ["vi", "en", "zh-CN"] },
  { lowerCaseLng: true, cleanCode: true },
  { fallbackLng: () => ["vi"] },
  { fallbackLng: { default: ["vi"] } },
];

describe.each(Object.keys(versions))("a language that is none, %s", (version) => {
  it.each(["", " ", "*", "und", "toString", "constructor", "__proto__", "../../etc", "i-klingon", "vi VN"])(
    "is served by the source language: %j",
    async (lng) => {
      const texts = errorTextsOf(countingLoaders().loaders);
      const i18n = await start(version, { lng });
      await texts.addErrors(i18n);
      const error = apiError("ERROR_A", { detail: "x" }, "");
      expect(texts.describe(error, i18n)).toEqual(error.describe(localeFor(lng, locales)));
    },
  );
});

describe.each(Object.keys(versions))("describe, in an instance with options of its own, %s", (version) => {
  it.each(instanceOptions)("minds none of them: %o", async (options) => {
    const error = {
      code: "ERROR_A",
      params: { detail: `{{other}} __other__ $t(errors:ERROR_A.action) <b>\u202E`, other: "__detail__" },
    };
    for (const lng of ["vi-VN", "en-AU", "zh-CN"]) {
      const i18n = instanceOf(version);
      const shout = { type: "postProcessor", name: "shout", process: (text: string) => text.toUpperCase() };
      i18n.use(shout);
      await i18n.init({ lng, fallbackLng: false, resources: {}, ...options });
      await texts.addErrors(i18n);
      const want = apiError(error.code, error.params, "").describe(localeFor(i18n.language, locales));
      const { docsUrl: _, ...words } = want;
      expect(texts.describe(error, i18n)).toEqual(words);
    }
  });

  it("gives a test's `cimode` sentences of the source language", async () => {
    const i18n = await start(version, { lng: "cimode" });
    await texts.addErrors(i18n);
    expect(i18n.t("errors:ERROR_A.action")).toBe("ERROR_A.action");
    expect(texts.describe({ code: "ERROR_A" }, i18n).language).toBe("vi");
  });
});

/** Those that i18next takes as they are. */
const plainTag = fc.constantFrom(
  "vi",
  "vi-VN",
  "zh",
  "zh-TW",
  "zh-Hant-TW",
  "zh-CN",
  "sr-Latn-RS",
  "sr",
  "fr",
  "en-GB",
);

describe("describe", () => {
  it("needs no client: what its own server told it is enough", async () => {
    const i18n = await texts.createI18n({ lng: "en" });
    expect(texts.describe({ code: "ERROR_A", params: { detail: "a", other: "b" } }, i18n)).toEqual({
      description: "en ERROR_A a <b> a",
      explanation: "en because of ERROR_A",
      action: "en b",
      language: "en",
    });
    const reported = { code: "ERROR_OF_TOMORROW", description: "Come back tomorrow" };
    expect(texts.describe(reported, i18n).description).toBe("Come back tomorrow");
    expect(texts.describe({ code: "ERROR_OF_TOMORROW" }, i18n).description).toBe(
      localeOf("en").failures.unknown.description,
    );
  });

  it("describes what another thread or copy of the package threw", async () => {
    const i18n = await texts.createI18n({ lng: "en" });
    const error = errorFromJSON(structuredClone(apiError("ERROR_A", { detail: "x" }, "").toJSON()));
    expect(error && texts.describe(error, i18n).description).toBe("en ERROR_A x <…> x");
  });

  it("describes what toJSON() tells of any failure, cloned or parsed", async () => {
    const i18n = await texts.createI18n({ lng: "en" });
    fc.assert(
      fc.property(anyError, (error) => {
        const { docsUrl: _, ...want } = texts.describe(error, i18n);
        for (const told of [structuredClone(error.toJSON()), JSON.parse(JSON.stringify(error))])
          expect(texts.describe(told, i18n)).toMatchObject(want);
      }),
    );
  });

  it("says when to try again, where its own server told it", async () => {
    const { errors, ...same } = localeOf("en");
    const text = { description: "Blocked", explanation: "{{retryAt}}", action: "Again in {{retryIn}}." };
    const locale = { ...same, errors: { ...errors, ERROR_A: text } };
    const own = errorTextsOf({ en: async () => locale });
    const i18n = await own.createI18n({ lng: "en" });
    const retryAt = new Date(Date.now() + 7_200_000);
    for (const at of [retryAt, retryAt.toISOString()]) {
      const said = own.describe({ code: "ERROR_A", retryAt: at }, i18n, { timeZone: "Asia/Tokyo" });
      expect(said).toMatchObject({
        explanation: formatTime(retryAt, "en", { timeZone: "Asia/Tokyo" }),
        action: "Again in 2 hours.",
      });
    }
    for (const unknown of ["", "soon", undefined, new Date(Number.NaN)])
      expect(own.describe({ code: "ERROR_A", retryAt: unknown }, i18n).action).toBe("Again in ….");
  });

  it.each<[string, string]>([
    ['{"code":"ERROR_OF_TOMORROW","description":null,"params":null,"retryAt":null}', unknown],
    ['{"code":"ERROR_A","params":{"detail":{"toString":1,"valueOf":1},"other":[1]}}', "en ERROR_A … <1> …"],
    ['{"code":"ERROR_A","params":{"__proto__":{"detail":"x"},"other":""}}', "en ERROR_A … <…> …"],
    ['{"code":"ERROR_A","params":"x"}', "en ERROR_A … <…> …"],
    ['{"code":"__proto__"}', unknown],
    ['{"code":1001}', "en 1001 … <…> …"],
    ['{"code":null}', unknown],
    ["{}", unknown],
    ['{"name":"ApiError","operation":"ask"}', unknown],
  ])("takes whatever its own server sent: %s", async (json, want) => {
    const i18n = await texts.createI18n({ lng: "en" });
    for (const html of [false, true]) {
      const said = texts.describe(JSON.parse(json), i18n, { html });
      expect(
        html
          ? said.description.replaceAll(/&lt;|&gt;/g, (it) => (it === "&lt;" ? "<" : ">"))
          : said.description,
      ).toBe(want);
    }
  });

  it("has a sentence in another language rather than none", async () => {
    let isOffline = false;
    const { createI18n, describe } = errorTextsOf({
      vi: async () => localeOf("vi"),
      en: async () => {
        if (isOffline) throw new Error("offline");
        return localeOf("en");
      },
    });
    const i18n = await createI18n({ lng: "vi" });
    isOffline = true;
    await i18n.changeLanguage("en");
    expect([i18n.language, describe({ code: "ERROR_A" }, i18n).language]).toEqual(["en", "vi"]);
    isOffline = false;
    const other = await createI18n({ lng: "en" });
    expect(describe({ code: "ERROR_A" }, other).language).toBe("en");
  });

  it("tells times of day in the reader's zone", async () => {
    const { failures, ...same } = localeOf("vi");
    const cooldown = { ...failures.cooldown, action: "{{retryAt}}" };
    const locale = { ...same, failures: { ...failures, cooldown } };
    const { createI18n, describe } = errorTextsOf({ vi: async () => locale });
    const i18n = await createI18n({ lng: "vi" });
    const until = Date.now() + 3_600_000;
    const error = new CooldownError("ask", { code: "ERROR_A", scope: "key", reason: "guard", until });
    const said = ["Asia/Tokyo", "America/New_York"].map((timeZone) => describe(error, i18n, { timeZone }));
    expect(said).toEqual([
      error.describe(locale, { timeZone: "Asia/Tokyo" }),
      error.describe(locale, { timeZone: "America/New_York" }),
    ]);
    expect(said[0]?.action).not.toBe(said[1]?.action);
  });

  it("is HTML where it is asked for: neither the values nor the texts are markup", async () => {
    const i18n = await texts.createI18n({ lng: "en" });
    const detail = `<img src=x onerror="alert(1)"> & '{{other}}' $t(x)`;
    const error = { code: "ERROR_A", params: { detail, other: "<b>" } };
    const safe = "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;{{other}}&#39; $t(x)";
    expect(texts.describe(error, i18n, { html: true })).toMatchObject({
      description: `en ERROR_A ${safe} &lt;&lt;b&gt;&gt; ${safe}`,
      action: "en &lt;b&gt;",
    });
    expect(texts.describe(error, i18n).description).toBe(`en ERROR_A ${detail} <<b>> ${detail}`);
  });

  it.each(Object.keys(versions))("looks into no value for another placeholder: %s", async (version) => {
    const i18n = await start(version, { lng: "en" });
    await texts.addErrors(i18n);
    const error = {
      code: "ERROR_A",
      params: { detail: "{{other}} $t(errors:ERROR_A.action)", other: "{{detail}}" },
    };
    expect(texts.describe(error, i18n).description).toBe(
      "en ERROR_A {{other}} $t(errors:ERROR_A.action) <{{detail}}> {{other}} $t(errors:ERROR_A.action)",
    );
  });

  it("speaks another language where it is asked to, and its texts are there", async () => {
    const i18n = await texts.createI18n({ lng: "en" });
    await i18n.loadLanguages("zh-TW");
    const error = { code: "ERROR_A" };
    expect(texts.describe(error, i18n, { lng: "zh-TW" }).language).toBe("zh-Hant");
    expect(texts.describe(error, i18n).language).toBe("en");
  });

  it("has the words of the application, in whatever namespace", async () => {
    const own = { description: "Hết tiền", explanation: "Vì sao", action: "Nạp" };
    const i18n = await start("i18next", { resources: { vi: { loi: { ERROR_ZERO_BALANCE: own } } } });
    const error = { code: "ERROR_ZERO_BALANCE" };
    expect(describeError(error, i18n, { namespace: "loi" })).toEqual({ ...own, language: "vi" });
  });

  it.each(Object.keys(versions))("says something even before there are texts: %s", async (version) => {
    const i18n = await start(version);
    const texts = errorTextsOf(countingLoaders().loaders);
    const reported = { code: "ERROR_A", description: "Hết tiền" };
    expect(texts.describe(reported, i18n).description).toBe("Hết tiền");
    expect(texts.describe({ code: "ERROR_A" }, i18n).description).toBe("ERROR_A");
    const { description, language } = texts.describe(new NetworkError("ask", undefined), i18n);
    expect([description, language]).toEqual(["no answer to ask: the connection failed", "en"]);
  });

  it.each<[string, unknown]>([
    ["a text", "x"],
    ["a list", []],
    ["null", null],
    ["half of one", { description: "x" }],
    ["numbers", { description: 1, explanation: 2, action: 3 }],
  ])("does without an entry that is %s", async (_, entry) => {
    const texts = errorTextsOf(countingLoaders().loaders);
    const resources = { vi: { errors: { ERROR_A: entry, $failures: entry } } };
    const i18n = await start("i18next", { resources });
    expect(texts.describe({ code: "ERROR_A" }, i18n).description).toBe("ERROR_A");
  });
});
