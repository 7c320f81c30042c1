import { type Folder, listFolder } from "../load/folder.js";
import type { Problem } from "../load/problem.js";
import { decode, isContent, readContent } from "../load/text-source.js";
import { printOf } from "./sealed-file.js";

/** The sources below a root at one moment: each file is read once, for whoever wants its print and whoever wants its text. */
export class SourceSnapshot {
  readonly #root: string;
  readonly #folders: readonly Folder[];
  /** Of each file that was read or written; of one that cannot be read, why. */
  readonly #prints = new Map<string, string>();
  /** Of those whose text nobody has asked for yet. */
  readonly #contents = new Map<string, Buffer | Problem>();
  readonly #written = new Set<string>();
  /** Whether something changed while it was read: then nobody knows of when it is. */
  isTorn = false;

  private constructor(root: string, folders: readonly Folder[]) {
    this.#root = root;
    this.#folders = folders;
  }

  /** @param folders those whose files may be sources; what else is read, is asked for by name. */
  static async of(root: string, folders: readonly string[]): Promise<SourceSnapshot> {
    return new SourceSnapshot(root, await Promise.all(folders.map((folder) => listFolder(root, folder))));
  }

  async text(file: string): Promise<string | Problem> {
    const content = this.#contents.get(file) ?? (await this.#read(file));
    // A large file is not held twice.
    this.#contents.delete(file);
    return isContent(content) ? decode(file, content) : content;
  }

  /** Of a file that was read. */
  printOf(file: string): string | undefined {
    return this.#prints.get(file);
  }

  /** Takes a file as it was written just now. */
  noteWritten(file: string, content: string): void {
    this.#written.add(file);
    this.#prints.set(file, printOf(content));
  }

  /**
   * The same for two moments only where nothing has changed in between that would be read.
   *
   * @param referenced files that count as well, wherever they lie.
   */
  async state(referenced: readonly string[]): Promise<string> {
    const files = [...new Set([...sourceFilesIn(this.#folders), ...this.#written, ...referenced])].sort();
    for (const file of files) if (!this.#prints.has(file)) this.#contents.set(file, await this.#read(file));
    const problems = this.#folders.map(({ problem }) => problem ?? null);
    const prints = files.map((file) => [file, this.#prints.get(file)]);
    return printOf(JSON.stringify([problems, prints]));
  }

  async #read(file: string): Promise<Buffer | Problem> {
    const content = await readContent(this.#root, file);
    const print = isContent(content) ? printOf(content) : JSON.stringify(content);
    const known = this.#prints.get(file);
    if (known === undefined) this.#prints.set(file, print);
    else if (known !== print) this.isTorn = true;
    return content;
  }
}

/** Those that a contract may be written in. */
export function sourceFilesIn(folders: readonly Folder[]): string[] {
  const files = folders.flatMap(({ folder, names }) => names.map((name) => `${folder}/${name}`));
  return files.filter((file) => /\.(?:ya?ml|json|txt)$/.test(file));
}
