import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What somebody else's markup does wrong: elements of a selector, by the rule that they break. */
export type KnownViolations = Readonly<Record<string, string>>;

/** What axe finds wrong with the page as it stands. The page has to let it in: `bypassCSP`. */
export async function violations(page: Page, known: KnownViolations = {}): Promise<string[]> {
  await page.evaluate(axe);
  const results: AxeResults = await page.evaluate("axe.run()");
  const found = results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => ({ id, html, target: String(target.at(-1)) })),
  );
  const isKnown = await Promise.all(
    found.map(({ id, target }) => {
      const selector = known[id];
      return (
        selector !== undefined &&
        page.locator(target).evaluate((node, wanted) => node.matches(wanted), selector)
      );
    }),
  );
  return found.filter((_, index) => !isKnown[index]).map(({ id, html }) => `${id}: ${html.slice(0, 160)}`);
}
