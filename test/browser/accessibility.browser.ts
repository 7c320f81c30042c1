import type { AxeResults } from "axe-core";
import { describe, expect, it } from "vitest";
import { violations } from "./axe.js";
import { looked, others, pageKinds } from "./page-kinds.js";
import { addressOf, searchBox, useReader } from "./reader.js";

const reader = useReader();

describe.each(looked)("%s", (language) => {
  describe.each(pageKinds())("%s", (kind) => {
    it("axe finds nothing wrong, in light and in dark colours", async () => {
      // What axe adds to a page to look at it is no part of the site.
      const page = await reader.open(`${language}/${kind}`, { bypassCSP: true });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
      }
    });

    it("has nothing on a phone that is too small for a finger", async () => {
      const options = { bypassCSP: true, viewport: { width: 375, height: 740 }, isMobile: true };
      const page = await reader.open(`${language}/${kind}`, options);
      expect(await violations(page)).toEqual([]);
      const results: AxeResults = await page.evaluate("axe.run({ runOnly: ['target-size'] })");
      expect(results.passes.length).toBe(1);
      expect(results.violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    });
  });
});

it.each(others)("axe finds nothing wrong, whichever page it is: %s", async (language) => {
  const page = await reader.open(`${language}/`, { bypassCSP: true });
  for (const kind of pageKinds()) {
    await page.goto(addressOf(`${language}/${kind}`));
    expect([kind, await violations(page)]).toEqual([kind, []]);
  }
});

it("axe finds nothing wrong with what a search shows, nor with what it does not find", async () => {
  const page = await reader.open("vi/", { bypassCSP: true });
  for (const [typed, selector] of [
    ["task", "[role=option]"],
    ["xyzzy", "search .nothing"],
  ] as const) {
    await searchBox(page).fill(typed);
    await page.locator(selector).first().waitFor();
    expect([typed, await violations(page)]).toEqual([typed, []]);
  }
});
