import { spawn } from "node:child_process";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { emitAll } from "../../scripts/emit/index.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import type { Files } from "../model/minimal-contract.js";
import { commandLine, filesIn, folderWith, project } from "./maloi.js";

/** `generate --watch` on a folder of its own. */
export interface Watched {
  readonly root: string;
  /** What it has said since it was last asked, once `what` is in it. */
  hear(what: RegExp): Promise<string>;
  /** Replaces `from`, which stands in the file once. */
  edit(file: string, from: string, to: string): Promise<void>;
  /** Writes a file as many editors do: beside it, and then renamed. */
  put(file: string, text: string): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

export async function startWatch(files: Files, ...args: string[]): Promise<Watched> {
  const root = await folderWith(files);
  const line = commandLine(["generate", "--watch", "--root", root, ...args]);
  const child = spawn(process.execPath, line, { cwd: project, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  return {
    root,
    ended,
    kill: (signal) => void child.kill(signal),
    async hear(what) {
      await expect.poll(() => said, { timeout: 30_000, interval: 20 }).toMatch(what);
      const heard = said;
      said = "";
      return heard;
    },
    async edit(file, from, to) {
      const text = await readFile(join(root, file), "utf8");
      expect(text.split(from)).toHaveLength(2);
      await writeFile(join(root, file), text.replace(from, to));
    },
    async put(file, text) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, `${file}~`), text);
      await rename(join(root, `${file}~`), join(root, file));
    },
    async stop() {
      child.kill("SIGKILL");
      await ended;
      await rm(root, { recursive: true });
    },
  };
}

/** What is in `generated/`, and what a run that remembers nothing would have put there. */
export async function writtenAndFresh(root: string): Promise<[written: Files, fresh: Files]> {
  const { contract } = buildContract(await loadSources(root));
  if (!contract) throw new Error("the sources have errors");
  const files = await emitAll(contract, documentWordsFor);
  return [
    await filesIn(join(root, "generated")),
    Object.fromEntries(files.map(({ path, content }) => [path, content])),
  ];
}
