import { listFolder } from "../load/folder.js";
import { recordsFolder } from "../load/source-folders.js";
import { readText } from "../load/text-source.js";
import type { RecordFile } from "../locales/record-translations.js";

/** What is remembered of translations, as it lies there: by file, relative to the root. */
export type RecordState = ReadonlyMap<string, string>;

export async function recordState(root: string): Promise<RecordState> {
  const { names, problem } = await listFolder(root, recordsFolder);
  const files = names.filter((name) => name.endsWith(".json")).map((name) => `${recordsFolder}/${name}`);
  const read = await Promise.all(files.map(async (file) => [file, await readText(root, file)] as const));
  return new Map(
    [...read, [recordsFolder, problem ?? ""] as const].map(([file, found]) => [
      file,
      typeof found === "string" ? found : JSON.stringify(found),
    ]),
  );
}

/** The same once `written` has been, if nobody else has changed anything. */
export function withWritten(state: RecordState, written: readonly RecordFile[]): RecordState {
  return new Map([...state, ...written.map(({ path, content }) => [path, content] as const)]);
}

export function isSameRecords(one: RecordState, other: RecordState): boolean {
  return one.size === other.size && [...one].every(([file, text]) => other.get(file) === text);
}
