import { describe, expect, it } from "vitest";
import { buildSite } from "../../scripts/site/build-site.js";
import { documentWordsFor, type Words } from "../../scripts/words/words.js";
import { type Files, htmlFiles, publishedIn } from "./built-site.js";
import { elementsOf, type PageElement } from "./parsed-page.js";

/*
 * Who reads a page aloud has to know the language of each word. German is none that the site speaks: what it says itself on
 * those pages is English. Into Japanese nobody has translated the guides. What the site says itself stands between marks here.
 */

const marks = /⟦[^⟦⟧]*⟧/;

function markedWordsFor(language: string): Words {
  const words = documentWordsFor(language);
  return { ...words, say: (key, values) => `⟦${words.say(key, values)}⟧` };
}

const { contract, openapi } = JSON.parse(
  JSON.stringify(publishedIn(".")).replaceAll('"ru"', '"de"'),
) as ReturnType<typeof publishedIn>;
const told = {
  ...contract,
  releases: { "1.0.0": "2026-01-02" },
  errors: contract.errors.map((error, index) => ({
    ...error,
    ...(index === 0 && { deprecated: "0.9.0", retired: "1.0.0", formerly: { de: ["Текст"], ja: ["以前"] } }),
  })),
};
const url = "https://docs.example.com/";
const files: Files = new Map(
  (await buildSite({ contract: told, openapi, isShipped: true, url, wordsFor: markedWordsFor })).map(
    ({ path, content }) => [path, content],
  ),
);

const pages = (language: string): [path: string, elements: PageElement[]][] =>
  htmlFiles(files)
    .filter(([path]) => path.startsWith(`${language}/`))
    .map(([path, html]) => [path, elementsOf(html).filter(({ within }) => within.includes("body"))]);

describe.each([
  ["de", "en"],
  ["ja", "ja"],
  ["vi", "vi"],
])("on the pages in %s", (language, spoken) => {
  it(`what the site says itself is marked as ${spoken}, wherever it says it`, () => {
    const said = pages(language).flatMap(([path, elements]) =>
      elements.flatMap(({ name, ownText, attributes, language: marked }) =>
        [ownText, ...Object.values(attributes)]
          .filter((text) => marks.test(text))
          .map((text) => ({ path, name, text, marked })),
      ),
    );
    expect(said.length).toBeGreaterThan(1500);
    expect(said.filter(({ marked }) => marked !== spoken)).toEqual([]);
    // What stands for a sentence that is not there.
    expect(said.filter(({ text }) => /⟦(?:docs|site|unfinished)\./.test(text))).toEqual([]);
  });

  it("what others wrote is not marked as the site's", () => {
    // The API's description is in English, and the guides are.
    const own = pages(language).filter(([path]) => !/\/(?:guides|operations)\//.test(path));
    expect(own.length).toBeGreaterThan(18);
    const wrong = own.flatMap(([path, elements]) =>
      elements
        .filter(({ within, name }) => within.includes("main") && ![...within, name].includes("code"))
        .filter(({ language: marked }) => marked !== language)
        .filter(({ ownText, language: marked }) => marked === "en" && isText(ownText))
        .map(({ name, ownText }) => ({ path, name, ownText })),
    );
    expect(wrong).toEqual([]);
  });
});

/** Whether there is anything in it that the site does not say itself; how long something takes is in its words' language. */
function isText(text: string): boolean {
  if (marks.test(text)) return isText(text.replace(marks, ""));
  return /\p{L}/u.test(text) && !/^\d+ (?:second|minute)s?$/.test(text.trim());
}

it("the feed of changes says what is English in it", () => {
  expect(files.get("de/changes.atom")).toContain('<strong xml:lang="en">⟦Retired⟧</strong>');
  expect(files.get("ja/changes.atom")).toContain("<strong>⟦廃止⟧</strong>");
});

describe("a guide that nobody has translated", () => {
  const links = (path: string) =>
    elementsOf(files.get(path) ?? "")
      .filter(
        ({ name, attributes }) =>
          name === "link" && /^(?:canonical|alternate)$/.test(attributes["rel"] ?? ""),
      )
      .filter(({ attributes }) => attributes["type"] === undefined)
      .map(({ attributes: { hreflang = "canonical", href = "" } }) => `${hreflang} ${href.replace(url, "")}`);
  const guide = "guides/first-call";
  const written = [`vi vi/${guide}/`, `en en/${guide}/`, `x-default vi/${guide}/`];

  it("is no page of its own to search engines", () => {
    expect(links(`ja/${guide}/index.html`)).toEqual([`canonical en/${guide}/`, ...written]);
    expect(links(`vi/${guide}/index.html`)).toEqual([`canonical vi/${guide}/`, ...written]);
    const map = files.get("sitemap.xml") ?? "";
    expect(map).toContain(`hreflang="en" href="${url}en/${guide}/"`);
    expect(map).not.toContain(`hreflang="ja" href="${url}ja/${guide}/"`);
    expect(map).toContain(`hreflang="ja" href="${url}ja/errors/ERROR_RATE_LIMIT/"`);
  });

  it("is in English from its title on, and leads to the reader's own pages", () => {
    const elements = elementsOf(files.get(`ja/${guide}/index.html`) ?? "");
    const languagesOf = (wanted: string) =>
      elements.filter(({ name }) => name === wanted).map(({ language }) => language);
    expect(languagesOf("title")).toEqual(["en"]);
    expect(languagesOf("h1")).toEqual(["en"]);
    const notice = elements.filter(({ attributes }) => attributes["class"] === "notice").at(-1);
    expect([notice?.language, notice?.text]).toEqual([
      "ja",
      "⟦ガイドはまだこの言語に翻訳されていません。英語で表示しています。⟧",
    ]);
    const targets = elements.flatMap(({ attributes: { href } }) =>
      href?.includes("/errors/") ? [href] : [],
    );
    expect(targets.length).toBeGreaterThan(0);
    for (const href of targets) expect(href).toMatch(/^\.\.\/\.\.\/errors\//);
  });

  it("is listed and found as what it is", () => {
    const listed = elementsOf(files.get("ja/guides/index.html") ?? "").filter(
      ({ attributes: { href } }) => href === "first-call/index.html",
    );
    expect(listed.map(({ language, attributes: { hreflang } }) => [language, hreflang])).toEqual([
      ["en", "en"],
    ]);
    expect(files.get("ja/search.js")).toContain('"guides en":');
    expect(files.get("vi/search.js")).toContain('"guides":');
  });
});
