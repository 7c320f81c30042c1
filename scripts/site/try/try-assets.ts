import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { asset } from "../assets.js";
import type { SiteFile } from "../site.js";
import { scalarLicence } from "./scalar-licence.js";

/** What the page for trying the API loads, and no other page: many times the weight of all others together. */
export interface TryAssets {
  /** Ours, which looks whether there is anything to try. */
  readonly script: SiteFile;
  /** Scalar, with its licence; loaded by ours. */
  readonly scalar: SiteFile;
}

/** Too large to be published with maloi: teams that want to call the API from the site install it. */
export const scalarPackage = "@scalar/api-reference";

/** Nothing where Scalar is not installed: the page then shows how to call the API, and does not do it. */
export function loadTryAssets(script: string): TryAssets | undefined {
  const file = scalarFile();
  if (file === undefined) return undefined;
  const text = readFileSync(file, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  return { script: asset("try", "js", script), scalar: asset("scalar", "js", `${scalarLicence}${text}`) };
}

function scalarFile(): string | undefined {
  try {
    const style = createRequire(fileURLToPath(import.meta.url)).resolve(`${scalarPackage}/style.css`);
    const file = join(dirname(style), "browser", "standalone.js");
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
