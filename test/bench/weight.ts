import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { ErrorText, Locale } from "../../src/locale.js";
import { project } from "../commands/maloi.js";
import { PackedCli } from "./packed-cli.js";
import { installPeers, peerFile, peerVersions } from "./peers.js";
import { printRow } from "./race.js";

/*
 * What a page loads for it, minified and after gzip. The limits that hold are in test/package/size-budget.json.
 * npm run bench -- weight
 */

installPeers();
using cli = new PackedCli();
const ours = (name: string, file: string) => `export { ${name} } from "${cli.built(file)}"`;
const library = (file: string) => `export * from "${join(project, "node_modules", file)}"`;
const peer = (name: string, file: string) => `export * from "${peerFile(name, file)}"`;
const defaultOf = (source: string) => source.replace("*", "{ default }");

const openapiFetch = await bundle(defaultOf(library("openapi-fetch/dist/index.mjs")));
const rows: readonly [name: string, code: Uint8Array, reach?: string][] = [
  ["maloi, the client", await bundle(ours("createClient", "src/index.js")), "≤ 7.0 kB"],
  ["maloi/runtime", await bundle(ours("createClient", "src/runtime.js")), "≤ 7.0 kB"],
  ["maloi/fetch", await bundle(ours("default", "src/fetch/index.js"))],
  ["isApiError", await bundle(ours("isApiError", "src/index.js")), "≤ 0.3 kB"],
  ["17 codes in Vietnamese", await bundle(ours("vi", "generated/locales/vi.js")), "≤ 1.5 kB"],
  ["their sentences alone", await sentences("vi")],
  ["17 codes in English", await bundle(ours("en", "generated/locales/en.js")), "≤ 1.5 kB"],
  ["their sentences alone", await sentences("en")],
  ["openapi-fetch", openapiFetch],
  ["ofetch", await bundle(peer("ofetch", "dist/index.mjs"))],
  ["ky", await bundle(defaultOf(peer("ky", "distribution/index.js")))],
  ["axios", await bundle(defaultOf(peer("axios", "index.js")))],
  ["i18next", await bundle(defaultOf(library("i18next/dist/esm/i18next.js")))],
];

console.log(
  `${peerVersions(["ofetch", "ky", "axios"])}; openapi-fetch and i18next as package.json has them\n`,
);
printRow(["", "× openapi-fetch", "gzip", "minified", "reach"]);
for (const [name, code, reach = ""] of rows) {
  const ratio = zipped(code) / zipped(openapiFetch);
  printRow([name, ratio.toFixed(2), kilobytes(zipped(code)), kilobytes(code.length), reach]);
}

async function bundle(contents: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    ...{
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      charset: "utf8",
      write: false,
    },
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** A line each: no form of a language is smaller. */
async function sentences(language: string): Promise<Uint8Array> {
  const module: Record<string, Locale> = await cli.import(`generated/locales/${language}.js`);
  const { errors, failures } = module[language] ?? { errors: {}, failures: {} };
  const texts = [errors, failures].flatMap(Object.values<ErrorText>);
  return Buffer.from(texts.flatMap((text) => Object.values(text)).join("\n"));
}

function zipped(code: Uint8Array): number {
  return gzipSync(code, { level: 9 }).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
