import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

export const root = resolve(import.meta.dirname, "../..");

/** The package's own package.json, as it is in the repository. */
export const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Runs a program, and gives what it prints. @throws with all that it said, where it fails. */
export async function run(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, args, { cwd, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { message, stdout = "" } = error as Error & { readonly stdout?: string };
    throw new Error(`${message}\n${stdout}`);
  }
}

/**
 * The package as npm would publish it, in `folder`.
 *
 * @returns its file. `MALOI_TARBALL` names one to take instead: what is about to be published.
 */
export async function packageOf(folder: string): Promise<string> {
  const given = process.env["MALOI_TARBALL"];
  if (given !== undefined) return resolve(root, given);
  await run(root, "npm", "pack", "--pack-destination", folder, "--silent");
  const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  return join(folder, tarball);
}

/** A project of somebody who installed `packages`, which are whatever npm takes. */
export async function createProject(folder: string, ...packages: readonly string[]): Promise<string> {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
  await run(folder, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", ...packages);
  return folder;
}
