import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { packageRoot } from "../words/words.js";
import type { SiteFile } from "./site.js";

/** What pages load beside themselves, as texts. */
export interface AssetTexts {
  /** Without the rules for the colours of code. */
  readonly css: string;
  /** Runs before a page is drawn. */
  readonly theme: string;
  readonly script: string;
  /** That of the page for trying the API. */
  readonly tryScript: string;
}

/** Each is bundled alone, from the file of its name in `browser/`. */
export const scriptNames = ["theme", "site", "try"] as const;
type ScriptName = (typeof scriptNames)[number];

export async function loadAssets(): Promise<AssetTexts> {
  const sources = join(packageRoot(), "scripts", "site");
  // A checkout may have been built too, from sources that have changed since.
  const isCheckout = existsSync(join(sources, "browser"));
  const folder = isCheckout ? sources : join(packageRoot(), "dist", "site");
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const bundle = async (name: ScriptName) =>
    isCheckout ? (await bundleScript(sources, name)).text : read(`${name}.js`);
  const [theme, script, tryScript] = await Promise.all([bundle("theme"), bundle("site"), bundle("try")]);
  return { css: read("site.css"), theme, script, tryScript };
}

interface ScriptBundle {
  readonly text: string;
  /** What esbuild says of it. */
  readonly metafile: Metafile;
}

/** A checkout has the scripts' sources in `folder`; a package has them bundled. */
export async function bundleScript(folder: string, name: ScriptName): Promise<ScriptBundle> {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: packageRoot(),
    entryPoints: [join(folder, "browser", `${name}.ts`)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    metafile: true,
    write: false,
  });
  return { text: outputFiles[0]?.text ?? "", metafile };
}

/** Named by its content, so that browsers may keep it for ever. */
export function asset(name: string, extension: string, content: string): SiteFile {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return { path: `assets/${name}-${digest}.${extension}`, content };
}
