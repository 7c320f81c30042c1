import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { type Guide, readGuide } from "../../scripts/site/guides/guide.js";
import type { GuideSite } from "../../scripts/site/guides/guide-links.js";
import { loadGuides } from "../../scripts/site/guides/load-guides.js";
import { createHighlighter } from "../../scripts/site/highlight.js";
import { wordsAmid } from "../../scripts/site/page-words.js";
import { guidePage } from "../../scripts/site/pages/guide-page.js";
import { guidesPage } from "../../scripts/site/pages/guides-page.js";
import { type ProseNode, proseOf } from "../../scripts/site/prose.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { exampleSite } from "./example-site.js";

const highlight = await createHighlighter();

async function siteOf(folder: string, own?: readonly Guide[]): Promise<GuideSite> {
  const { contract, isShipped } = await exampleSite(folder);
  const guides = loadGuides(contract.languages, isShipped);
  return {
    contract,
    highlight,
    words: (language) => wordsAmid(language, documentWordsFor(language)),
    guides: (language) => own ?? guides.get(language) ?? [],
  };
}

function guideOf(...lines: string[]): Guide {
  const source = ["# Title", "", "Which question?", "", ...lines, ""].join("\n");
  return readGuide({ name: "a-guide", language: "en", file: "a-guide.md", source });
}

async function pageOf(...lines: string[]): Promise<{ readonly html: string; readonly markdown: string }> {
  const guide = guideOf(...lines);
  const { body, markdown } = guidePage(await siteOf("", [guide]), guide, "en");
  return { html: render(body()), markdown: markdown() };
}

describe("a guide's page", () => {
  it("has the same pieces as its Markdown", async () => {
    const { html } = await pageOf("- one **two** *three*", "", "1. `four`", "", "| a |", "| --- |", "| b |");
    expect(html).toContain("<ul><li>one <strong>two</strong> <em>three</em></li></ul>");
    expect(html).toContain("<ol><li><code>four</code></li></ol>");
    expect(html).toContain(
      '<thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>',
    );
  });

  it("has an anchor for each section, which its Markdown has not", async () => {
    const { html, markdown } = await pageOf("## What to do {#action}", "", "Do it.", "", "[there](#action)");
    expect(html).toContain('<h2 id="action">What to do<a class="anchor" href="#action"');
    expect(html).toContain('<a href="#action">there</a>');
    expect(markdown).toContain("## What to do\n");
  });

  it("shows code under its file's name, in colours that are classes", async () => {
    const { html } = await pageOf("```ts first.ts", "const a = 1;", "```", "", "```text", "1", "```");
    expect(html).toContain("<figcaption>first.ts</figcaption>");
    expect(html).toContain("<figcaption>It prints</figcaption>");
    expect(html).toMatch(/<span class="k\w+">const<\/span>/);
    expect(html).toContain('data-copy="code"');
    expect(html).not.toContain("style=");
  });

  it("shows HTML and templates as the characters that they are", async () => {
    const { html } = await pageOf("<img src=x onerror=alert(1)> {{ 1 + 1 }} ::: tip");
    expect(html).toContain("&lt;img src=x onerror=alert(1)> {{ 1 + 1 }} ::: tip");
  });

  it("links to codes, operations and the tables, as pages and as Markdown", async () => {
    const { html, markdown } = await pageOf(
      "[a](code:ERROR_RATE_LIMIT) [b](operation:getBalance) [c](errors:) [d](https://a.example/b)",
    );
    expect([...html.matchAll(/<p><a.*<\/p>/g)][0]?.[0]).toBe(
      '<p><a href="../../errors/ERROR_RATE_LIMIT/index.html">a</a> <a href="../../operations/getBalance/index.html">b</a> ' +
        '<a href="../../index.html">c</a> <a href="https://a.example/b">d</a></p>',
    );
    expect(markdown).toContain(
      "[a](../../errors/ERROR_RATE_LIMIT/index.md) [b](../../operations/getBalance/index.md)",
    );
  });
});

describe("a mistake in a guide", () => {
  it.each([
    [
      "a code that is not there",
      ["Text", "and [a](code:ERROR_RATE_LIMITS)"],
      "a-guide.md:6: code:ERROR_RATE_LIMITS leads",
    ],
    [
      "an operation that is not there",
      ["[a](operation:getNothing)"],
      "a-guide.md:5: operation:getNothing leads",
    ],
    ["a guide that is not there", ["", "[a](nothing.md)"], "a-guide.md:6: nothing.md leads"],
    ["an anchor that is not there", ["[a](a-guide.md#b)"], "a-guide.md:5: a-guide.md#b leads"],
    ["an anchor of its own that is not there", ["[a](#b)"], "a-guide.md:5: #b leads"],
    ["an address without safety", ["[a](http://a.example)"], "a-guide.md:5: http://a.example leads"],
    ["an address that runs code", ["[a](javascript:alert(1))"], "a-guide.md:5: javascript:alert(1) leads"],
    ["code of no kind", ["", "    a"], 'a-guide.md:6: guides do not have code in ""'],
    [
      "code of a kind that pages do not have",
      ["```python", "a", "```"],
      'a-guide.md:5: guides do not have code in "python"',
    ],
    ["a heading without an anchor", ["## A"], "a-guide.md:5: a heading in a guide is written"],
    ["a heading of another size", ["### A {#a}"], "a-guide.md:5: a heading in a guide is written"],
    ["the same anchor twice", ["## A {#a}", "## B {#a}"], "a-guide.md:6: the anchor a is there twice"],
  ])("is told with its place: %s", async (_, lines, message) => {
    await expect(pageOf(...lines)).rejects.toThrow(message);
  });
});

describe("a piece of Markdown", () => {
  it("knows its line, also within a paragraph", () => {
    const all = (nodes: readonly ProseNode[]): ProseNode[] =>
      nodes.flatMap((node) => [node, ...all(node.children)]);
    const lines = all(proseOf("a\nb [c](d)\n\n- e\n- `f`\n\n# g\n")).map(
      ({ kind, line }) => `${kind} ${line}`,
    );
    expect(lines).toEqual(
      expect.arrayContaining(["paragraph 1", "link 2", "item 4", "line 4", "code 5", "heading 7"]),
    );
  });
});

describe("the guides of a site", () => {
  it.each(["", "test/foreign/petshop", "test/foreign/ledger"])(
    "are pages without a broken link: %s",
    async (folder) => {
      const site = await siteOf(folder);
      for (const language of site.contract.languages) {
        const guides = site.guides(language);
        expect(guides.length).toBe(folder === "" ? 7 : 2);
        expect(render(guidesPage(site, language).body())).toContain(`href="${guides[0]?.name}/index.html"`);
        for (const guide of guides) {
          const { body, markdown } = guidePage(site, guide, language);
          expect(render(body())).toContain(`<h1>${guide.title}</h1>`);
          expect(markdown()).not.toMatch(/\{#|\]\((code|operation|errors):/);
        }
      }
    },
  );

  it("are shown in English, and say so, where they are not written in a language", () => {
    const [guide] = loadGuides(["fr"], false).get("fr") ?? [];
    expect(guide?.language).toBe("en");
  });
});
