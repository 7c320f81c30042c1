import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright";
import type { SiteFile } from "../../scripts/site/site.js";
import { project } from "../commands/maloi.js";
import { translatedFiles } from "../site/big-contract.js";
import { builtSite, contractIn } from "../support/built-site.js";
import { chromiumArgs as args, chromiumPath } from "../support/chromium.js";
import { base, serveSite } from "../support/site-server.js";
import type { Cost } from "./measured.js";
import { PackedCli } from "./packed-cli.js";
import { paintOf } from "./paint.js";

/*
 * How long `maloi docs`, as it is installed, takes for so many codes in two languages, and how much memory; what its pages
 * weigh on their way, and when they are to be seen, as the browser itself says. npm run bench -- docs
 */

const shipped = join(project, "generated");
const sizes = [17, 1000, 2000];
const rounds = 3;

using cli = new PackedCli();
const browser = await chromium.launch({ executablePath: chromiumPath(), args });
print(["codes", "pages", "build", "again", "memory", "error page", "index", "table", "LCP", "CLS", "TBT"]);
for (const size of sizes) {
  const root = cli.folder(`${size}-codes`);
  await writeGenerated(join(root, "generated"), size);
  print(await rowOf(root, size, await costsOf(root)));
}
await browser.close();

async function writeGenerated(folder: string, size: number): Promise<void> {
  if (size === 17) return cpSync(shipped, folder, { recursive: true });
  mkdirSync(folder);
  for (const [file, content] of Object.entries(await translatedFiles(size)))
    writeFileSync(join(folder, file), content);
}

/** The median of several builds into an empty folder, and of as many where nothing has changed; and the most memory of all. */
async function costsOf(root: string): Promise<{ first: number; again: number; memory: number }> {
  const out = join(root, "site");
  const first: Cost[] = [];
  const again: Cost[] = [];
  for (let round = 0; round < rounds; round++) {
    rmSync(out, { recursive: true, force: true });
    first.push(await cli.run("docs", "--root", root, "--out", out));
    again.push(await cli.run("docs", "--root", root, "--out", out));
  }
  const median = (costs: readonly Cost[]): number =>
    costs.map(({ time }) => time).sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
  const memory = Math.max(...[...first, ...again].map((cost) => cost.memory));
  return { first: median(first), again: median(again), memory };
}

/** Of the first code's page, all that a first visit loads; of the page with the table of codes, the same. */
async function rowOf(
  root: string,
  size: number,
  { first, again, memory }: { first: number; again: number; memory: number },
): Promise<string[]> {
  const from = join(root, "generated");
  const files = await builtSite(from, size === 17);
  const { errors, languages } = contractIn(from);
  const [language = ""] = languages;
  const page = `${language}/errors/${errors[0]?.code ?? ""}/index.html`;
  const server = await serveSite(files);
  const { lcp, cls, tbt } = await paintOf(browser, server.url + base + page);
  await server[Symbol.asyncDispose]();
  const pages = files.filter(({ path }) => path.endsWith(".html")).length;
  return [
    ...[`${errors.length} × ${languages.length}`, String(pages)],
    ...[milliseconds(first), milliseconds(again), `${Math.round(memory)} MB`],
    ...[kilobytes(cold(files, page)), kilobytes(packed(files, `${language}/search.js`))],
    ...[kilobytes(cold(files, `${language}/index.html`))],
    ...[milliseconds(lcp), cls.toFixed(3), milliseconds(tbt)],
  ];
}

/** The page, its style, its script and the index. */
function cold(files: readonly SiteFile[], page: string): number {
  const assets = files.filter(({ path }) => /^assets\/(site|theme)-\w+\.(css|js)$/.test(path));
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
