import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { project } from "../commands/maloi.js";
import { type Cost, measured } from "./measured.js";

/** The command line as it is published, with this project's libraries beside it. */
export class PackedCli {
  readonly #folder = mkdtempSync(join(tmpdir(), "maloi-bench-"));

  constructor() {
    const npm = ["pack", "--pack-destination", this.#folder, "--silent"];
    execFileSync("npm", npm, { cwd: project, stdio: "pipe" });
    const [tarball = ""] = readdirSync(this.#folder);
    execFileSync("tar", ["-xzf", tarball], { cwd: this.#folder });
    symlinkSync(join(project, "node_modules"), join(this.#folder, "package", "node_modules"));
  }

  /** What is run. */
  get file(): string {
    return join(this.#folder, "package", "dist", "bin", "cli.js");
  }

  run(...args: readonly string[]): Promise<Cost> {
    return measured(this.file, args);
  }

  /** What is published of a file of `src` or `generated`. */
  built(file: string): string {
    return join(this.#folder, "package", "dist", file);
  }

  import<Module>(file: string): Promise<Module> {
    return import(pathToFileURL(this.built(file)).href);
  }

  /** A folder for a run to work in, removed with the rest. */
  folder(name: string): string {
    const folder = join(this.#folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
