import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SiteFile } from "../site/site.js";
import { applyDiff } from "../write/apply.js";
import { diffFolder, type FolderDiff } from "../write/diff.js";

/*
 * A site's folder is shared: people put a CNAME or a key of a search engine beside what was built. So each build leaves a
 * list of its files behind, and the next one touches nothing else.
 */

const listName = ".maloi-docs";

const listHead = '# What "maloi docs" wrote here. It replaces and removes these files, and no others.';

/** What has to change in a site's folder. */
export interface SiteDiff extends FolderDiff {
  /** Files in the way: not ours, where one of the site's belongs; the folder's own name where it is no folder. */
  readonly inTheWay: readonly string[];
}

export async function diffSite(folder: string, files: readonly SiteFile[]): Promise<SiteDiff> {
  // The list comes first, so that a build that is killed owns what it has written.
  const diff = await diffFolder(folder, [listOf(files), ...files]);
  const listed = await readList(folder);
  const missing = new Set(diff.missing.map(({ path }) => path));
  const isThere = files.filter(({ path }) => !missing.has(path)).map(({ path }) => path);
  const isNoFolder = diff.foreign && isThere.length + diff.orphaned.length === 0;
  const inTheWay = isNoFolder ? ["."] : isThere.filter((path) => !listed.has(path));
  return { ...diff, orphaned: diff.orphaned.filter((path) => listed.has(path)), inTheWay };
}

/**
 * Makes the folder as `diff` says; see `applyDiff` for what is promised, but for a loss of power: thousands of pages take
 * half as long without waiting for the disk, and the next run mends any that is torn.
 */
export async function applySite(diff: SiteDiff): Promise<void> {
  await mkdir(dirname(diff.folder), { recursive: true });
  await applyDiff(diff, { flush: false });
}

function listOf(files: readonly SiteFile[]): SiteFile {
  const paths = files.map(({ path }) => path).sort();
  return { path: listName, content: `${[listHead, ...paths].join("\n")}\n` };
}

async function readList(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, listName), "utf8").catch(() => "");
  const [head, ...paths] = text.split("\n");
  return new Set(head === listHead ? paths : []);
}
