import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBundles } from "./bundles.js";
import { selectParts } from "./third-party/bill-of-materials.js";
import { packagesIn } from "./third-party/bundled-packages.js";

/*
 * Prints what is installed with the package and what is bundled in it, as CycloneDX: npm run sbom. npm takes the folder's name
 * for the package's, and knows nothing of bundles.
 */

const root = join(import.meta.dirname, "..");
const temp = mkdtempSync(join(tmpdir(), "maloi-sbom-"));
const { name, dependencies }: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

try {
  const folder = join(temp, name);
  mkdirSync(folder);
  for (const file of ["package.json", "package-lock.json"])
    copyFileSync(join(root, file), join(folder, file));
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const bill = JSON.parse(execFileSync("npm", args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 }));
  const packages = packagesIn(root, await buildBundles(root, join(temp, "dist")));
  console.log(JSON.stringify(selectParts(bill, Object.keys(dependencies), packages), undefined, 2));
} finally {
  rmSync(temp, { recursive: true });
}
