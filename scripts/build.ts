import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCli } from "./cli-bundle.js";
import { bundleScript, scriptNames } from "./site/assets.js";

/*
 * Builds what is published, into dist/: the runtime file by file as the compiler gives it, and the command line and the
 * script of the site's pages as bundles, so that whoever installs the client does not install the toolkit's libraries with it.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

rmSync(join(root, "dist"), { recursive: true, force: true });
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
execFileSync(process.execPath, [compiler, "-p", join(root, "src")], { stdio: "inherit" });

chmodSync(await buildCli(root, join(root, "dist")), 0o755);

// What the site's pages load, for `maloi docs`.
const [sources, site] = [join(root, "scripts", "site"), join(root, "dist", "site")];
mkdirSync(site);
for (const name of scriptNames) writeFileSync(join(site, `${name}.js`), await bundleScript(sources, name));
copyFileSync(join(sources, "site.css"), join(site, "site.css"));
