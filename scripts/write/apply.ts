import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FolderDiff } from "./diff.js";

/**
 * Makes the folder as `diff` says. Each file is complete when it appears: it is written elsewhere on the same disk and
 * renamed, and nothing is touched before all of them could be written.
 */
export async function applyDiff({ folder, missing, stale, orphaned }: FolderDiff): Promise<void> {
  const files = [...stale, ...missing];
  if (files.length + orphaned.length === 0) return;
  await sweep(dirname(folder));
  const stage = await mkdtemp(join(dirname(folder), `${stagePrefix}${process.pid}-`));
  try {
    await Promise.all(files.map(({ content }, index) => writeFile(join(stage, String(index)), content)));
    for (const path of orphaned) await rm(join(folder, path), { force: true });
    // Before anything is written: an empty folder may stand where a file belongs.
    await removeEmptyFolders(folder);
    for (const [index, { path }] of files.entries())
      await put(join(stage, String(index)), join(folder, path));
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Files are written in a folder of this name beside the output, on the same disk, before they are moved there. */
const stagePrefix = ".maloi-";

async function put(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to).catch(async (error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    // Another run took the folder for an empty one.
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  });
}

/** Removes what runs that were killed left behind. */
async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = /^\.maloi-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(root, name), { recursive: true, force: true });
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
