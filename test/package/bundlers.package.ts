import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { peer } from "./peers.js";
import { root, run } from "./project.js";
import { outcome } from "./scenario.js";

/* Bundlers, each by its command line as its users have it; Node runs what comes out. Vite's is for browsers. */

const { application, service } = inject("published");
const esbuild = join(root, "node_modules/.bin/esbuild");

const bundlers: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "esbuild",
    esbuild,
    "esbuild/program.js",
    ["program.mjs", "--bundle", "--minify", "--splitting", "--format=esm", "--outdir=esbuild"],
  ],
  [
    "esbuild, from require",
    esbuild,
    "esbuild-cjs/program.cjs",
    ["program.cjs", "--bundle", "--minify", "--platform=node", "--outfile=esbuild-cjs/program.cjs"],
  ],
  [
    "Rollup",
    peer("rollup"),
    "rollup/program.js",
    ["program.mjs", "--plugin", "node-resolve", "--format", "es", "--dir", "rollup", "--failAfterWarnings"],
  ],
  [
    "webpack",
    peer("webpack"),
    "webpack/program.cjs",
    [
      ...["--entry", "./program.mjs", "--mode", "production", "--target", "node", "--output-path", "webpack"],
      ...["--output-filename", "program.cjs", "--output-chunk-filename", "[name].cjs", "--fail-on-warnings"],
    ],
  ],
];

describe("a bundle", () => {
  it.each(bundlers)("by %s does what the package does", async (_, bundler, file, args) => {
    await run(application, bundler, ...args);
    expect(JSON.parse(await run(application, process.execPath, file, service))).toEqual(outcome);
  });
});
