import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { addressOf, searchBox, troublesOf, useReader } from "./reader.js";

const reader = useReader();

/** Types `text`, and gives the names of what is found. */
async function look(page: Page, text: string): Promise<string[]> {
  const box = searchBox(page);
  await box.fill("");
  await box.fill(text);
  await page.waitForFunction(() => {
    const found = document.querySelectorAll("[role=option]").length;
    return found > 0 || document.querySelector("search .nothing") !== null;
  });
  return page
    .locator("[role=option]")
    .evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ""));
}

describe("finds, as it is typed", () => {
  it.each<[language: string, typed: string, want: string]>([
    ["vi", "số dư", "ERROR_ZERO_BALANCE"],
    ["vi", "so du", "ERROR_ZERO_BALANCE"],
    ["vi", "so\u0302\u0301 du\u031B", "ERROR_ZERO_BALANCE"],
    ["vi", "err rate lim", "ERROR_RATE_LIMIT"],
    ["vi", "RATE_LIMIT", "ERROR_RATE_LIMIT"],
    ["en", "unavailable", "ERROR_SERVICE_UNAVALIABLE"],
    ["en", "balanse", "ERROR_ZERO_BALANCE"],
    // Said in the other language.
    ["en", "so du", "ERROR_ZERO_BALANCE"],
    ["vi", "invalid task data: no image", "ERROR_INVALID_TASK_DATA"],
    ["en", '{"errorId":1,"errorCode":"ERROR_IP_BANNED","errorDescription":"…"}', "ERROR_IP_BANNED"],
  ])("%s: %s", async (language, typed, want) => {
    const page = await reader.open(`${language}/`);
    expect((await look(page, typed))[0]).toBe(want);
    expect(await page.getByRole("option").first().getAttribute("href")).toBe(
      `../${language}/errors/${want}/index.html`,
    );
    expect(troublesOf(page)).toEqual([]);
  });

  it("says so where there is nothing", async () => {
    const page = await reader.open("en/");
    expect(await look(page, "xyzzy")).toEqual([]);
    expect(await page.locator("search [role=status]").innerText()).toBe("Nothing found");
    expect(await searchBox(page).getAttribute("aria-expanded")).toBe("false");
  });

  it("says to those who do not see how many there are", async () => {
    const page = await reader.open("en/");
    const found = await look(page, "banned");
    expect(await page.locator("search [role=status]").textContent()).toBe(`${found.length} found`);
  });
});

describe("is used from the keyboard alone", () => {
  it("/ goes there, arrows choose, Enter opens", async () => {
    const page = await reader.open("en/errors/ERROR_RATE_LIMIT/");
    await page.keyboard.press("/");
    const box = searchBox(page);
    expect(await box.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await box.inputValue()).toBe("");
    const names = await look(page, "task");
    expect(names.length).toBeGreaterThan(2);
    const chosen = () =>
      page.locator('[role=option][aria-selected="true"]').evaluateAll((all) => all.map(({ id }) => id));
    expect(await chosen()).toEqual(["found-0"]);
    await page.keyboard.press("ArrowDown");
    expect(await chosen()).toEqual(["found-1"]);
    expect(await box.getAttribute("aria-activedescendant")).toBe("found-1");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await chosen()).toEqual([`found-${names.length - 1}`]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/index.html");
    expect(page.url()).toContain(`/${names[1]}/index.html`);
  });

  it("Escape closes, and the list comes back with the next letter", async () => {
    const page = await reader.open("en/");
    await look(page, "rate");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("listbox").isVisible()).toBe(false);
    await look(page, "rate l");
    expect(await page.getByRole("listbox").isVisible()).toBe(true);
  });

  it("Enter that comes before the index waits for it", async () => {
    const page = await reader.open("en/");
    await page.route("**/search.js", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await searchBox(page).pressSequentially("zero balance");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/ERROR_ZERO_BALANCE/index.html");
  });

  it("/ is a slash to those who are typing", async () => {
    const page = await reader.open("en/");
    await searchBox(page).focus();
    await page.keyboard.press("/");
    expect(await searchBox(page).inputValue()).toBe("/");
  });
});

it("moves nothing on the page", async () => {
  const page = await reader.open("en/");
  const top = () => page.locator("h1").evaluate((heading) => heading.getBoundingClientRect().top);
  const before = await top();
  await look(page, "task");
  expect(await top()).toBe(before);
  await look(page, "xyzzy");
  expect(await top()).toBe(before);
});

it("loads the index once it is needed, and once only", async () => {
  const page = await reader.open("en/");
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await look(page, "rate");
  await look(page, "task");
  expect(loaded.filter((url) => url.endsWith(".js"))).toEqual([addressOf("en/search.js")]);
});

it("works on pages without a server", async () => {
  const page = await reader.open(pathToFileURL(join(inject("folder"), "vi/index.html")).href);
  expect((await look(page, "so du"))[0]).toBe("ERROR_ZERO_BALANCE");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/ERROR_ZERO_BALANCE/index.html");
  expect(await page.locator("h1 code").innerText()).toBe("ERROR_ZERO_BALANCE");
  const raised = await page
    .locator("figure.code")
    .first()
    .evaluate((figure) => getComputedStyle(figure).borderTopWidth);
  expect(raised).toBe("1px");
  expect(troublesOf(page)).toEqual([]);
});
