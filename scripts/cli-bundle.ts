import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { generatorLibraries } from "./emit/libraries.js";
import { readAuthored, wordFolders } from "./words/words.js";

interface CliBundle {
  readonly program: string;
  readonly metafile: Metafile;
}

/**
 * Builds the command line of the project in `root` into `folder`: `bin/`, in parts, so that each command loads only what it
 * needs, and `words/`.
 *
 * @returns the file to run, and what esbuild says of the bundles.
 */
export async function buildCli(root: string, folder: string): Promise<CliBundle> {
  const { metafile } = await build({
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
    metafile: true,
    // Some of the libraries are CommonJS and call require().
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  const words = join(folder, "words");
  mkdirSync(words, { recursive: true });
  for (const name of wordFolders)
    writeFileSync(join(words, `${name}.json`), JSON.stringify(readAuthored(name)));
  return { program: join(folder, "bin", "cli.js"), metafile };
}

const alias = {
  // What openapi-typescript loads is what our own emitter does.
  ...Object.fromEntries(generatorLibraries.map((name) => [name, "./scripts/emit/compiler.ts"])),
  // The linter works out what may stand in its own settings file, which takes longer than all else of its start.
  "@redocly/config": "./scripts/load/no-linter-settings.ts",
};
