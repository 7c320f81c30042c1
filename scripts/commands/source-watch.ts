import { type FSWatcher, watch as watchFolder } from "node:fs";
import { ReadBefore } from "../load/read-before.js";
import { loadSources, type Sources } from "../load/sources.js";
import type { RecordFile } from "../locales/record-translations.js";
import { isSameRecords, type RecordState, recordState, withWritten } from "./record-state.js";
import { sourceState, watchedFolders } from "./source-state.js";

/** An editor writes a file in several steps; when for so many ms nothing happened, it is done. */
const quiet = 25;

/** Sources that change while they are read are read again, so many times. */
const attempts = 5;

/** Hands over the sources of a contract, and again whenever they have changed. */
export class SourceWatch {
  readonly #root: string;
  readonly #reader = new ReadBefore();
  readonly #use: (sources: Sources) => Promise<readonly RecordFile[]>;
  readonly #fail: (error: unknown) => void;
  #watchers: readonly FSWatcher[] = [];
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  #isOver = false;
  #referenced: readonly string[] = [];
  /** What the sources were when they were last handed over. */
  #state = "";
  /** What was remembered of translations then, with what was written down after that. */
  #records: RecordState = new Map();

  /**
   * @param use gives back what it wrote down about translations itself, which is no reason to begin anew.
   * @param fail hears of what goes wrong after the first time.
   */
  constructor(
    root: string,
    use: (sources: Sources) => Promise<readonly RecordFile[]>,
    fail: (error: unknown) => void,
  ) {
    this.#root = root;
    this.#use = use;
    this.#fail = fail;
  }

  /** Resolves when the sources have been handed over for the first time. */
  async start(): Promise<void> {
    this.#working = this.#refresh();
    await this.#working;
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
    await this.#working;
  }

  readonly #note = (): void => {
    clearTimeout(this.#timer);
    if (this.#isOver) return;
    this.#timer = setTimeout(() => {
      // One after the other.
      this.#working = this.#working.then(() => this.#refresh()).catch(this.#fail);
    }, quiet);
  };

  async #refresh(): Promise<void> {
    for (let attempt = 1; attempt <= attempts && !this.#isOver; attempt++) {
      // First of all, so that no later change goes unseen.
      await this.#watchAll();
      const state = await sourceState(this.#root, this.#referenced);
      const records = await recordState(this.#root);
      if (state === this.#state && isSameRecords(records, this.#records)) return;
      const sources = await loadSources(this.#root, this.#reader);
      if (!this.#knows(sources) || !(await this.#isStill(state, records))) continue;
      // If it fails, it is to be tried again at the next change, whatever that is.
      this.#state = "";
      this.#records = withWritten(records, await this.#use(sources));
      this.#state = state;
      return;
    }
    // They never come to rest.
    this.#note();
  }

  async #isStill(state: string, records: RecordState): Promise<boolean> {
    const isSame = state === (await sourceState(this.#root, this.#referenced));
    return isSame && isSameRecords(records, await recordState(this.#root));
  }

  /** Whether all that was read is watched already. From now on, it is known. */
  #knows({ referenced = [] }: Sources): boolean {
    const known = new Set(this.#referenced);
    this.#referenced = [...referenced].sort();
    return this.#referenced.every((file) => known.has(file));
  }

  /** Anew each time: a folder that was replaced has the old one's name, but not its watcher. */
  async #watchAll(): Promise<void> {
    const folders = await watchedFolders(this.#root, this.#referenced);
    const before = this.#watchers;
    this.#watchers = folders.flatMap((folder) => this.#watchersOf(folder));
    for (const watcher of before) watcher.close();
    if (this.#isOver) for (const watcher of this.#watchers) watcher.close();
  }

  #watchersOf(folder: string): FSWatcher[] {
    try {
      const isRoot = folder === this.#root;
      const watcher = watchFolder(folder, (_, name) => {
        if (!isRoot || name === null || !ours.test(name)) this.#note();
      });
      return [watcher.on("error", this.#note)];
    } catch (error) {
      // It is gone again, which the folder above it tells.
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
      throw error;
    }
  }
}

/** What maloi itself writes below the root. */
const ours = /^(?:generated$|\.maloi-)/;
