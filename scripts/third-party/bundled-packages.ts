import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

/** A package that something of is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** What its package.json says: the id that SPDX gives to a licence, where its authors did as npm asks. */
  readonly licence: string;
  readonly repository: string;
  /** Where it is installed. */
  readonly folder: string;
}

/** What is read of a package.json. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
  readonly repository?: string | { readonly url: string };
}

/**
 * The packages of bundles that were made in `root`, each once, in the order of their names and versions. What a bundler reads
 * and leaves out is none of them.
 */
export function packagesIn(root: string, bundles: readonly Metafile[]): BundledPackage[] {
  const outputs = bundles.flatMap(({ outputs }) => Object.values(outputs));
  const files = outputs.flatMap(({ inputs }) => Object.entries(inputs));
  const used = files.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const folders = new Set(used.flatMap(([path]) => folderOf(path) ?? []));
  const packages = [...folders].map((folder) => readPackage(join(root, folder)));
  return [...new Map(packages.map((one) => [nameAndVersion(one), one])).values()].sort((a, b) =>
    nameAndVersion(a) < nameAndVersion(b) ? -1 : 1,
  );
}

export const nameAndVersion = ({ name, version }: BundledPackage): string => `${name} ${version}`;

/** The folder of the package that a file belongs to. */
function folderOf(path: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

function readPackage(folder: string): BundledPackage {
  const file = join(folder, "package.json");
  const { name, version, license, repository = "" }: Manifest = JSON.parse(readFileSync(file, "utf8"));
  const licence = typeof license === "string" ? license : "";
  const address = typeof repository === "string" ? repository : repository.url;
  return { name, version, licence, repository: webAddress(address), folder };
}

/** npm takes addresses of Git, and `owner/name` for a repository on GitHub. */
function webAddress(repository: string): string {
  return repository
    .replace(/^git\+|\.git$/g, "")
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, "https://")
    .replace(/^(?:github:)?(?=[\w.-]+\/[\w.-]+$)/, "https://github.com/");
}
