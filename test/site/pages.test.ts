import { describe, expect, it } from "vitest";
import type { PublishedContract } from "../../scripts/diff/catalog-json.js";
import { withEllipses } from "../../scripts/emit/envelope.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { build, buildShipped, type Files, htmlFiles, publishedIn } from "./built-site.js";
import { bodyText, elementsOf, type PageElement } from "./parsed-page.js";

/* The pages are the contract: each code has one in each language, and each says what the catalog says, and all of it. */

const shipped = publishedIn(".").contract;
const petshop = publishedIn("test/foreign/petshop");

const sites: readonly (readonly [name: string, contract: PublishedContract, files: Files])[] = [
  ["the shipped contract", shipped, await buildShipped()],
  ["another contract", petshop.contract, await build(petshop)],
];

describe.each(sites)("the site of %s", (_, contract, files) => {
  const pages = new Map(htmlFiles(files).map(([path, html]) => [path, elementsOf(html)]));
  const page = (path: string): PageElement[] => {
    const elements = pages.get(path);
    if (!elements) throw new Error(`there is no ${path}`);
    return elements;
  };
  const { languages, errors, operations } = contract;
  const cases = languages.flatMap((language) => errors.map((error) => ({ language, error })));

  it("has a page for each code in each language, and for no other", () => {
    const found = [...pages.keys()].filter((path) => path.includes("/errors/"));
    const wanted = cases.map(({ language, error }) => `${language}/errors/${error.code}/index.html`);
    expect(found.sort()).toEqual(wanted.sort());
  });

  it("has a page for each operation in each language", () => {
    const found = [...pages.keys()].filter((path) => /\/operations\/[^/]+\/index\.html$/.test(path));
    const wanted = languages.flatMap((language) =>
      operations.map(({ id }) => `${language}/operations/${id}/index.html`),
    );
    expect(found.sort()).toEqual(wanted.sort());
  });

  it("has each page in each language, as HTML and as Markdown, with the same anchors", () => {
    const [source = ""] = languages;
    const own = [...files.keys()].filter((path) => path.startsWith(`${source}/`));
    for (const language of languages.slice(1)) {
      const others = own.map((path) => path.replace(source, language));
      expect([...files.keys()].filter((path) => path.startsWith(`${language}/`)).sort()).toEqual(
        others.sort(),
      );
      for (const path of own.filter((name) => name.endsWith(".html"))) {
        expect(anchorsOf(page(path.replace(source, language)))).toEqual(anchorsOf(page(path)));
        expect(files.has(path.replace(/html$/, "md"))).toBe(true);
      }
    }
  });

  it("says of each code what the catalog says", () => {
    for (const { language, error } of cases) {
      const elements = page(`${language}/errors/${error.code}/index.html`);
      const text = error.texts[language];
      expect(textsOf(elements, "h1")).toEqual([expect.stringContaining(error.code)]);
      expect(textsOf(elements, "p", "lead")).toEqual([withEllipses(text?.description ?? "")]);
      expect(textsOf(elements, "p")).toContain(withEllipses(text?.explanation ?? ""));
      expect(textsOf(elements, "p", "action")).toEqual([withEllipses(text?.action ?? "")]);
      expect(bodyText(elements)).toContain(String(error.status));
      for (const operation of error.operations) expect(textsOf(elements, "code")).toContain(operation);
      const [body = "{}"] = textsOf(elements, "pre").filter((code) => code.trim().startsWith("{"));
      expect(JSON.stringify(JSON.parse(body))).toContain(
        JSON.stringify(withEllipses(text?.description ?? "")),
      );
    }
  });

  it("has both tables in each language", () => {
    for (const language of languages) {
      const cells = textsOf(page(`${language}/index.html`), "td");
      for (const { code, texts } of errors) {
        expect(cells.some((cell) => cell.startsWith(code))).toBe(true);
        expect(cells).toContain(withEllipses(texts[language]?.description ?? ""));
      }
      for (const { status, texts } of contract.statuses) {
        expect(cells).toContain(String(status));
        expect(cells).toContain(texts[language]?.name);
        expect(cells).toContain(texts[language]?.description);
      }
    }
  });

  it("has no place where a text is missing", () => {
    for (const [path, elements] of pages) {
      // Guides may well speak of undefined.
      const isGuide = path.includes("/guides/");
      if (!isGuide) expect([path, bodyText(elements)]).not.toEqual([path, expect.stringMatching(missing)]);
      const empty = elements.filter(({ name, text, attributes }) => {
        return /^(?:h[1-6]|p|li|dd|dt|a|figcaption)$/.test(name) && text.trim() === "" && !attributes["role"];
      });
      expect([path, empty.filter(({ within }) => !within.includes("search"))]).toEqual([path, []]);
    }
  });

  it("speaks the language of the page", () => {
    for (const language of languages) {
      const words = documentWordsFor(language);
      const [error] = errors;
      const elements = page(`${language}/errors/${error?.code}/index.html`);
      expect(elements[0]?.attributes["lang"]).toBe(language);
      expect(textsOf(elements, "h2").join("\n")).toContain(words.say("docs.action"));
    }
  });

  it("gives the catalog away as data", () => {
    const data: { errors: { code: string; texts: unknown; pages: Record<string, string> }[] } = JSON.parse(
      files.get("errors.json") ?? "",
    );
    expect(data.errors.map(({ code, texts }) => ({ code, texts }))).toEqual(
      errors.map(({ code, texts }) => ({ code, texts })),
    );
    for (const { pages: own } of data.errors)
      for (const path of Object.values(own)) expect(files.has(path)).toBe(true);
  });
});

/** What programs write where a value is missing. */
const missing = /undefined|\[object |NaN/;

function textsOf(elements: readonly PageElement[], name: string, style?: string): string[] {
  return elements
    .filter((one) => one.name === name && (style === undefined || one.attributes["class"] === style))
    .map(({ text }) => text);
}

function anchorsOf(elements: readonly PageElement[]): string[] {
  return elements.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
}
