import { describe, expect, it } from "vitest";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { build, type Files, publish } from "./built-site.js";
import { elementsOf } from "./parsed-page.js";

/* A language that is not finished says so wherever readers come upon it. */

const whole = await publish(contractOf(minimal));
const unfinished = { en: { missing: 2, machine: 0, "needs-review": 1 } };
const [finished, marked] = await Promise.all([
  build(whole),
  build({ ...whole, contract: { ...whole.contract, unfinished } }),
]);
const note = "English: 2 texts are missing and are shown in Vietnamese; 1 text has still to be reviewed.";

const pathsIn = (files: Files, language: string, ending: string): string[] =>
  [...files.keys()].filter((path) => path.startsWith(`${language}/`) && path.endsWith(ending));

describe("a site with a language that is not finished", () => {
  it("says so on each of its pages, before all else", () => {
    const paths = pathsIn(marked, "en", ".html");
    expect(paths.length).toBeGreaterThan(8);
    for (const path of paths) {
      const texts = elementsOf(marked.get(path) ?? "").flatMap(({ name, attributes, text }) =>
        (name === "p" && attributes["class"] === "notice") || name === "h1" ? [text] : [],
      );
      expect([path, texts[0]]).toEqual([path, note]);
      expect([path, texts.filter((text) => text === note)]).toEqual([path, [note]]);
    }
  });

  it("says so in the Markdown of each, below the title", () => {
    for (const path of pathsIn(marked, "en", ".md")) {
      const [title, said, ...rest] = (marked.get(path) ?? "").split("\n\n");
      expect([path, said]).toEqual([path, `> ${note}`]);
      expect([path, [title, ...rest].join("\n\n")]).toEqual([path, finished.get(path)]);
    }
  });

  it("says so where languages are chosen, to language models, and in the data", () => {
    for (const path of ["index.html", "404.html"]) {
      const small = elementsOf(marked.get(path) ?? "").filter(({ name }) => name === "small");
      expect(small.map(({ text, attributes: { lang } }) => [text, lang])).toEqual([[note, "en"]]);
    }
    expect(marked.get("llms.txt")).toContain(`## English\n\n> ${note}\n\n- [`);
    expect(JSON.parse(marked.get("errors.json") ?? "").unfinished).toEqual(unfinished);
  });

  it("is the same as any other everywhere else", () => {
    const others = [...marked.keys()].filter(
      (path) => !/^en\/.*\.(?:html|md)$|^(?:index|404)\.html$|^llms\.txt$|^errors\.json$/.test(path),
    );
    expect(others.length).toBeGreaterThan(15);
    for (const path of others) expect([path, marked.get(path)]).toEqual([path, finished.get(path)]);
  });
});

describe("a page in a language that the site does not speak", async () => {
  const files = await build({
    ...whole,
    contract: JSON.parse(JSON.stringify({ ...whole.contract, unfinished }).replaceAll('"en"', '"de"')),
  });

  it("is in its own language, and what it says itself in English", () => {
    const elements = elementsOf(files.get("de/index.html") ?? "");
    const languageOf = (wanted: string) =>
      elements.filter(({ name }) => name === wanted).map(({ attributes: { lang } }) => lang);
    expect(languageOf("html")).toEqual(["de"]);
    expect(languageOf("header")).toEqual(["en"]);
    expect(languageOf("footer")).toEqual(["en"]);
    const notice = elements.find(({ attributes }) => attributes["class"] === "notice");
    expect(notice?.attributes["lang"]).toBe("en");
    const own = elementsOf(files.get("vi/index.html") ?? "").filter(({ name }) =>
      /^(?:header|footer)$/.test(name),
    );
    expect(own.map(({ attributes: { lang } }) => lang)).toEqual([undefined, undefined]);
  });

  it("says that its guides are in English, as a page and as Markdown", () => {
    const said = "The guides have not been translated into this language; they are in English.";
    const paths = [...files.keys()].filter((path) => /^de\/guides\b.*\.(?:html|md)$/.test(path));
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) expect([path, files.get(path)]).toEqual([path, expect.stringContaining(said)]);
    const others = [...files].filter(([path]) => !path.startsWith("de/guides"));
    expect(others.filter(([, text]) => text.includes(said))).toEqual([]);
  });

  it("does not say the same twice where there is no page", () => {
    const titles = elementsOf(files.get("404.html") ?? "").filter(({ name }) => name === "h1");
    expect(titles.map(({ text }) => text)).toEqual(["Không tìm thấy trang", "Page not found"]);
  });
});
