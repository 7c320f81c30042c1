import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { addressOf, useReader } from "./reader.js";

const reader = useReader();

/** Notes the ground of each picture that is drawn of a page, in the page. */
const noteGrounds = `
  globalThis.grounds = new Set();
  requestAnimationFrame(function note() {
    if (document.body) grounds.add(getComputedStyle(document.documentElement).backgroundColor);
    requestAnimationFrame(note);
  });`;

it.each([
  ["dark", "light", "rgb(20, 23, 27)"],
  ["light", "dark", "rgb(255, 255, 255)"],
] as const)(
  "the colours chosen before are those of the first picture: %s, in a system of %s",
  async (theme, colorScheme, want) => {
    const page = await reader.open("en/", { colorScheme });
    await page.evaluate((chosen) => localStorage.setItem("maloi-theme", chosen), theme);
    await page.addInitScript({ content: noteGrounds });
    // Were this not waited for, the page would be drawn without it.
    await page.route("**/assets/theme-*.js", async (route) => {
      await sleep(300);
      await route.continue();
    });
    for (const path of ["en/errors/ERROR_RATE_LIMIT/", "vi/try/"]) {
      await page.goto(addressOf(path));
      await page.waitForFunction(() => performance.getEntriesByName("first-paint").length > 0);
      expect([path, await page.evaluate("[...grounds]")]).toEqual([path, [want]]);
    }
  },
);
