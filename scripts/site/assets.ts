import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../words/words.js";
import type { SiteFile } from "./site.js";

/** What pages load beside themselves. Each is named by its content, so that browsers may keep it for ever. */
export interface Assets {
  readonly style: SiteFile;
  readonly script: SiteFile;
}

/** @param colours the rules of the colours of code. */
export async function loadAssets(): Promise<{
  readonly css: string;
  readonly script: string;
  /** That of the page for trying the API. */
  readonly tryScript: string;
}> {
  const sources = join(packageRoot(), "scripts", "site");
  // A checkout may have been built too, from sources that have changed since.
  const isCheckout = existsSync(join(sources, "browser"));
  const folder = isCheckout ? sources : join(packageRoot(), "dist", "site");
  return {
    css: readFileSync(join(folder, "site.css"), "utf8"),
    script: isCheckout ? await bundleScript(sources) : readFileSync(join(folder, "site.js"), "utf8"),
    tryScript: isCheckout ? await bundleScript(sources, "try") : readFileSync(join(folder, "try.js"), "utf8"),
  };
}

/** A checkout has the scripts' sources in `folder`; a package has them bundled. */
export async function bundleScript(folder: string, name: "site" | "try" = "site"): Promise<string> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(folder, "browser", `${name}.ts`)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

export function asset(name: string, extension: string, content: string): SiteFile {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return { path: `assets/${name}-${digest}.${extension}`, content };
}
