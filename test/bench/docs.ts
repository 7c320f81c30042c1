import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright";
import type { SiteFile } from "../../scripts/site/site.js";
import { project } from "../commands/maloi.js";
import { translatedFiles } from "../site/big-contract.js";
import { builtSite, contractIn } from "../support/built-site.js";
import { chromiumArgs as args, chromiumPath } from "../support/chromium.js";
import { base, serveSite } from "../support/site-server.js";
import { paintOf } from "./paint.js";

/*
 * How long the site of so many codes in two languages takes to build, what its pages weigh on their way, and when they are to
 * be seen, as the browser itself says. npm run bench:docs
 */

const shipped = join(project, "generated");
const sizes = [17, 1000, 2000];

/** What a process of its own says of a build. */
interface Cost {
  /** In ms, from the files of `generated/` to those of the site, before any is written. */
  readonly time: number;
  /** The most that the process ever had, in MB. */
  readonly memory: number;
}

const [folder] = process.argv.slice(2);
if (folder !== undefined) process.send?.(await measure(folder));
else await compare();

async function measure(from: string): Promise<Cost> {
  const started = performance.now();
  await builtSite(from, from === shipped);
  return { time: performance.now() - started, memory: process.resourceUsage().maxRSS / 1024 };
}

async function compare(): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args });
  print(["codes", "pages", "build", "memory", "error page", "index", "table", "LCP", "CLS", "TBT"]);
  for (const size of sizes) {
    const from = size === 17 ? shipped : await writeBig(size);
    print(await rowOf(browser, from, await costOf(from)));
    if (from !== shipped) rmSync(from, { recursive: true });
  }
  await browser.close();
}

async function writeBig(size: number): Promise<string> {
  const target = mkdtempSync(join(tmpdir(), "maloi-bench-"));
  for (const [file, content] of Object.entries(await translatedFiles(size)))
    writeFileSync(join(target, file), content);
  return target;
}

async function costOf(from: string): Promise<Cost> {
  const child = fork(fileURLToPath(import.meta.url), [from]);
  const failed = once(child, "exit").then(() => Promise.reject(new Error(`${from} was not built`)));
  const [cost] = (await Promise.race([once(child, "message"), failed])) as [Cost];
  failed.catch(() => undefined);
  return cost;
}

/** Of the first code's page, all that a first visit loads; of the page with the table of codes, the same. */
async function rowOf(browser: Browser, from: string, { time, memory }: Cost): Promise<string[]> {
  const files = await builtSite(from, from === shipped);
  const { errors, languages } = contractIn(from);
  const [language = ""] = languages;
  const page = `${language}/errors/${errors[0]?.code ?? ""}/index.html`;
  const server = await serveSite(files);
  const { lcp, cls, tbt } = await paintOf(browser, server.url + base + page);
  await server[Symbol.asyncDispose]();
  const pages = files.filter(({ path }) => path.endsWith(".html")).length;
  return [
    ...[`${errors.length} × ${languages.length}`, String(pages)],
    ...[milliseconds(time), `${Math.round(memory)} MB`],
    ...[kilobytes(cold(files, page)), kilobytes(packed(files, `${language}/search.js`))],
    ...[kilobytes(cold(files, `${language}/index.html`))],
    ...[milliseconds(lcp), cls.toFixed(3), milliseconds(tbt)],
  ];
}

/** The page, its style, its script and the index. */
function cold(files: readonly SiteFile[], page: string): number {
  const assets = files.filter(({ path }) => /^assets\/site-\w+\.(css|js)$/.test(path));
  const index = `${page.split("/")[0]}/search.js`;
  return [page, index, ...assets.map(({ path }) => path)].reduce((sum, path) => sum + packed(files, path), 0);
}

function packed(files: readonly SiteFile[], wanted: string): number {
  const file = files.find(({ path }) => path === wanted);
  if (!file) throw new Error(`there is no ${wanted}`);
  return gzipSync(file.content, { level: 9 }).length;
}

function milliseconds(time: number): string {
  return `${Math.round(time)} ms`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function print(cells: readonly string[]): void {
  console.log(cells.map((cell) => cell.padStart(10)).join(" "));
}
