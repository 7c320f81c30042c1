import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { build, buildShipped, type Files, htmlFiles, publishedIn } from "./built-site.js";
import { elementsOf, type PageElement } from "./parsed-page.js";

/* Every address in every file of a site leads somewhere: to a file of the site, and to a heading that it has. */

interface Link {
  readonly from: string;
  readonly to: string;
  /** Of the element that has it. */
  readonly name: string;
}

const url = "https://docs.example.com/reference/";

const sites: readonly (readonly [name: string, files: Files])[] = [
  ["the shipped contract", await buildShipped()],
  ["the shipped contract below a path", await buildShipped(url)],
  ["another contract", await build(publishedIn("test/foreign/petshop"))],
];

describe.each(sites)("the site of %s", (_, files) => {
  const pages = new Map(htmlFiles(files).map(([path, html]) => [path, elementsOf(html)]));
  const links = [...pages].flatMap(([from, elements]) => elements.flatMap((one) => linksOf(from, one)));

  it("has links to look at", () => {
    expect(links.length).toBeGreaterThan(300);
  });

  it("has no link that leads nowhere", () => {
    expect(links.flatMap((link) => complaint(link, pages, files))).toEqual([]);
  });

  it("has no two elements of one page with the same id", () => {
    for (const [path, elements] of pages) {
      const ids = elements.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
      expect([path, ids]).toEqual([path, [...new Set(ids)]]);
    }
  });

  it("has Markdown whose links lead to its files", () => {
    const found = [...files]
      .filter(([path]) => path.endsWith(".md"))
      .flatMap(([path, text]) => markdownLinks(text).map((to) => [path, to] as const));
    expect(found.length).toBeGreaterThan(10);
    const broken = found.filter(([path, to]) => !isAbsolute(to) && !files.has(target(path, to)));
    expect(broken).toEqual([]);
  });
});

const attributes = ["href", "src", "action", "poster", "data"];

function linksOf(from: string, { name, attributes: own }: PageElement): Link[] {
  const addresses = attributes.flatMap((attribute) => own[attribute] ?? []);
  return addresses.map((to) => ({ from, to, name }));
}

function complaint(
  { from, to, name }: Link,
  pages: ReadonlyMap<string, PageElement[]>,
  files: Files,
): string[] {
  // The authors' own links may leave the site; nothing that is loaded may.
  if (isAbsolute(to) && !to.startsWith(url))
    return name === "a" && /^https?:/.test(to) ? [] : [`${from}: ${to}`];
  const path = isAbsolute(to) ? decodeURIComponent(to.slice(url.length)) : target(from, to);
  if (!files.has(path) && !files.has(`${path}index.html`)) return [`${from}: ${to}`];
  const [, anchor = ""] = to.split("#");
  const ids = pages.get(path)?.map(({ attributes: { id } }) => id) ?? [];
  return anchor === "" || ids.includes(decodeURIComponent(anchor)) ? [] : [`${from}: ${to}`];
}

function isAbsolute(to: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(to);
}

/** The file that a relative link leads to. Those of the page for no address begin at the root of the site or of its host. */
function target(from: string, to: string): string {
  const [path = ""] = to.split(/[?#]/);
  if (path === "") return from;
  if (path.startsWith("/")) return decodeURIComponent(path.replace(/^\/(?:reference\/)?/, ""));
  return posix.normalize(decodeURIComponent(posix.join(posix.dirname(from), path)));
}

function markdownLinks(text: string): string[] {
  const prose = text.replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gm, "").replace(/(`+)[^`]+\1/g, "");
  return [...prose.matchAll(/(?<![\\!])\]\(([^)\s]+)\)/g)].map(([, to = ""]) => to);
}
