import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { chromiumArgs as args, chromiumPath } from "../support/chromium.js";

/** Somebody in front of a browser. */
export interface Reader {
  /** A new window with a page of the site in it, such as `vi/errors/ERROR_RATE_LIMIT/`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** What went wrong in a page without anybody seeing it: messages of the console, and requests to elsewhere. */
const troubles = new WeakMap<Page, string[]>();

export function troublesOf(page: Page): readonly string[] {
  return troubles.get(page) ?? [];
}

/** A browser for the tests of a file; its windows are closed after each. */
export function useReader(): Reader {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(() => browser.close());
  return {
    async open(path, options = {}) {
      const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
      const page = await context.newPage();
      watch(page, new URL(addressOf(path)).origin);
      await page.goto(addressOf(path));
      return page;
    },
  };
}

/** A path of the site, or an address as it is. */
export function addressOf(path: string): string {
  return new URL(path, inject("site")).href;
}

function watch(page: Page, origin: string): void {
  const found: string[] = [];
  troubles.set(page, found);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) found.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOwn = url.protocol === "file:" || url.origin === origin;
    if (!isOwn && url.protocol !== "data:") found.push(`request: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) found.push(`status ${response.status()}: ${response.url()}`);
  });
}

/** By its place: selects are of the same role. */
export function searchBox(page: Page): Locator {
  return page.locator("search input");
}
