import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { unpackEntries } from "../../scripts/site/search-entry.js";
import { hostileContract, hostileText } from "../emit/hostile-contract.js";
import { build, type Files, htmlFiles, type Published, publish } from "./built-site.js";
import { bodyText, elementsOf, type PageElement } from "./parsed-page.js";

/*
 * Two sites of one contract, whose texts are harmless in one and hostile in the other. Apart from the texts they are the same:
 * nothing that a text says becomes an element, an attribute or a script.
 */

/** What is markup to browsers, and not to Markdown where that has no HTML. */
const noMarkdown = `<img src=x onerror=alert(1)> "><svg onload=alert(1)> ' onmouseover='alert(1)`;

/** What is markup to browsers, to Markdown and to those who run templates, and in none of our outputs. */
const evil = [
  `{{ constructor.constructor("alert(1)")() }} {% raw %} <%= 1 %> \${alert(1)} $& $1`,
  noMarkdown,
  "</script><script>alert(1)</script> </title></textarea></style> <!-- --> ]]> <b>bold</b> &lt;i&gt; &#65;",
  "[x](javascript:alert(1)) ![x](y) **a** _b_ ~~c~~ `d` ::: tip :::",
  "\u202Eright to left \u2028 \u2066 Số dư 日本語 👩‍👩‍👧",
].join(" ");

const plain = "Harmless words alone";

const original = await publish(hostileContract);
const harmless = await build(inOtherWords(original, plain), { url: "https://docs.example.com/" });
const hostile = await build(inOtherWords(original, evil), { url: "https://docs.example.com/" });

/** The same with another text in the place of the hostile one. What is not a text, codes and names, stays hostile. */
function inOtherWords({ contract, openapi }: Published, text: string): Published {
  // With a date, so that there is a feed.
  const released = { ...contract, releases: { "1.0.0": "2026-01-02" } };
  return { contract: replaced(released, text), openapi: replaced(openapi, text) };
}

function replaced<T>(value: T, text: string): T;
function replaced(value: unknown, text: string): unknown {
  if (typeof value === "string") return value.replaceAll(hostileText, () => text);
  if (Array.isArray(value)) return value.map((item) => replaced(item, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, text)]));
}

/** What an OpenAPI description says is CommonMark by its specification: there, emphasis is what its author meant. */
const isProse = (path: string): boolean => path.includes("/operations/");
const emphasis = new Set(["strong", "em", "del", "code", "a"]);

const isText = ({ name, within }: PageElement): boolean =>
  /^(?:p|td|li|dd|h1|option|title)$/.test(name) && !within.includes("pre");

/** Code is in pieces by its colours, and text in JSON is escaped: what is in it is looked at by itself. */
const isCode = ({ within }: PageElement): boolean => within.includes("pre");

describe("hostile texts", () => {
  it("are there to be looked at", () => {
    expect(evil.normalize("NFC")).toBe(evil);
    expect(JSON.stringify(original).split(JSON.stringify(hostileText).slice(1, -1)).length).toBeGreaterThan(
      100,
    );
    expect([...hostile.keys()]).toHaveLength(harmless.size);
    expect([...hostile.values()].join("\n").split("onerror").length).toBeGreaterThan(100);
  });

  it.each(htmlFiles(harmless))("make no element and no attribute of %s", (path, html) => {
    const isOurs = ({ name }: PageElement) => !isProse(path) || !emphasis.has(name);
    const ours = (text: string) => elementsOf(text).filter((one) => !isCode(one) && isOurs(one));
    const [expected, found] = [ours(html), ours(hostile.get(path) ?? "")];
    const shape = ({ name, attributes }: PageElement) => [name, Object.keys(attributes)];
    expect(found.map(shape)).toEqual(expected.map(shape));
    expect(found.map(addresses)).toEqual(expected.map(addresses));
  });

  it.each(htmlFiles(harmless))("are shown in %s as the characters themselves", (path, html) => {
    const found = elementsOf(hostile.get(path) ?? "");
    if (isProse(path)) return expect(bodyText(found)).toContain(noMarkdown);
    const expected = elementsOf(html).filter(isText);
    expect(found.filter(isText).map(({ text }) => text)).toEqual(
      expected.map(({ text }) => text.replaceAll(plain, () => evil)),
    );
  });

  it("show in code as JSON has them", () => {
    const pages = htmlFiles(hostile).filter(([path]) => path.includes("/errors/"));
    expect(pages.length).toBeGreaterThan(20);
    for (const [path, html] of pages) {
      const elements = elementsOf(html);
      const [body = ""] = elements.filter(({ name }) => name === "pre").map(({ text }) => text);
      expect([path, Object.values(JSON.parse(body))]).toEqual([
        path,
        expect.arrayContaining([expect.stringContaining(evil)]),
      ]);
      const within = elements
        .filter(isCode)
        .map(({ name, attributes }) => [name, ...Object.keys(attributes)].join(" "));
      expect(new Set(within)).toEqual(new Set(["code class", "span class"]));
    }
  });

  it("are texts in XML", () => {
    const tags = (text: string) => text.match(/<[^>]*>/g);
    for (const path of xmlFiles(hostile)) {
      const [found, expected] = [hostile.get(path) ?? "", harmless.get(path) ?? ""];
      expect(tags(found)).toEqual(tags(expected));
      expect(textOfXml(found)).toBe(textOfXml(expected).replaceAll(plain, () => evil));
    }
    expect(xmlFiles(hostile)).toEqual(expect.arrayContaining(["sitemap.xml", "vi/changes.atom"]));
  });

  it("are data in the script of the search", () => {
    for (const language of hostileLanguages()) {
      const script = hostile.get(`${language}/search.js`) ?? "";
      expect(script).not.toMatch(/<|[\u2028\u2029]/);
      const sandbox: { maloiSearch?: Record<string, Record<string, string>> } = {};
      runInNewContext(script, sandbox);
      expect(Object.keys(sandbox)).toEqual(["maloiSearch"]);
      const entries = unpackEntries(language, sandbox.maloiSearch?.[language] ?? {});
      const gone = entries.find(({ name }) => name === "GONE");
      expect(gone?.about.length).toBeGreaterThan(20);
      expect(`GONE: ${evil}`.replace(/\s+/g, " ")).toContain(gone?.about.replace(/…$/, ""));
    }
  });

  it("are escaped in Markdown, in which nothing of them is markup", () => {
    for (const [path, text] of hostile) {
      if (!/\.md$|^llms/.test(path)) continue;
      const prose = text
        .replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gm, "")
        .replace(/^<!-- \S+ -->$/gm, "")
        .replace(/(`+)[^`]+\1/g, "");
      expect([path, prose.match(/<[a-z!/]|\{\{|(?<!\\)\]\(\s*javascript:/gi)]).toEqual([path, null]);
    }
  });

  it("are data in errors.json", () => {
    const text = hostile.get("errors.json") ?? "";
    expect(text).not.toMatch(/<[!/]/);
    expect(JSON.stringify(JSON.parse(text))).toContain(JSON.stringify(evil).slice(1, -1));
  });
});

/** Whatever leads somewhere, or that styles and scripts look for. */
function addresses({ attributes }: PageElement): (string | undefined)[] {
  return ["href", "src", "id", "class", "name", "http-equiv", "data-category"].map(
    (name) => attributes[name],
  );
}

function xmlFiles(files: Files): string[] {
  return [...files.keys()].filter((path) => /\.(?:xml|atom)$/.test(path));
}

function textOfXml(xml: string): string {
  return xml
    .replace(/urn:uuid:[\da-f-]+/g, "made from the title")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function hostileLanguages(): string[] {
  return [...hostile.keys()].flatMap((path) => /^([^/]+)\/search\.js$/.exec(path)?.[1] ?? []);
}
