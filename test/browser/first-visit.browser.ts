import { pathToFileURL } from "node:url";
import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { usePreview } from "./preview.js";
import { addressOf, troublesOf, useReader } from "./reader.js";

/* Who comes to the root is sent to a language once: by a server that knows how, or by the page itself. */

const reader = useReader();
const preview = usePreview();

const homes: readonly (readonly [locale: string, language: string])[] = [
  ["vi-VN", "vi"],
  ["en-US", "en"],
  // The source language, where the browser asks for none that there is.
  ["fr-FR", "vi"],
];

describe.each([
  ["a server that chooses", () => preview.url],
  ["a host of files", () => addressOf("")],
  ["no host at all", () => `${pathToFileURL(inject("folder")).href}/index.html`],
])("on %s", (_, root) => {
  /** As a reader passes it on, whether the address names the file or the folder that it is the page of. */
  const at = (path: string) => new URL(path, root()).href;
  const addressIn = (page: Page) => page.url().replace(/index\.html$/, "");
  const deep = "en/errors/ERROR_RATE_LIMIT/index.html";
  /** Goes to the root, and says where that ends. */
  const visit = async (page: Page): Promise<string> => {
    await page.goto(root());
    await page.locator("main#content").waitFor();
    return addressIn(page);
  };
  const choose = async (page: Page, language: string) => {
    await page.locator(`a[data-language=${language}]`).click();
    await page.waitForURL(new RegExp(`/${language}/[^/]*$`));
  };

  it.each(homes)("a browser of %s comes to %s, and stays", async (locale, language) => {
    const page = await reader.open(at(deep), { locale });
    const addresses: string[] = [];
    page.on("framenavigated", () => addresses.push(addressIn(page)));
    expect(await visit(page)).toBe(at(`${language}/`));
    await page.waitForLoadState("networkidle");
    expect(addresses.filter((address) => address !== at("."))).toEqual([at(`${language}/`)]);
    expect(troublesOf(page)).toEqual([]);
  });

  it("a language that was chosen is kept, whatever the browser's is", async () => {
    const page = await reader.open(at(deep), { locale: "vi-VN" });
    expect(await visit(page)).toBe(at("vi/"));
    for (const language of ["en", "vi"]) {
      await choose(page, language);
      expect(await visit(page)).toBe(at(`${language}/`));
    }
  });

  it("a link to a page leads there, whatever was chosen and whatever the browser's language is", async () => {
    const page = await reader.open(root(), { locale: "vi-VN" });
    await choose(page, "vi");
    await page.goto(at(deep));
    await page.waitForLoadState("networkidle");
    expect([page.url(), await page.locator("html").getAttribute("lang")]).toEqual([at(deep), "en"]);
  });

  it("going back leads to where the reader came from", async () => {
    const page = await reader.open(at(deep));
    await visit(page);
    await page.goBack();
    expect(page.url()).toBe(at(deep));
  });
});

describe("without JavaScript", () => {
  it("the root shows a link to each language, which leads there", async () => {
    const page = await reader.open("", { javaScriptEnabled: false, locale: "en-US" });
    expect(page.url()).toBe(addressOf(""));
    const names = ["Tiếng Việt", "English", "日本語", "Русский", "简体中文"];
    expect(await page.locator("nav.homes a").allInnerTexts()).toEqual(names);
    await page.getByRole("link", { name: "English" }).click();
    expect(page.url()).toBe(addressOf("en/index.html"));
  });

  it("a server that chooses needs none", async () => {
    const page = await reader.open(preview.url, { javaScriptEnabled: false, locale: "en-US" });
    expect(page.url()).toBe(`${preview.url}en/`);
  });
});
