import { h } from "preact";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { proseMarkdown } from "../../scripts/site/markdown/prose-markdown.js";
import { Prose } from "../../scripts/site/parts/description.js";
import { isSafe } from "../../scripts/site/prose.js";

/** As it stands in a page, and in the page's twin. */
const cases: [name: string, text: string, html: string, markdown: string][] = [
  [
    "words",
    "One `two` *three* **four**",
    "<p>One <code>two</code> <em>three</em> <strong>four</strong></p>",
    "One `two` *three* **four**",
  ],
  [
    "HTML",
    "<img src=x onerror=alert(1)>",
    "<p>&lt;img src=x onerror=alert(1)></p>",
    "&#60;img src=x onerror=alert(1)&#62;",
  ],
  [
    "a block of HTML",
    "<script>\nalert(1)\n</script>",
    "<p>&lt;script> alert(1) &lt;/script></p>",
    "&#60;script&#62; alert(1) &#60;/script&#62;",
  ],
  ["a template", "{{ constructor }}", "<p>{{ constructor }}</p>", "&#123;&#123; constructor &#125;&#125;"],
  [
    "a link",
    "[a](https://example.com/)",
    '<p><a href="https://example.com/" rel="noreferrer">a</a></p>',
    "[a](https://example.com/)",
  ],
  ["a link that runs code", "[a](javascript:alert(1))", "<p>a</p>", "a"],
  ["a link that hides that it does", "[a](JaVa&#x0A;script:alert(1))", "<p>a</p>", "a"],
  ["a link that carries data", "[a](data:text/html,x)", "<p>a</p>", "a"],
  ["a link within the site", "[a](../b/)", '<p><a href="../b/" rel="noreferrer">a</a></p>', "[a](../b/)"],
  ["an image, told and not asked for", "![a dog](https://example.com/dog.png)", "<p>a dog</p>", "a dog"],
  ["a heading, which a page has its own of", "# One", "<p><strong>One</strong></p>", "**One**"],
  ["a list", "- a\n- b", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"],
  [
    "a list with room between its items",
    "1. a\n\n2. b",
    "<ol><li><p>a</p></li><li><p>b</p></li></ol>",
    "1. a\n2. b",
  ],
  [
    "a table, which may be wide",
    "| a | b |\n|---|---|\n| `c` | d |",
    '<div class="scroll"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>' +
      "<tbody><tr><td><code>c</code></td><td>d</td></tr></tbody></table></div>",
    "| a | b |\n| --- | --- |\n| `c` | d |",
  ],
  [
    "a table of its head alone",
    "| a |\n|---|",
    '<div class="scroll"><table><thead><tr><th scope="col">a</th></tr></thead></table></div>',
    "| a |\n| --- |",
  ],
  ["a quotation and a line", "> a\n\n---", "<blockquote><p>a</p></blockquote><hr/>", "> a\n\n---"],
  ["code", "```js\n<b>\n```", '<pre tabindex="0"><code>&lt;b></code></pre>', "```\n<b>\n```"],
  ["what cannot be written in HTML", "a\u0085b", "<p>a b</p>", "a b"],
];

describe("prose", () => {
  it.each(cases)("shows %s", (_, text, html, markdown) => {
    expect(render(h(Prose, { text, language: () => undefined }))).toBe(`<div class="prose">${html}</div>`);
    expect(proseMarkdown(text)).toBe(markdown);
  });

  it("is nothing where there is nothing to show", () => {
    expect(Prose({ text: " \n", language: () => undefined })).toBeNull();
  });

  it.each([
    ["https://example.com", true],
    ["HTTP://example.com", true],
    ["#a", true],
    ["a/b:c", true],
    ["javascript:alert(1)", false],
    [" java\tscript:alert(1)", false],
    ["mailto:a@example.com", false],
    ["file:///etc", false],
  ])("follows %s: %s", (address, want) => {
    expect(isSafe(address)).toBe(want);
  });
});
