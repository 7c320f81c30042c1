import type { Locator, Page } from "playwright";
import { describe, expect, it } from "vitest";
import { languages } from "./page-kinds.js";
import { addressOf, troublesOf, useReader } from "./reader.js";

const reader = useReader();
const error = "en/errors/ERROR_RATE_LIMIT/";

describe("filters", () => {
  it.each<[name: string, value: string, want: string[]]>([
    ["category", "billing", ["ERROR_SETTLEMENT_FAILED", "ERROR_ZERO_BALANCE"]],
    ["retry", "wait", ["ERROR_IP_BANNED", "ERROR_KEY_TEMP_BLOCKED"]],
    ["operation", "getBalance", []],
    ["status", "401", []],
  ])("%s: %s", async (name, value, want) => {
    const page = await reader.open("en/");
    const all = await rows(page);
    await page.locator(`select[name=${name}]`).selectOption(value);
    const own = await page
      .locator(`tr[data-category]`)
      .evaluateAll(
        (found, [key, wanted]) =>
          found
            .filter((row) => row instanceof HTMLElement && row.dataset[key]?.split(" ").includes(wanted))
            .map((row) => row.querySelector("code")?.textContent ?? ""),
        [name, value] as const,
      );
    const shown = await rows(page);
    expect(shown).toEqual(own);
    expect(shown.length).toBeGreaterThan(0);
    if (want.length > 0) expect(shown).toEqual(want);
    expect(await page.locator("form.filters output").innerText()).toBe(`${shown.length} / ${all.length}`);
    expect(page.url()).toBe(addressOf(`en/?${name}=${value}`));
    await page.reload();
    expect(await rows(page)).toEqual(shown);
    expect(await page.locator(`select[name=${name}]`).inputValue()).toBe(value);
  });

  it("are kept together, in the other language too, and forgotten together", async () => {
    const page = await reader.open("en/?category=task&retry=resubmit");
    const shown = await rows(page);
    expect(shown).toContain("ERROR_CAPTCHA_UNSOLVABLE");
    await page.locator("nav.languages a[data-language=vi]").click();
    await page.waitForURL("**/vi/**");
    expect(await rows(page)).toEqual(shown);
    for (const name of ["category", "retry"]) await page.locator(`select[name=${name}]`).selectOption("");
    expect(new URL(page.url()).search).toBe("");
    expect(await rows(page)).toHaveLength(17);
  });

  it("begin with a category where its link led here", async () => {
    const page = await reader.open(error);
    await page.locator("dl.facts a[href*=category]").click();
    await page.waitForURL("**/en/**category=limit");
    expect(await rows(page)).toContain("ERROR_RATE_LIMIT");
    expect((await rows(page)).length).toBeLessThan(17);
  });

  it("of an address that nobody chose from are those of no filter", async () => {
    const page = await reader.open("en/?category=%3Cimg%3E&retry=x");
    expect(await rows(page)).toHaveLength(17);
    expect(troublesOf(page)).toEqual([]);
  });
});

async function rows(page: Page): Promise<string[]> {
  return page.locator("tr[data-category]:visible td:first-child code").allInnerTexts();
}

describe("copy buttons", () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  it("put just the code on the clipboard", async () => {
    const page = await reader.open(error, { permissions });
    for (const figure of await page.locator("figure.code").all()) {
      await figure.locator("button").click();
      await figure.getByRole("button", { name: "Copied" }).waitFor();
      const copied = await clipboard(page);
      expect(copied).toBe(await figure.locator("pre").evaluate((pre) => pre.textContent));
      expect(copied.length).toBeGreaterThan(20);
    }
  });

  it("put the address on it, without the file's name", async () => {
    const page = await reader.open(`${error}index.html`, { permissions });
    await page.locator(".title button").click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await clipboard(page)).toBe(addressOf(error));
  });

  it("say that nothing was copied where browsers refuse", async () => {
    const page = await reader.open(error);
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await page.locator(".title button").click();
    await page.locator(".title").getByRole("button", { name: "Not copied" }).waitFor();
  });
});

describe("links into pages", () => {
  it("show what they are about", async () => {
    const page = await reader.open(`${error}#response`);
    expect(
      await page.locator("#response").evaluate((heading) => heading.getBoundingClientRect().top),
    ).toBeLessThan(await page.evaluate(() => innerHeight));
    expect(await page.locator("#response").innerText()).toContain("Response");
  });

  it("do not hide that behind the head", async () => {
    const page = await reader.open("en/guides/handling-errors/");
    for (const anchor of await page.locator(".on-this-page a").all()) {
      await anchor.click();
      const heading = page.locator(":target");
      const head = await page.locator("header.bar").boundingBox();
      expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0));
    }
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
    await expect.poll(() => page.locator("search input").isVisible()).toBe(true);
  });

  it("are made by the sign after each heading", async () => {
    const page = await reader.open(error);
    await page.locator("h2#retry a.anchor").click();
    expect(page.url()).toBe(addressOf(`${error}#retry`));
  });
});

describe("colours", () => {
  const ground = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = "rgb(255, 255, 255)";

  it("are the system's", async () => {
    const page = await reader.open(error);
    expect(await ground(page)).toBe(light);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await ground(page)).not.toBe(light);
  });

  it("are the reader's once chosen, on the next page too", async () => {
    const page = await reader.open(error, { colorScheme: "light" });
    const button = page.locator("[data-theme-switch]");
    expect(await button.innerText()).toBe("Colours: system");
    await button.click();
    expect([await button.innerText(), await ground(page)]).toEqual(["Colours: light", light]);
    await button.click();
    expect(await button.innerText()).toBe("Colours: dark");
    const dark = await ground(page);
    expect(dark).not.toBe(light);
    await page.goto(addressOf("vi/"));
    expect(await ground(page)).toBe(dark);
    await page.locator("[data-theme-switch]").click();
    expect(await ground(page)).toBe(light);
  });
});

describe("the keyboard alone", () => {
  it("comes to the link past the head first, and that leads to the content", async () => {
    const page = await reader.open(error);
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    expect(await skip.innerText()).toBe("Skip to the content");
    expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").evaluate((focused) => focused.closest("main") !== null)).toBe(true);
  });

  it.each(["en/", error])("reaches all that can be used, and shows where it is: %s", async (path) => {
    const page = await reader.open(path);
    const count = await page
      .locator("a, button, input, select, pre[tabindex]")
      .filter({ visible: true })
      .count();
    const seen = new Set<string>();
    for (let step = 0; step < count; step++) {
      await page.keyboard.press("Tab");
      const [mark, outline] = await page.locator(":focus").evaluate((focused) => {
        const all = [...document.querySelectorAll("*")];
        return [String(all.indexOf(focused)), getComputedStyle(focused).outlineStyle] as const;
      });
      seen.add(mark);
      expect([mark, outline]).not.toContain("none");
    }
    expect(seen.size).toBe(count);
  });
});

describe("tables", () => {
  const display = (page: Page) =>
    page
      .locator("tr[data-category] td")
      .evaluateAll((all) => all.map((cell) => getComputedStyle(cell).display));

  it("are cards on a phone, that say what a cell without a heading is", async () => {
    const page = await reader.open("en/", { viewport: { width: 375, height: 740 }, isMobile: true });
    expect(new Set(await display(page))).toEqual(new Set(["block"]));
    const label = await page
      .locator("tr[data-category] td[data-label]")
      .first()
      .evaluate((cell) => getComputedStyle(cell, "::before").content);
    expect(label).toContain("Retry");
  });

  it("are tables on a desk, and on paper", async () => {
    const page = await reader.open("en/");
    expect(new Set(await display(page))).toEqual(new Set(["table-cell"]));
    await page.setViewportSize({ width: 700, height: 900 });
    await page.emulateMedia({ media: "print" });
    expect(new Set(await display(page))).toEqual(new Set(["table-cell"]));
  });
});

describe("the diagram of time", () => {
  const modes = ["INVALID_TASK_DATA", "RATE_LIMIT", "KEY_TEMP_BLOCKED", "CAPTCHA_UNSOLVABLE"];
  const pages = languages.flatMap((language) => modes.map((code) => `${language}/errors/ERROR_${code}/`));

  it.each(pages)("can be read on a phone: %s", async (path) => {
    const page = await reader.open(path, { viewport: { width: 360, height: 740 }, isMobile: true });
    const picture = await boxOf(page.locator("svg.diagram"));
    const labels = await Promise.all((await page.locator("svg.diagram text").all()).map(boxOf));
    expect(labels.length).toBeGreaterThan(1);
    for (const [index, { x, y, width, height }] of labels.entries()) {
      expect(height).toBeGreaterThan(11);
      expect(x).toBeGreaterThanOrEqual(picture.x);
      expect(x + width).toBeLessThanOrEqual(picture.x + picture.width);
      expect(y + height).toBeLessThanOrEqual(picture.y + picture.height);
      const others = labels
        .slice(index + 1)
        .filter((other) => other.y < y + height && y < other.y + other.height);
      for (const other of others) expect(other.x > x + width || x > other.x + other.width).toBe(true);
    }
  });
});

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not to be seen");
  return box;
}
