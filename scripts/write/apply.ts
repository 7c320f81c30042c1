import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FolderDiff } from "./diff.js";

/**
 * Makes the folder as `diff` says. Each file is complete when it appears: it is written elsewhere on the same disk and
 * renamed, and nothing is touched before all of them could be written.
 */
export async function applyDiff({ folder, missing, stale, orphaned }: FolderDiff): Promise<void> {
  const files = [...stale, ...missing];
  const workshop = join(dirname(folder), ".maloi");
  await mkdir(workshop, { recursive: true });
  await sweep(workshop);
  const stage = await mkdtemp(join(workshop, `${process.pid}-`));
  try {
    await Promise.all(files.map(({ content }, index) => writeFile(join(stage, String(index)), content)));
    for (const path of orphaned) await rm(join(folder, path), { force: true });
    // Before anything is written: an empty folder may stand where a file belongs.
    await removeEmptyFolders(folder);
    for (const [index, { path }] of files.entries()) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(stage, String(index)), join(folder, path));
    }
  } finally {
    await rm(stage, { recursive: true, force: true });
    // Another run may have its stage there too.
    await rmdir(workshop).catch(() => undefined);
  }
}

/** Removes what runs that were killed left behind. */
async function sweep(workshop: string): Promise<void> {
  for (const name of await readdir(workshop)) {
    const pid = Number.parseInt(name, 10);
    if (Number.isNaN(pid) || !isAlive(pid)) await rm(join(workshop, name), { recursive: true, force: true });
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
