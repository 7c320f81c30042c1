import { createHash } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { listFolder } from "../load/folder.js";
import { recordsFolder, sourceFolders } from "../load/source-folders.js";
import { readText } from "../load/text-source.js";

/** The files below `root` that a contract may be written in, there or not; with `referenced`, which lie anywhere. */
async function listFiles(
  root: string,
  referenced: readonly string[],
  listed: readonly string[] = sourceFolders,
): Promise<string[]> {
  const folders = await Promise.all(listed.map((folder) => listFolder(root, folder)));
  const files = folders.flatMap(({ folder, names }) => names.map((name) => `${folder}/${name}`));
  return [...new Set([...files.filter((file) => /\.(?:ya?ml|json|txt)$/.test(file)), ...referenced])].sort();
}

/**
 * The same for two moments only where nothing has changed in between that would be read.
 *
 * @param others folders whose files count as well.
 */
export async function sourceState(
  root: string,
  referenced: readonly string[],
  others: readonly string[] = [],
): Promise<string> {
  const hash = createHash("sha256");
  const listed = [...sourceFolders, ...others];
  const folders = await Promise.all(listed.map((folder) => listFolder(root, folder)));
  hash.update(JSON.stringify(folders.map(({ problem }) => problem ?? null)));
  for (const file of await listFiles(root, referenced, listed)) {
    const read = await readText(root, file);
    const isRead = typeof read === "string";
    hash.update(JSON.stringify([file, isRead ? read.length : read]));
    if (isRead) hash.update(read);
  }
  return hash.digest("base64");
}

/**
 * The folders to watch for a change of any source to be seen: those that the files lie in, or will lie in once they are there,
 * with all that are above them up to the root, since whole folders come and go; and where links lead.
 */
export async function watchedFolders(root: string, referenced: readonly string[]): Promise<string[]> {
  const files = (await listFiles(root, referenced)).map((file) => join(root, file));
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
