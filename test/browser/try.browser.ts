import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { documentWordsFor } from "../../scripts/words/words.js";
import { type KnownViolations, violations } from "./axe.js";
import { looked } from "./page-kinds.js";
import { usePreview } from "./preview.js";
import { addressOf, troublesOf, useReader } from "./reader.js";

/* The page that calls the API, with the API beside it and without. Scalar is somebody else's; the page is ours. */

const reader = useReader();
const preview = usePreview();

/** What Scalar's own markup does wrong, and nothing that it can be told changes. */
const scalarViolations: KnownViolations = {
  // The button that copies an example has a picture alone, and no name.
  "button-name": "button[class~='group/copy-button']",
  // The examples of each operation are a region, and all of those have the same name.
  "landmark-unique": "[role=region].response-card",
};

const titles: Readonly<Record<string, string>> = {
  vi: "API nhận dạng tác vụ",
  en: "Task recognition API",
  // Nobody has translated the description.
  ja: "Task recognition API",
};

describe.each(looked)("with the API beside it, %s", (language) => {
  const say = (key: string) => documentWordsFor(language).say(`site.scalar.${key}`);
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await reader.open(`${preview.url}${language}/try/`, options);
    await trigger(page).waitFor();
    return page;
  };
  const trigger = (page: Page) =>
    page
      .locator("#content")
      .getByRole("button", { name: say("operation_testRequest") })
      .first();

  it("shows the operations in the reader's words, without a word in the console, and nothing from elsewhere", async () => {
    const page = await open();
    await page.waitForLoadState("networkidle");
    expect(await page.locator("h1").innerText()).toBe(titles[language]);
    const text = await page.locator("#content").innerText();
    for (const key of ["operation_responses", "server_label", "clientLibraries_heading", "schema_required"])
      expect(text).toContain(say(key));
    expect(troublesOf(page)).toEqual([]);
  });

  it("sends a call to the mock, and shows its answer", async () => {
    const page = await open();
    await trigger(page).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: say("apiClient_addressBar_sendRequest"), exact: true }).click();
    await dialog.getByText('"solution"').waitFor();
    expect(await dialog.innerText()).toMatch(/200\s+OK/);
    expect(troublesOf(page)).toEqual([]);
  });

  it("axe finds nothing wrong but what is known of Scalar, in light and in dark colours", async () => {
    const page = await open({ bypassCSP: true });
    // What is further down is drawn only then.
    await page.mouse.wheel(0, 20_000);
    await page.locator(".show-more").waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, await violations(page, scalarViolations)]).toEqual([colorScheme, []]);
    }
    expect(await page.locator("main").count()).toBe(1);
  });

  it("has the colours that the reader chooses, at once", async () => {
    const page = await open({ colorScheme: "light" });
    const ground = () =>
      page
        .locator(".scalar-app")
        .first()
        .evaluate((app) => getComputedStyle(app).backgroundColor);
    expect(await ground()).toBe("rgb(255, 255, 255)");
    for (const theme of ["light", "dark"]) {
      await page.locator("[data-theme-switch]").click();
      expect(await page.locator("html").getAttribute("data-theme")).toBe(theme);
    }
    const site = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(site).not.toBe("rgb(255, 255, 255)");
    expect(await ground()).toBe(site);
  });

  it("is reached past the head", async () => {
    const page = await open();
    await page.locator("a.skip").press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.locator("#content :focus").count()).toBe(1);
  });

  it("shows how to call the API where there is no JavaScript", async () => {
    const page = await reader.open(`${preview.url}${language}/try/`, { javaScriptEnabled: false });
    await expectFallback(page);
  });
});

describe("without the API", () => {
  it.each([
    ["a host of files", () => addressOf("en/try/")],
    ["no host at all", () => pathToFileURL(join(inject("folder"), "en", "try", "index.html")).href],
  ])("shows how to call it, and asks for nothing that is not there: %s", async (_, address) => {
    const page = await reader.open(address());
    await page.waitForLoadState("networkidle");
    await expectFallback(page);
    expect(await page.locator("script[src*=scalar]").count()).toBe(0);
  });
});

async function expectFallback(page: Page): Promise<void> {
  const calls = await page
    .locator("main section", { has: page.locator("pre") })
    .locator("h2")
    .allInnerTexts();
  expect(calls).toEqual(["createTask", "getTaskResult", "getBalance"]);
  expect(troublesOf(page)).toEqual([]);
}
