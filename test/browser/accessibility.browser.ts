import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { languages, pageKinds } from "./page-kinds.js";
import { searchBox, useReader } from "./reader.js";

const reader = useReader();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.each(languages)("%s", (language) => {
  describe.each(pageKinds())("%s", (kind) => {
    it("axe finds nothing wrong, in light and in dark colours", async () => {
      // What axe adds to a page to look at it is no part of the site.
      const page = await reader.open(`${language}/${kind}`, { bypassCSP: true });
      await page.evaluate(axe);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
      }
    });
  });
});

it("axe finds nothing wrong with what a search shows, nor with what it does not find", async () => {
  const page = await reader.open("vi/", { bypassCSP: true });
  await page.evaluate(axe);
  for (const [typed, selector] of [
    ["task", "[role=option]"],
    ["xyzzy", "search .nothing"],
  ] as const) {
    await searchBox(page).fill(typed);
    await page.locator(selector).first().waitFor();
    expect([typed, await violations(page)]).toEqual([typed, []]);
  }
});

async function violations(page: Page): Promise<string[]> {
  const results: AxeResults = await page.evaluate("axe.run()");
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}
