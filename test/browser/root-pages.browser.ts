import { describe, expect, it } from "vitest";
import { buildShipped } from "../site/built-site.js";
import { base } from "../support/site-server.js";
import { violations } from "./axe.js";
import { languages } from "./page-kinds.js";
import { troublesOf, useReader } from "./reader.js";
import { useSite } from "./served-site.js";

/* The pages in no language. Where there is no page, addresses begin at the site's own, so that has to be known. */

const reader = useReader();
const site = useSite(() => buildShipped(`https://docs.example.com${base}`));
const phone = { viewport: { width: 360, height: 740 }, isMobile: true };

describe("where there is no page", () => {
  it("axe finds nothing wrong, in light and in dark colours", async () => {
    const page = await reader.open(`${site.url}404.html`, { bypassCSP: true });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
    }
    expect(troublesOf(page)).toEqual([]);
  });

  it("a link leads back to each language", async () => {
    for (const language of languages) {
      const page = await reader.open(`${site.url}404.html`);
      await page.locator(`.homes a[data-language=${language}]`).click();
      await page.locator("form.filters").waitFor();
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
    }
  });
});

it.each(["404.html", "index.html"])("%s fits a phone, with links large enough for a finger", async (path) => {
  const page = await reader.open(site.url + path, { ...phone, javaScriptEnabled: false });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const links = await page.locator(".homes a").all();
  expect(links).toHaveLength(languages.length);
  for (const link of links) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
});
