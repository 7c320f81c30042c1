import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/* What the benches run beside maloi: dependencies of theirs alone, in a package of its own. */

const folder = import.meta.dirname;

export function installPeers(): void {
  if (existsSync(join(folder, "node_modules"))) return;
  console.error("installing the peers …");
  execFileSync("npm", ["ci", "--prefix", folder], { stdio: ["ignore", "ignore", "inherit"] });
}

/** A file of a peer's. */
export function peerFile(peer: string, file: string): string {
  return join(folder, "node_modules", peer, file);
}

export function peerVersion(peer: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(peerFile(peer, "package.json"), "utf8"));
  return `${peer} ${version}`;
}

export function peerVersions(peers: readonly string[]): string {
  return peers.map(peerVersion).join(", ");
}

/** The peer's types are not there where it is not installed: who imports it says what of it is used. */
export function importPeer<Library>(peer: string, file: string): Promise<Library> {
  return import(pathToFileURL(peerFile(peer, file)).href);
}
