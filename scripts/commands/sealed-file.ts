import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** A file of what one run leaves to the next: it counts only for the program that wrote it, and only while it is whole. */
export class SealedFile {
  readonly #file: string;
  readonly #program: string;

  constructor(file: string, program: string) {
    this.#file = file;
    this.#program = program;
  }

  /** What was written; nothing where that is not whole or another program's. */
  async read(): Promise<string | undefined> {
    const text = await readFile(this.#file, "utf8").catch(() => "");
    const end = text.indexOf("\n");
    const [head, body] = [text.slice(0, end), text.slice(end + 1)];
    return end >= 0 && head === this.#seal(body) ? body : undefined;
  }

  /** Appears as a whole. Where it cannot be written, nothing is left to the next run. */
  async write(body: string): Promise<void> {
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
    return createHash("sha256").update(this.#program).update("\n").update(body).digest("hex");
  }
}

export function printOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
