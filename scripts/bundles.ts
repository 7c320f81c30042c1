import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { buildCli } from "./cli-bundle.js";
import { bundleScript, scriptNames } from "./site/assets.js";

/**
 * Bundles what is published bundled into `folder`: the command line, and for `maloi docs` what the site's pages load.
 *
 * @returns what esbuild says of each bundle.
 */
export async function buildBundles(root: string, folder: string): Promise<Metafile[]> {
  const { program, metafile } = await buildCli(root, folder);
  chmodSync(program, 0o755);
  const [sources, site] = [join(root, "scripts", "site"), join(folder, "site")];
  mkdirSync(site);
  copyFileSync(join(sources, "site.css"), join(site, "site.css"));
  const scripts = await Promise.all(
    scriptNames.map(async (name) => {
      const script = await bundleScript(sources, name);
      writeFileSync(join(site, `${name}.js`), script.text);
      return script.metafile;
    }),
  );
  return [metafile, ...scripts];
}
