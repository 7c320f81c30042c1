import { join } from "node:path";
import { recordsFolder } from "../load/source-folders.js";
import type { RecordFile } from "../locales/record-translations.js";
import { applyDiff } from "../write/apply.js";

/** Writes `files` as outputs are written: each whole, and what a killed run left is removed by the next. */
export async function writeRecords(root: string, files: readonly RecordFile[]): Promise<void> {
  if (files.length === 0) return;
  const folder = join(root, recordsFolder);
  const stale = files.map(({ path, content }) => ({ path: path.slice(recordsFolder.length + 1), content }));
  await applyDiff({ folder, missing: [], stale, orphaned: [], unchanged: 0, foreign: false });
}
