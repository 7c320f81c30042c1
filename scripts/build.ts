import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBundles } from "./bundles.js";
import { packagesIn } from "./third-party/bundled-packages.js";
import { checkLicences } from "./third-party/check-licences.js";
import { emitNoticeFile, noticeFileName } from "./third-party/notice-file.js";
import { harmless } from "./words/problem-report.js";

/*
 * Builds what is published, into dist/: the runtime file by file as the compiler gives it; the command line and the script of
 * the site's pages as bundles, so that whoever installs the client does not install the toolkit's libraries with it; and the
 * licences of those libraries.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
execFileSync(process.execPath, [compiler, "-p", join(root, "src")], { stdio: "inherit" });

const packages = packagesIn(root, await buildBundles(root, dist));
const offences = checkLicences(packages);
if (offences.length > 0) {
  for (const offence of offences) console.error(harmless(offence));
  // What may not be published is not left where it could be.
  rmSync(dist, { recursive: true });
  process.exitCode = 1;
} else {
  writeFileSync(join(dist, noticeFileName), emitNoticeFile(packages));
}
