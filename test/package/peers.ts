import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./project.js";

/*
 * What the package is tried with, such as bundlers: dependencies of the package.json in this folder, so that nobody installs
 * them who only works on the code.
 */

const folder = import.meta.dirname;

/** Installs them, unless they are there as the lockfile says. */
export async function installPeers(): Promise<void> {
  const wanted = readFileSync(join(folder, "package-lock.json"), "utf8");
  const record = join(folder, "node_modules", ".installed-lock.json");
  if (readOr(record, "") === wanted) return;
  await run(folder, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
  writeFileSync(record, wanted);
}

/** Where a program of theirs is, such as `rollup`. */
export function peer(program: string): string {
  return join(folder, "node_modules", ".bin", program);
}

/** Where a compiler is that somebody depends on, here or in the repository: `typescript-5.6`. */
export function compiler(name: string): string {
  const isHere = Object.hasOwn(
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies,
    name,
  );
  return join(isHere ? folder : root, "node_modules", name, "bin", "tsc");
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
}
