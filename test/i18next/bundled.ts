import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { project } from "../commands/maloi.js";

/** maloi/i18next and its texts as a bundler makes them for an application. */
export interface Bundle extends Disposable {
  readonly module: typeof import("../../src/i18next/index.js") &
    typeof import("../../src/i18next/runtime.js");
  /** What is loaded with the application, without i18next. */
  readonly entry: string;
  /** What is loaded when it is asked for. */
  readonly chunks: readonly string[];
}

/** @param i18next which of those that are installed; the package is the same. */
export async function bundleWith(i18next: string): Promise<Bundle> {
  const folder = mkdtempSync(join(project, `.maloi-${process.pid}-i18next-`));
  const names = ["index", "runtime"].map((name) => `./src/i18next/${name}.js`);
  const stdin = names.map((name) => `export * from "${name}";`).join("\n");
  const { metafile } = await build({
    absWorkingDir: project,
    stdin: { contents: stdin, resolveDir: project, sourcefile: "entry.ts" },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    packages: "external",
    alias: { i18next },
    metafile: true,
    charset: "utf8",
  });
  const paths = Object.keys(metafile.outputs).map((path) => join(project, path));
  const entry = join(folder, "stdin.js");
  return {
    module: await import(/* @vite-ignore */ pathToFileURL(entry).href),
    entry: readFileSync(entry, "utf8"),
    chunks: paths.filter((path) => path !== entry).map((path) => readFileSync(path, "utf8")),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
