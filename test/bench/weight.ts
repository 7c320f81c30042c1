import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
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

const openapiFetch = defaultOf(library("openapi-fetch/dist/index.mjs"));
const rows: readonly [string, string, string?][] = [
  ["maloi, the client", ours("createClient", "src/index.js"), "≤ 7.0 kB"],
  ["maloi/runtime", ours("createClient", "src/runtime.js"), "≤ 7.0 kB"],
  ["maloi/fetch", ours("default", "src/fetch/index.js")],
  ["isApiError", ours("isApiError", "src/index.js"), "≤ 0.3 kB"],
  ["17 codes in Vietnamese", ours("vi", "generated/locales/vi.js"), "≤ 1.5 kB"],
  ["17 codes in English", ours("en", "generated/locales/en.js"), "≤ 1.5 kB"],
  ["openapi-fetch", openapiFetch],
  ["ofetch", peer("ofetch", "dist/index.mjs")],
  ["ky", defaultOf(peer("ky", "distribution/index.js"))],
  ["axios", defaultOf(peer("axios", "index.js"))],
  ["i18next", defaultOf(library("i18next/dist/esm/i18next.js"))],
];

console.log(
  `${peerVersions(["ofetch", "ky", "axios"])}; openapi-fetch and i18next as package.json has them\n`,
);
printRow(["", "× openapi-fetch", "gzip", "minified", "reach"]);
const base = await weigh(openapiFetch);
for (const [name, source, reach = ""] of rows) {
  const { gzip, size } = await weigh(source);
  printRow([name, (gzip / base.gzip).toFixed(2), kilobytes(gzip), kilobytes(size), reach]);
}

async function weigh(contents: string): Promise<{ gzip: number; size: number }> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    ...{ bundle: true, minify: true, format: "esm", platform: "browser", target: "es2022", write: false },
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { gzip: gzipSync(code, { level: 9 }).length, size: code.length };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
