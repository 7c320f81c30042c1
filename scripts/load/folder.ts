import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "./problem.js";
import { fileProblem } from "./text-source.js";

/** What lies in a folder of sources. */
export interface Folder {
  /** Relative to the root, with forward slashes. */
  readonly folder: string;
  /** Nothing where there is no such folder; some contracts do without. */
  readonly names: readonly string[];
  /** Why it cannot be read, where something else is in its place. */
  readonly problem?: Problem;
}

export async function listFolder(root: string, folder: string): Promise<Folder> {
  try {
    const names = await readdir(join(root, folder));
    // What begins with a dot belongs to an editor or a file system, whatever it ends in.
    return { folder, names: names.filter((name) => !name.startsWith(".")) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const isMissing = code === "ENOENT" || (code === "ENOTDIR" && !(await isThere(join(root, folder))));
    if (isMissing) return { folder, names: [] };
    const problem =
      code === "ENOTDIR"
        ? fileProblem(folder, "no-folder")
        : fileProblem(folder, "unreadable-folder", { reason: code });
    return { folder, names: [], problem };
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
