import { readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loaders } from "../../generated/i18next/resources.js";
import type { Locale } from "../../src/locale.js";
import { localeFor } from "../../src/locale-for.js";
import { type Loopback, startLoopback } from "../support/loopback.js";
import { buildPage } from "./react-page/build-page.js";
import { troublesOf, useReader } from "./reader.js";

/* A small application with react-i18next. */

const [source, ...others] = await Promise.all(Object.values(loaders).map((load) => load()));
if (!source) throw new Error("no language");
const locales: readonly [Locale, ...Locale[]] = [source, ...others];

const reader = useReader();
let server: Loopback;
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  files = new Map([...(await buildPage()), ...localeFiles()]);
  server = await startLoopback(({ url = "" }, response) => {
    const [path = ""] = url.split("?");
    const type = types[extname(path)] ?? "text/html";
    response.writeHead(files.has(path) ? 200 : 404, { "content-type": `${type}; charset=utf-8` });
    response.end(files.get(path));
  });
});
afterAll(() => server[Symbol.asyncDispose]());

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".json": "application/json" };

/** The generated files, where an application's own server has them. */
function localeFiles(): [path: string, content: string][] {
  return locales.map(({ language }) => {
    const file = new URL(`../../generated/i18next/${language}/errors.json`, import.meta.url);
    return [`/locales/${language}/errors.json`, readFileSync(file, "utf8")];
  });
}

const hostile = `<img src=x onerror="document.title='hacked'"> & {{detail}} $t(ERROR_ZERO_BALANCE.action)`;
const filled = (text: string) => text.replaceAll("{{detail}}", () => hostile);

const wanted = ({ errors }: Locale) =>
  Object.values(errors).flatMap(({ description, explanation, action }) =>
    [description, explanation, action].map(filled),
  );
const shown = (page: Page) => page.locator("dd").evaluateAll((all) => all.map((one) => one.textContent));

describe.each([
  ["an instance of ours", ""],
  ["an instance that the application had before, and did not wait", "?own"],
  ["an instance that loads the texts from its own server", "?served"],
])("%s", (_, search) => {
  it("shows each code's texts in the language that the reader chooses", async () => {
    const page = await reader.open(`${server.url}/${search}`);
    for (const tag of ["vi", "en", "vi-VN", ...Object.keys(loaders), "fr"]) {
      await page.locator("select").selectOption(tag);
      await expect.poll(() => shown(page)).toEqual(wanted(localeFor(tag, locales)));
    }
    expect(troublesOf(page)).toEqual([]);
  });

  it("loads a language when it is chosen, and not before", async () => {
    const page = await reader.open(`${server.url}/${search}`);
    await expect.poll(() => shown(page)).toEqual(wanted(source));
    const received = () => server.received.slice(before).map(({ path }) => files.get(path) ?? "");
    const before = server.received.findLastIndex(({ path }) => path.startsWith("/?") || path === "/");
    const holding = ({ errors }: Locale) => {
      const [text = ""] = Object.values(errors).map(({ explanation }) => explanation);
      return received().filter((file) => file.includes(text)).length;
    };
    const english = localeFor("en", locales);
    expect([holding(source), holding(english)]).toEqual([1, 0]);
    await page.locator("select").selectOption("en");
    await expect.poll(() => shown(page)).toEqual(wanted(english));
    expect([holding(source), holding(english)]).toEqual([1, 1]);
  });

  it("shows what a service made up as text, in React and in HTML", async () => {
    const page = await reader.open(`${server.url}/${search}`);
    for (const tag of ["vi", "en"]) {
      await page.locator("select").selectOption(tag);
      const want = filled(localeFor(tag, locales).errors["ERROR_INVALID_TASK_DATA"]?.description ?? "");
      for (const id of ["hostile", "described", "html"])
        await expect.poll(() => page.locator(`#${id}`).evaluate((place) => place.textContent)).toBe(want);
    }
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.title()).toBe("");
    expect(troublesOf(page)).toEqual([]);
  });
});
