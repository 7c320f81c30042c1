import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type GeneratedFile, originMark } from "../emit/generated-file.js";
import { eachOf } from "./at-once.js";

/** What has to change in the output folder for it to hold just the generated files. */
export interface FolderDiff {
  readonly folder: string;
  /** Not there yet. */
  readonly missing: readonly GeneratedFile[];
  /** There, with other content. */
  readonly stale: readonly GeneratedFile[];
  /** There, but not generated. Paths relative to the folder. */
  readonly orphaned: readonly string[];
  /** How many are there as they should be. */
  readonly unchanged: number;
  /** Whether the folder holds files, but no sign that maloi ever wrote to it; or is no folder at all. */
  readonly foreign: boolean;
}

export async function diffFolder(folder: string, files: readonly GeneratedFile[]): Promise<FolderDiff> {
  const found = await listFiles(folder);
  const present = new Set(found);
  const states = await eachOf(files, (file) => stateOf(folder, file, present));
  const wanted = new Set(files.map(({ path }) => path));
  const of = (state: string) => files.filter((_, index) => states[index] === state);
  return {
    folder,
    missing: of("missing"),
    stale: of("stale"),
    orphaned: [...present].filter((path) => !wanted.has(path)).sort(),
    unchanged: of("unchanged").length,
    foreign: found === undefined || (present.size > 0 && !(await isOurs(folder))),
  };
}

async function stateOf(
  folder: string,
  file: GeneratedFile,
  present: ReadonlySet<string>,
): Promise<"missing" | "stale" | "unchanged"> {
  // Asked for its content only where that matters: making it may be the most of the work.
  if (!present.has(file.path)) return "missing";
  if (file.isThere) return "unchanged";
  const found = await readFile(join(folder, file.path)).catch(() => undefined);
  return found?.equals(Buffer.from(file.content)) ? "unchanged" : "stale";
}

/**
 * Everything below `folder` that is not a folder itself; nothing where `folder` is none. A link is a file, wherever it
 * leads.
 */
export async function listFiles(folder: string): Promise<string[] | undefined> {
  const options = { recursive: true, withFileTypes: true } as const;
  const entries: Dirent[] | undefined = await readdir(folder, options).catch((error) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw error;
  });
  return entries
    ?.filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Any one of these shows that maloi wrote to the folder: a single one may be missing or damaged. */
const witnesses = ["README.md", "catalog.json", "codes.ts"];

async function isOurs(folder: string): Promise<boolean> {
  const texts = await Promise.all(
    witnesses.map((name) => readFile(join(folder, name), "utf8").catch(() => "")),
  );
  return texts.some((text) => originMark.test(text.slice(0, 200)));
}
