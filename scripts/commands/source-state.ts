import { realpath, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { listFolder } from "../load/folder.js";
import { recordsFolder, sourceFolders } from "../load/source-folders.js";
import { SourceSnapshot, sourceFilesIn } from "./source-snapshot.js";

/** The same for two moments only where nothing has changed in between that would be read. */
export async function sourceState(root: string, referenced: readonly string[]): Promise<string> {
  return (await SourceSnapshot.of(root, sourceFolders)).state(referenced);
}

/**
 * The folders to watch for a change of any source to be seen: those that the files lie in, or will lie in once they are there,
 * with all that are above them up to the root, since whole folders come and go; and where links lead.
 */
export async function watchedFolders(root: string, referenced: readonly string[]): Promise<string[]> {
  const listed = await Promise.all(sourceFolders.map((folder) => listFolder(root, folder)));
  const files = [...sourceFilesIn(listed), ...referenced].map((file) => join(root, file));
  const folders = [...sourceFolders, recordsFolder].map((folder) => join(root, folder));
  const links = await Promise.all(files.map((file) => realpath(file).catch(() => file)));
  const named = [...folders, ...[...files, ...links].map((file) => dirname(file))];
  const all = new Set([root, ...named.flatMap((folder) => upwards(folder, root))]);
  const found = await Promise.all([...all].map(async (folder) => ((await isFolder(folder)) ? [folder] : [])));
  return found.flat();
}

/** `folder` and those above it, up to one that `root` lies in or is. */
function upwards(folder: string, root: string): string[] {
  const above = dirname(folder);
  const isTop = above === folder || !relative(folder, root).startsWith("..");
  return isTop ? [folder] : [folder, ...upwards(above, root)];
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
