import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { generatorLibraries } from "./emit/libraries.js";
import { readAuthored, wordFolders } from "./words/words.js";

/**
 * Builds the command line of the project in `root` into `folder`: `bin/`, in parts, so that each command loads only what it
 * needs, and `words/`.
 *
 * @returns the file to run.
 */
export async function buildCli(root: string, folder: string): Promise<string> {
  await build({
    absWorkingDir: root,
    entryPoints: { cli: "scripts/cli.ts" },
    outdir: join(folder, "bin"),
    bundle: true,
    splitting: true,
    // The cache of `maloi generate` relies on it: see program-print.ts.
    chunkNames: "[name]-[hash]",
    platform: "node",
    format: "esm",
    target: "node20.19",
    // A package has the script of the site's pages bundled already.
    external: ["esbuild"],
    alias,
    legalComments: "linked",
    // Some of the libraries are CommonJS and call require().
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  const words = join(folder, "words");
  mkdirSync(words, { recursive: true });
  for (const name of wordFolders)
    writeFileSync(join(words, `${name}.json`), JSON.stringify(readAuthored(name)));
  return join(folder, "bin", "cli.js");
}

const alias = {
  // What openapi-typescript loads is what our own emitter does.
  ...Object.fromEntries(generatorLibraries.map((name) => [name, "./scripts/emit/compiler.ts"])),
  // The linter works out what may stand in its own settings file, which takes longer than all else of its start.
  "@redocly/config": "./scripts/load/no-linter-settings.ts",
};
