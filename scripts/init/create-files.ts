import { mkdir, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { NewText } from "../author/write-files.js";

/**
 * Writes all of `texts` as new files below `root` and does `then`, or leaves nothing behind. What is there already is never
 * written over.
 */
export async function createFiles(
  root: string,
  texts: readonly NewText[],
  then: () => Promise<void>,
): Promise<void> {
  const created: string[] = [];
  try {
    for (const { file, text } of texts) {
      const path = join(root, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: "wx" });
      created.push(path);
    }
    await then();
  } catch (error) {
    for (const path of created) await rm(path);
    // One that somebody else has put something into stays.
    for (const { file } of texts) await rmdir(dirname(join(root, file))).catch(() => undefined);
    throw error;
  }
}
