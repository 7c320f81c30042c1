import { chmod, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A text to be written to `file` below the root. */
export interface NewText {
  readonly file: string;
  readonly text: string;
}

/**
 * Writes all of `texts` over the files that are there, or none: each is complete beside its file before the first is put in
 * its place. Who may read the file, a link to it and a byte order mark stay as they are.
 */
export async function writeFiles(root: string, texts: readonly NewText[]): Promise<void> {
  const staged: { readonly target: string; readonly stage: string; readonly before: Buffer }[] = [];
  const placed: typeof staged = [];
  try {
    for (const { file, text } of texts) {
      const target = await realpath(join(root, file));
      const stage = `${target}.maloi-${process.pid}`;
      const before = await readFile(target);
      const handle = await open(stage, "wx");
      staged.push({ target, stage, before });
      await handle.writeFile(withMark(before, text)).finally(() => handle.close());
    }
    for (const change of staged) {
      // What a new file may be is cut by the system's mask.
      await chmod(change.stage, (await stat(change.target)).mode);
      await rename(change.stage, change.target);
      placed.push(change);
    }
  } catch (error) {
    for (const { target, before } of placed) await writeFile(target, before);
    throw error;
  } finally {
    for (const { stage } of staged) await rm(stage, { force: true });
  }
}

const mark = Buffer.from("\uFEFF");

function withMark(before: Buffer, text: string): string {
  const hadMark = before.subarray(0, mark.length).equals(mark);
  return hadMark && !text.startsWith("\uFEFF") ? `\uFEFF${text}` : text;
}
