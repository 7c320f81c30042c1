import type { Browser } from "playwright";

/** When a page is to be seen, as the browser itself measures it. */
export interface Paint {
  /** When the largest part of it was there, in ms. */
  readonly lcp: number;
  /** How much moved by itself: the sum of the layout's shifts. */
  readonly cls: number;
  /** For how long the page could not have answered, in ms: what tasks took beyond 50 ms each. */
  readonly tbt: number;
}

/** As a page reads it of its own observers. */
const observe = `
  globalThis.paint = { lcp: 0, cls: 0, tbt: 0 };
  const on = (type, add) =>
    new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true });
  on("largest-contentful-paint", (entry) => { paint.lcp = entry.startTime; });
  on("layout-shift", (entry) => { paint.cls += entry.value; });
  on("longtask", (entry) => { paint.tbt += Math.max(0, entry.duration - 50); });
`;

/** The best of `rounds` first visits: what else the machine does only ever adds to it. */
export async function paintOf(browser: Browser, url: string, rounds = 5): Promise<Paint> {
  const all: Paint[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(observe);
    await page.goto(url, { waitUntil: "networkidle" });
    all.push(await page.evaluate<Paint>("paint"));
    await context.close();
  }
  const least = (name: keyof Paint): number => Math.min(...all.map((paint) => paint[name]));
  return { lcp: least("lcp"), cls: Math.max(...all.map(({ cls }) => cls)), tbt: least("tbt") };
}
