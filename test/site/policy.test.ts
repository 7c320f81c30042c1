import { describe, expect, it } from "vitest";
import { contentPolicy } from "../../scripts/site/parts/head.js";
import { build, buildShipped, htmlFiles, publishedIn } from "./built-site.js";
import { elementsOf } from "./parsed-page.js";

/* What a page may load and do, and that it tries nothing else. */

const url = "https://docs.example.com/reference/";
const languages = ["vi", "en", "ja", "ru", "zh-Hans"];
const files = await buildShipped(url);
const pages = htmlFiles(files).map(([path, html]) => [path, elementsOf(html)] as const);
/** It has to let the library in that it shows, and says so in a policy of its own. */
const isTryPage = (path: string): boolean => /^[^/]+\/try\//.test(path);

describe("the pages", () => {
  it("allow what comes from where they come from, and nothing else", () => {
    expect(contentPolicy).toMatch(/^default-src 'self';/);
    expect(contentPolicy).not.toMatch(/unsafe|https?:|\*/);
    for (const [path, elements] of pages) {
      const policies = elements.filter(
        ({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy",
      );
      expect([path, policies.length]).toEqual([path, 1]);
      const policy = policies[0]?.attributes["content"];
      if (isTryPage(path)) expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
      else expect([path, policy]).toEqual([path, contentPolicy]);
    }
  });

  it("have no style, script or handler within them", () => {
    for (const [path, elements] of pages) {
      const offences = elements.filter(
        ({ name, attributes, text }) =>
          name === "style" ||
          ["iframe", "object", "embed", "base"].includes(name) ||
          (name === "script" && (text !== "" || attributes["src"] === undefined)) ||
          Object.keys(attributes).some((attribute) => attribute === "style" || attribute.startsWith("on")) ||
          Object.values(attributes).some((value) => /^\s*(?:javascript|data|vbscript):/i.test(value)),
      );
      expect([path, offences]).toEqual([path, []]);
    }
  });

  it("wait for nothing but their colours, which come before their style", () => {
    for (const [path, elements] of pages) {
      const loads = elements.filter(
        ({ name, attributes: { rel } }) => name === "script" || (name === "link" && rel === "stylesheet"),
      );
      const waited = loads.filter(({ attributes }) => attributes["defer"] === undefined);
      const names = waited.map(
        ({ attributes: { src, href } }) => /(\w+)-\w+\.\w+$/.exec(src ?? href ?? "")?.[1],
      );
      expect([path, names]).toEqual([path, ["theme", "site"]]);
    }
    const theme = [...files].find(([path]) => path.startsWith("assets/theme-"));
    expect(theme?.[1].length).toBeLessThan(300);
  });

  it("say their address and that of the same page in each language", () => {
    for (const [path, elements] of pages) {
      if (!path.includes("/")) continue;
      const links = elements.filter(({ name }) => name === "link");
      const here = `${url}${path.replace(/index\.html$/, "")}`;
      const inLanguage = (language: string) => here.replace(/(?<=reference\/)[^/]+/, language);
      // Guides are written in two languages; to the readers of others, they are shown in English.
      const written = /\/guides\/./.test(here) && !here.endsWith("/guides/") ? ["vi", "en"] : languages;
      const own = written.find((language) => path.startsWith(`${language}/`)) ?? "en";
      const canonical = links.filter(({ attributes: { rel } }) => rel === "canonical");
      expect(canonical.map(({ attributes: { href } }) => href)).toEqual([inLanguage(own)]);
      const alternates = links.filter(({ attributes: { hreflang } }) => hreflang !== undefined);
      expect(alternates.map(({ attributes: { hreflang, href } }) => [hreflang, href])).toEqual([
        ...written.map((language) => [language, inLanguage(language)]),
        ["x-default", inLanguage("vi")],
      ]);
    }
  });
});

describe("a site", () => {
  it("is the same, byte for byte, when it is built again", async () => {
    expect(await buildShipped(url)).toEqual(files);
    const petshop = publishedIn("test/foreign/petshop");
    expect(await build(petshop)).toEqual(await build(petshop));
  });

  it("names everything below assets/ by its content", () => {
    const assets = [...files.keys()].filter((path) => path.startsWith("assets/"));
    expect(assets.length).toBeGreaterThan(1);
    for (const path of assets) expect(path).toMatch(/-[0-9a-f]{12}\.\w+$/);
  });

  it("has the licence of what it holds of others in every copy of it", () => {
    const [, scalar = ""] = [...files].find(([path]) => path.startsWith("assets/scalar-")) ?? [];
    expect(scalar).toMatch(
      /^\/\*!\nScalar [^*]*\nMIT License\n\nCopyright \(c\) 2023-present Scalar\n[^*]*\*\/\n/,
    );
    // What it holds itself of others says so itself.
    expect(scalar.match(/@license MIT|MIT License \|/g)?.length).toBeGreaterThan(4);
    expect(scalar).not.toContain("sourceMappingURL=");
  });

  it("tells crawlers its pages, where it knows its address", async () => {
    const locations = [...(files.get("sitemap.xml") ?? "").matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, at]) => at,
    );
    const wanted = [...files.keys()].filter((path) =>
      languages.some((language) => path.startsWith(`${language}/`) && path.endsWith("/index.html")),
    );
    expect(locations.sort()).toEqual(
      wanted.map((path) => `${url}${path.replace(/index\.html$/, "")}`).sort(),
    );
    expect(files.get("robots.txt")).toContain(`Sitemap: ${url}sitemap.xml\n`);
    const unaddressed = await buildShipped();
    expect(unaddressed.has("sitemap.xml")).toBe(false);
    expect([...unaddressed.values()].filter((text) => text.includes("docs.example.com/reference"))).toEqual(
      [],
    );
  });

  it("lists every page for language models", () => {
    const list = files.get("llms.txt") ?? "";
    expect(list).toMatch(/^# .+\n\n> .+\n\n## /);
    const links = [...list.matchAll(/^- \[(?:[^\]\\]|\\.)+\]\(([^)]+)\)/gm)].map(([, to = ""]) =>
      to.slice(url.length),
    );
    const markdown = [...files.keys()].filter((path) => path.endsWith(".md"));
    expect(links.filter((path) => path.endsWith(".md")).sort()).toEqual(markdown.sort());
    expect(links.filter((path) => !files.has(path))).toEqual([]);
  });
});
