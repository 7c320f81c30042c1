import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isRecord } from "../load/json.js";
import type { Problem } from "../load/problem.js";
import { printOf, SealedFile } from "./sealed-file.js";
import { isFolder } from "./source-state.js";

/**
 * What `maloi generate` remembers of its last run below a root, so that it need not do again what would come to the same. It
 * is in `node_modules/.cache/maloi/`, of the nearest `node_modules` at or above the root, and forgotten with that; where there
 * is none, nothing is remembered. It counts only for the same program, Node and libraries, and only while it is whole.
 * `generate --check` neither reads nor writes it.
 */
export interface LastRun {
  /** The print of all that was read. */
  readonly sources: string;
  /** The files that the OpenAPI description refers to; relative to the root. */
  readonly referenced: readonly string[];
  /** Of the OpenAPI description, where it is sound. */
  readonly openapi?: SoundDescription;
  /** The warnings: they are said in every run. */
  readonly problems: readonly Problem[];
  /** By path below `generated/`: the print of what it was made from, and that of its content. */
  readonly outputs: Readonly<Record<string, OutputPrints>>;
}

export interface SoundDescription {
  /** With all files that it refers to. */
  readonly print: string;
  /** Whether it is taken as it is written; what it was made of it otherwise, is among the readings. */
  readonly isAsWritten: boolean;
}

export interface OutputPrints {
  readonly part: string;
  readonly content: string;
}

/** Reads and writes what is remembered of one root. */
export class Memory {
  readonly #lastRun: SealedFile;
  /** What the sources were understood as: see `KnownReadings`. Apart, because a run in which nothing has changed needs none of it. */
  readonly readings: SealedFile;

  private constructor(folder: string, program: string) {
    this.#lastRun = new SealedFile(join(folder, "last-run"), program);
    this.readings = new SealedFile(join(folder, "readings"), program);
  }

  /** Nothing where nothing can be remembered. */
  static async of(root: string, program: string | undefined): Promise<Memory | undefined> {
    if (program === undefined) return undefined;
    const real = await realpath(root).catch(() => root);
    const modules = await nearestModules(real);
    return modules === undefined
      ? undefined
      : new Memory(join(modules, ".cache", "maloi", printOf(real)), program);
  }

  async lastRun(): Promise<LastRun | undefined> {
    const body = await this.#lastRun.read();
    const read: unknown = body === undefined ? undefined : JSON.parse(body);
    return isLastRun(read) ? read : undefined;
  }

  async keepLastRun(run: LastRun): Promise<void> {
    await this.#lastRun.write(JSON.stringify(run));
  }
}

/** The seal says that it is ours, and as it was written. */
function isLastRun(value: unknown): value is LastRun {
  return isRecord(value);
}

async function nearestModules(folder: string): Promise<string | undefined> {
  const modules = join(folder, "node_modules");
  if (await isFolder(modules)) return modules;
  const above = dirname(folder);
  return above === folder ? undefined : nearestModules(above);
}
