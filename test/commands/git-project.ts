import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Files } from "../model/minimal-contract.js";
import { folderWith } from "./maloi.js";

/** A repository of its own, which knows nothing of the one it is tested in, nor of whoever tests it. */
const env = {
  ...process.env,
  ...{ GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null", GIT_CEILING_DIRECTORIES: "/tmp" },
  ...{ GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@localhost" },
  ...{ GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@localhost" },
};

export function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, env, encoding: "utf8" });
}

/** A new repository with one commit, which holds `files`. */
export async function repositoryWith(files: Files): Promise<string> {
  const folder = await folderWith(files);
  git(folder, "init", "-q", "-b", "main");
  commit(folder);
  return folder;
}

export function commit(folder: string, ...tags: string[]): void {
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "--allow-empty", "-m", "a commit");
  for (const tag of tags) git(folder, "tag", tag);
}

export async function write(folder: string, files: Files): Promise<void> {
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
}
