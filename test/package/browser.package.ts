import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { chromiumArgs as args, chromiumPath } from "../support/chromium.js";
import { type Loopback, startLoopback } from "../support/loopback.js";
import { peer } from "./peers.js";
import { root, run } from "./project.js";
import { outcome } from "./scenario.js";

/* Chromium: a page that Vite builds, and a service worker. */

const { application, service } = inject("published");
const types = { html: "text/html", js: "text/javascript" };

let browser: Browser;
let server: Loopback;

beforeAll(async () => {
  await run(application, peer("vite"), "build", "--outDir", "vite", "--logLevel", "warn");
  const esbuild = join(root, "node_modules/.bin/esbuild");
  await run(application, esbuild, "service-worker.mjs", "--bundle", "--outfile=vite/service-worker.js");
  server = await startLoopback(({ url = "" }, response) => {
    const type = Object.entries(types).find(([ending]) => url.endsWith(ending))?.[1];
    response.writeHead(type === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` });
    response.end(type === undefined ? "" : readFileSync(join(application, "vite", url)));
  });
  browser = await chromium.launch({ executablePath: chromiumPath(), args });
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${server.url}/index.html`);
  return page;
}

describe("in Chromium", () => {
  it("works in a page that Vite built", async () => {
    const page = await openPage();
    expect(await page.evaluate(`scenario(${JSON.stringify(service)})`)).toEqual(outcome);
  });

  it("works in a service worker", async () => {
    const page = await openPage();
    const ask = `(async () => {
      await navigator.serviceWorker.register("/service-worker.js");
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      const answered = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
      active.postMessage(${JSON.stringify(service)}, [port2]);
      return answered;
    })()`;
    expect(await page.evaluate(ask)).toEqual(outcome);
  });
});
