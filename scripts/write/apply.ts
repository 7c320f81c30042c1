import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { eachOf } from "./at-once.js";
import type { FolderDiff } from "./diff.js";

/**
 * Makes the folder as `diff` says. Each file is complete when it appears: it is written elsewhere on the same disk, flushed,
 * and renamed; and nothing is touched before all of them could be written.
 *
 * Promised: at whatever moment the process is killed or the machine loses its power, every file is the old or the new one,
 * `generate --check` sees a mixture, and the next run mends it and removes what the killed one left beside the folder.
 * Not promised: that the files change together, or that what was done last survives a loss of power: the folders are not
 * flushed, and renames may be lost with them, each as a whole. Nor can a run tell whether another one is alive on another
 * machine or in another container that shares the disk: it may take its workshop away, and that run fails.
 */
export async function applyDiff(
  { folder, missing, stale, orphaned }: FolderDiff,
  { flush = true }: ApplyOptions = {},
): Promise<void> {
  // Even where nothing has to change: a run may have been killed after its last file.
  await sweep(dirname(folder));
  const files = [...stale, ...missing];
  if (files.length + orphaned.length === 0) return removeEmptyFolders(folder);
  const name = `.maloi-${process.pid}-${randomBytes(4).toString("hex")}`;
  const stage = join(dirname(folder), name);
  // Before it is there, lest another run within this process take it for a dead one's.
  ours.add(name);
  try {
    await mkdir(stage);
    // Flushed, because many file systems carry out a rename before they write what is in the file: without, a loss of
    // power would leave empty files under the right names.
    await eachOf(files, ({ content }, index) => writeFile(join(stage, String(index)), content, { flush }));
    for (const path of orphaned) await rm(join(folder, path), { force: true });
    // Before anything is written: an empty folder may stand where a file belongs.
    await removeEmptyFolders(folder);
    for (const [index, { path }] of files.entries())
      await put(join(stage, String(index)), join(folder, path));
  } finally {
    await rm(stage, { recursive: true, force: true });
    ours.delete(name);
  }
}

export interface ApplyOptions {
  /** Whether files are on the disk before they are moved, as is promised of a loss of power; `true` by default. */
  readonly flush?: boolean;
}

/** Files are written in a folder of such a name beside the output, on the same disk, before they are moved there. */
const stageName = /^\.maloi-(\d+)-[0-9a-f]{8}$/;

/** The folders that this process is working in. */
const ours = new Set<string>();

/** Another run may take the folder for an empty one, and remove it, until there is something in it. */
const attempts = 10;

async function put(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (!isGone || attempt === attempts) throw error;
      await mkdir(dirname(to), { recursive: true });
    }
  }
}

/** Removes what runs that were killed left behind. What cannot be removed stays: it is in nobody's way. */
async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = stageName.exec(name)?.[1];
    if (pid === undefined || ours.has(name)) continue;
    // A container gives the same number to each of its runs; one that is not in `ours` was an earlier one's.
    if (Number(pid) === process.pid || !isAlive(Number(pid)))
      await rm(join(root, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Removes those folders below `folder` that hold no file at any depth. */
async function removeEmptyFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory());
  // The inner ones first: they have the longer paths.
  const paths = folders
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .reverse();
  for (const path of paths) await rmdir(path).catch(() => undefined);
}
