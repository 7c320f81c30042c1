import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { generatorLibraries } from "../emit/libraries.js";

/**
 * What tells this program from any that might generate something else; nothing where it is not built, since it may be another
 * the next time. What the built one is made of has names with the hashes of what is in it, and the first file names the rest.
 */
export function programPrint(): string | undefined {
  const files = ["./cli.js", "../words/documents.json"].map((name) => new URL(name, import.meta.url));
  if (!files.every((file) => existsSync(file))) return undefined;
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash
    .update(JSON.stringify([process.versions, ...generatorLibraries.map(versionOf)]))
    .digest("base64");
}

function versionOf(library: string): string {
  try {
    const { version }: { version?: unknown } = createRequire(import.meta.url)(`${library}/package.json`);
    return String(version);
  } catch {
    return "";
  }
}
