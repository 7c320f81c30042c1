import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/*
 * Prints what is installed with the package, as CycloneDX: npm run sbom. npm asks in a folder without the libraries of
 * development, because what they need as well it would leave out; and takes the folder's name for the package's.
 */

const root = join(import.meta.dirname, "..");
const temp = mkdtempSync(join(tmpdir(), "maloi-sbom-"));
const { name, version, description, license, dependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
const folder = join(temp, name);
const npm = (...args: readonly string[]): string =>
  execFileSync("npm", [...args, "--package-lock-only"], { cwd: folder, encoding: "utf8" });

try {
  mkdirSync(folder);
  copyFileSync(join(root, "package-lock.json"), join(folder, "package-lock.json"));
  const manifest = JSON.stringify({ name, version, description, license, dependencies });
  writeFileSync(join(folder, "package.json"), manifest);
  npm("install", "--ignore-scripts", "--no-audit", "--prefer-offline");
  process.stdout.write(npm("sbom", "--sbom-format", "cyclonedx", "--omit", "dev"));
} finally {
  rmSync(temp, { recursive: true });
}
