import { randomUUID } from "node:crypto";
import { realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Puts `text` in the place of what is in `file`, whole or not at all: it is written beside it and renamed. A link stays a
 * link, and the file keeps its mode.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (found) => found.mode,
    () => undefined,
  );
  const beside = join(dirname(target), `.maloi-${process.pid}-${randomUUID()}`);
  try {
    await writeFile(beside, text, mode === undefined ? {} : { mode });
    await rename(beside, target);
  } finally {
    await rm(beside, { force: true });
  }
}
