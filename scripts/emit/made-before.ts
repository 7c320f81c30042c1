import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import type { GeneratedFile } from "./generated-file.js";

/** A file that is still to be made, and all that it is made from. */
export interface Output {
  readonly path: string;
  readonly part: unknown;
  make(): GeneratedFile | Promise<GeneratedFile>;
}

/**
 * What is made of `part` of a contract. `emit` is given that and nothing else, so that whatever another part says, the file
 * is the same.
 */
export function outputOf<Part>(
  path: string,
  part: Part,
  emit: (part: Part) => GeneratedFile | Promise<GeneratedFile>,
): Output {
  return { path, part, make: () => emit(part) };
}

export async function makeAll(outputs: readonly Output[]): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const output of outputs) files.push(await output.make());
  return files;
}

/** The files of the last time: one is made again only where what it is made from has changed. */
export class MadeBefore {
  #known = new Map<string, { readonly print: string; readonly file: GeneratedFile }>();
  #made = 0;

  /** How many files had to be made the last time. */
  get made(): number {
    return this.#made;
  }

  /** Of how many. */
  get count(): number {
    return this.#known.size;
  }

  async filesOf(outputs: readonly Output[]): Promise<GeneratedFile[]> {
    const known = new Map(this.#known);
    this.#known.clear();
    this.#made = 0;
    for (const output of outputs) {
      const print = fingerprint(output.part);
      const before = known.get(output.path);
      const isSame = before?.print === print;
      this.#known.set(output.path, isSame ? before : { print, file: await output.make() });
      if (!isSame) this.#made++;
    }
    return [...this.#known.values()].map(({ file }) => file);
  }
}

/** The same for two values only where no emitter could tell them apart: not even by the order of their keys. */
function fingerprint(part: unknown): string {
  return createHash("sha256").update(serialize(part)).digest("base64");
}
