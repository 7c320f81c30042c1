import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isRecord } from "../load/json.js";
import type { Problem } from "../load/problem.js";
import { isFolder } from "./source-state.js";

/**
 * What `maloi generate` remembers of its last run below a root, so that it need not do again what would come to the same. It
 * is in `node_modules/.cache/maloi/`, of the nearest `node_modules` at or above the root, and forgotten with that; where there
 * is none, nothing is remembered. It counts only for the same program, Node and libraries, and only while it is whole.
 * `generate --check` neither reads nor writes it.
 */
export interface LastRun {
  /** The print of all that was read; absent where the run itself changed some of it. */
  readonly sources?: string;
  /** The files that the OpenAPI description refers to; relative to the root. */
  readonly referenced: readonly string[];
  /** Of the OpenAPI description, where it is sound as it is written, and in one file. */
  readonly openapi?: string;
  /** The warnings: they are said in every run. */
  readonly problems: readonly Problem[];
  /** By path below `generated/`: the print of what it was made from, and that of its content. */
  readonly outputs: Readonly<Record<string, OutputPrints>>;
}

export interface OutputPrints {
  readonly part: string;
  readonly content: string;
}

/** Reads and writes what is remembered of one root. */
export class LastRunFile {
  readonly #file: string;
  readonly #program: string;

  private constructor(file: string, program: string) {
    this.#file = file;
    this.#program = program;
  }

  /** Nothing where nothing can be remembered. */
  static async of(root: string, program: string | undefined): Promise<LastRunFile | undefined> {
    if (program === undefined) return undefined;
    const real = await realpath(root).catch(() => root);
    const folder = await nearestModules(real);
    if (folder === undefined) return undefined;
    return new LastRunFile(join(folder, ".cache", "maloi", `${printOf(real)}.json`), program);
  }

  /** What was remembered; nothing where it is not whole or another program's. */
  async read(): Promise<LastRun | undefined> {
    const text = await readFile(this.#file, "utf8").catch(() => "");
    const end = text.indexOf("\n");
    const [head, body] = [text.slice(0, end), text.slice(end + 1)];
    if (end < 0 || head !== this.#seal(body)) return undefined;
    const read: unknown = JSON.parse(body);
    return isLastRun(read) ? read : undefined;
  }

  /** Appears as a whole. Where it cannot be written, nothing is remembered. */
  async write(run: LastRun): Promise<void> {
    const body = JSON.stringify(run);
    const beside = `${this.#file}.${randomBytes(6).toString("hex")}`;
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await writeFile(beside, `${this.#seal(body)}\n${body}`);
      await rename(beside, this.#file);
    } catch {
      await rm(beside, { force: true }).catch(() => undefined);
    }
  }

  #seal(body: string): string {
    return printOf(`${this.#program}\n${body}`);
  }
}

/** The seal says that it is ours, and as it was written. */
function isLastRun(value: unknown): value is LastRun {
  return isRecord(value);
}

export function printOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

async function nearestModules(folder: string): Promise<string | undefined> {
  const modules = join(folder, "node_modules");
  if (await isFolder(modules)) return modules;
  const above = dirname(folder);
  return above === folder ? undefined : nearestModules(above);
}
