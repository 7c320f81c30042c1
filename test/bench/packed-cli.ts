import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { project } from "../commands/maloi.js";

/** What a run of the command line took. */
export interface Cost {
  /** From its start to its end, in ms. */
  readonly time: number;
  /** The most that it ever had, in MB. */
  readonly memory: number;
}

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

  async run(...args: readonly string[]): Promise<Cost> {
    const cli = join(this.#folder, "package", "dist", "bin", "cli.js");
    const report = `data:text/javascript,${encodeURIComponent(atExit)}`;
    const started = performance.now();
    const child = spawn(process.execPath, ["--import", report, cli, ...args], {
      stdio: ["ignore", "ignore", "inherit", "pipe"],
    });
    let said = "";
    child.stdio[3]?.on("data", (chunk) => {
      said += String(chunk);
    });
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`maloi ${args.join(" ")} ended with ${String(code)}`);
    return { time: performance.now() - started, memory: Number(said) / 1024 };
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

/** Nobody but the process itself knows the most that it had. */
const atExit = `
  import { writeSync } from "node:fs";
  process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
`;
