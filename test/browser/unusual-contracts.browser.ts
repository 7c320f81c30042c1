import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readCatalogJson } from "../../scripts/diff/catalog-json.js";
import type { ContractError } from "../../scripts/model/contract.js";
import { translatedFiles } from "../site/big-contract.js";
import { build, publishedIn } from "../site/built-site.js";
import { violations } from "./axe.js";
import { troublesOf, useReader } from "./reader.js";
import { useSite } from "./served-site.js";

/* Contracts that nobody here has: one of 1,000 codes, and one whose names and sentences are as long as they get. */

const reader = useReader();
const phone = { viewport: { width: 360, height: 740 }, isMobile: true };

describe("1,000 codes", () => {
  const site = useSite(async () => {
    const files = await translatedFiles(1000);
    const contract = readCatalogJson(files["catalog.json"]);
    if ("reason" in contract) throw new Error(contract.reason);
    return build({ contract, openapi: parse(files["openapi.yaml"]) });
  });

  it.each(["en", "de"])("are filtered, and found: %s", async (language) => {
    const page = await reader.open(`${site.url}${language}/`);
    const rows = page.locator("tr[data-category]").filter({ visible: true });
    expect(await rows.count()).toBe(1000);
    const names = await page
      .locator("select[name=category] option")
      .evaluateAll((all) =>
        all.flatMap((option) => (option instanceof HTMLOptionElement ? option.value : [])),
      );
    const [, first = ""] = names;
    await page.locator("select[name=category]").selectOption(first);
    const shown = await rows.count();
    expect(shown).toBe(await page.locator(`tr[data-category="${first}"]`).count());
    expect(await page.locator("form.filters output").innerText()).toBe(`${shown} / 1000`);
    await page.locator("search input").fill("1002");
    expect(await page.locator("search [role=option]").first().innerText()).toContain("1002");
    expect(troublesOf(page)).toEqual([]);
  });

  it.each(["en", "de"])("fit a phone without scrolling sideways: %s", async (language) => {
    expect(await widthOf(await reader.open(`${site.url}${language}/`, phone))).toBe(360);
  });
});

describe("names and sentences as long as they get", () => {
  const long = `ERROR_${"A_NAME_OF_SIXTY_LETTERS_".repeat(3).slice(0, 53)}X`;
  const solid = `E${"x".repeat(59)}`;
  const site = useSite(async () => {
    const { contract, openapi } = publishedIn(".");
    const [first, second, third, ...others] = contract.errors;
    if (!first || !second || !third) throw new Error("there are too few codes");
    const errors = [
      wordy({ ...first, code: long }),
      wordy({ ...second, code: solid, deprecated: "1.0.0" }),
      { ...third, deprecated: "1.0.0", retired: "2.0.0", replacedBy: long },
      ...others,
    ];
    const title = "Dịch vụ nhận dạng của một công ty có tên dài hơn mọi màn hình điện thoại";
    return build({ contract: { ...contract, title, errors }, openapi });
  });
  const paths = [
    ...["vi/", "en/", "vi/operations/createTask/"],
    ...[long, solid, "ERROR_INVALID_TASK_DATA"].map((code) => `vi/errors/${code}/`),
  ];

  it.each(paths)("fit a phone, a tablet and a desk: %s", async (path) => {
    const page = await reader.open(site.url + path, { viewport: { width: 360, height: 740 } });
    for (const width of [360, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await widthOf(page)]).toEqual([width, width]);
    }
  });

  it("leave axe nothing to find, in light and in dark colours", async () => {
    const page = await reader.open(`${site.url}vi/errors/ERROR_INVALID_TASK_DATA/`, { bypassCSP: true });
    expect(await page.locator("p.notice a").getAttribute("href")).toContain(long);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
    }
  });

  it("are one name where they are copied, however they are broken", async () => {
    const page = await reader.open(`${site.url}vi/errors/${long}/`, phone);
    expect(await page.locator("h1 code").innerText()).toBe(long);
  });
});

describe("a language that is written from right to left", () => {
  const site = useSite(() => {
    const published: ReturnType<typeof publishedIn> = JSON.parse(
      JSON.stringify(publishedIn(".")).replaceAll('"ru"', '"ar"'),
    );
    const errors = published.contract.errors.map((error) => {
      const said = "الخدمة غير متاحة مؤقتًا";
      return {
        ...error,
        texts: { ...error.texts, ar: { description: said, explanation: said, action: said } },
      };
    });
    return build({ ...published, contract: { ...published.contract, errors } });
  });

  it.each(["ar/", "ar/errors/ERROR_RATE_LIMIT/", "ar/operations/createTask/"])(
    "is on the right, and its code from left to right: %s",
    async (path) => {
      const page = await reader.open(site.url + path, { bypassCSP: true });
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect([width, await widthOf(page)]).toEqual([width, width]);
      }
      const heading = await page.locator("h1").boundingBox();
      expect((heading?.x ?? 0) + (heading?.width ?? 0)).toBeGreaterThan(1200);
      expect(await directionOf(page, "h1")).toBe("rtl");
      expect(await directionOf(page, "pre, code")).toBe("ltr");
      expect(await violations(page)).toEqual([]);
    },
  );

  it("changes no page of another language", async () => {
    const page = await reader.open(`${site.url}vi/`);
    expect(await directionOf(page, "h1")).toBe("ltr");
    expect(await page.locator("html").getAttribute("dir")).toBeNull();
  });
});

function directionOf(page: Page, selector: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).direction);
}

function wordy(error: ContractError): ContractError {
  const texts = Object.entries(error.texts).map(([language, text]) => {
    const { description, explanation } = text;
    return [
      language,
      { ...text, description: description.repeat(9), explanation: `${explanation} `.repeat(9) },
    ];
  });
  return { ...error, texts: Object.fromEntries(texts) };
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
