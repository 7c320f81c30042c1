import { describe, expect, inject, it } from "vitest";
import { languages, looked, others, pageKinds } from "./page-kinds.js";
import { addressOf, troublesOf, useReader } from "./reader.js";

const reader = useReader();

describe.each(looked)("%s", (language) => {
  describe.each(pageKinds())("%s", (kind) => {
    const path = `${language}/${kind}`;

    it("loads without a word in the console, and nothing from elsewhere", async () => {
      const page = await reader.open(path);
      await page.waitForLoadState("networkidle");
      expect(troublesOf(page)).toEqual([]);
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
    });

    it("fits a phone without scrolling sideways", async () => {
      const page = await reader.open(path, { viewport: { width: 360, height: 740 }, isMobile: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    });

    it("keeps the page and the anchor when the language is changed", async () => {
      const page = await reader.open(path);
      const ids = await page.locator("main h2[id]").evaluateAll((all) => all.map(({ id }) => id));
      const anchor = ids.at(-1) ?? "content";
      await page.evaluate((hash) => {
        location.hash = hash;
      }, anchor);
      const other = language === "vi" ? "en" : "vi";
      await page.locator(`nav.languages a[data-language=${other}]`).click();
      await page.waitForLoadState();
      expect(page.url()).toBe(addressOf(`${other}/${kind}index.html#${anchor}`));
      expect(await page.locator(`#${anchor}`).count()).toBe(1);
      expect(troublesOf(page)).toEqual([]);
    });

    it("is all there without JavaScript, and shows nothing that would not work", async () => {
      const page = await reader.open(path, { javaScriptEnabled: false });
      const dead = page.locator("search, form.filters, button, select, input").filter({ visible: true });
      expect(await dead.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual([]);
      const without = await page.locator("main").innerText();
      const scripted = await reader.open(path);
      const text = await scripted.locator("main").innerText();
      for (const line of without.split("\n")) expect(text).toContain(line);
    });

    it("is printed without what only works on a screen", async () => {
      const page = await reader.open(path);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("h1").isVisible()).toBe(true);
      const chrome = page
        .locator("search, nav, form.filters, button, footer ul, .anchor")
        .filter({ visible: true });
      expect(await chrome.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual([]);
    });

    it("is printed dark on light, whatever its reader chose", async () => {
      const page = await reader.open(path, { colorScheme: "dark" });
      await page.evaluate(() => {
        document.documentElement.dataset["theme"] = "dark";
      });
      await page.emulateMedia({ media: "print" });
      const { colorScheme, backgroundColor } = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        return { colorScheme: style.colorScheme, backgroundColor: style.backgroundColor };
      });
      expect([colorScheme, backgroundColor]).toEqual(["light", "rgb(255, 255, 255)"]);
    });
  });
});

it.each(others)("fits a phone without scrolling sideways, whichever page it is: %s", async (language) => {
  const page = await reader.open(`${language}/`, { viewport: { width: 360, height: 740 }, isMobile: true });
  for (const kind of pageKinds()) {
    await page.goto(addressOf(`${language}/${kind}`));
    expect([kind, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([kind, 360]);
  }
  expect(troublesOf(page)).toEqual([]);
});

it.each(languages)(
  "on a desk, the head has room for what is typed, and for its button: %s",
  async (language) => {
    const page = await reader.open(`${language}/`);
    for (const width of [1088, 1100, 1280, 1440, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        width,
        width,
      ]);
      const [search, button] = await Promise.all(
        ["search input", "[data-theme-switch]"].map((one) => page.locator(one).boundingBox()),
      );
      expect([width, search?.width]).toEqual([width, expect.toSatisfy((found: number) => found >= 150)]);
      expect([width, button?.width]).toEqual([width, expect.toSatisfy((found: number) => found >= 36)]);
    }
  },
);

it("every kind of page is among those", () => {
  const kinds = pageKinds();
  for (const page of inject("pages")) {
    const folder = page.includes("/") ? `${page.split("/")[0]}/` : `${page}/`;
    expect(kinds.some((kind) => kind.startsWith(page === "" ? "" : folder))).toBe(true);
  }
});
