import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loader, project } from "../commands/maloi.js";

/** What a module printed. */
export interface Printed {
  readonly out: string;
  /** What it threw, if it did. */
  readonly error?: string;
}

/** Runs TypeScript files one after the other in one process of its own, where "maloi" is what these sources are. */
export class ModuleRunner implements Disposable {
  readonly #child: ChildProcess;

  /** @param hasNoJitter whether random waits are as short as they can be. */
  constructor({ hasNoJitter = false } = {}) {
    this.#child = fork(fileURLToPath(new URL("run-modules.ts", import.meta.url)), {
      cwd: project,
      execArgv: ["--import", loader],
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: `${project}tsconfig.json`,
        MALOI_NO_JITTER: hasNoJitter ? "1" : "",
      },
    });
  }

  run(file: string): Promise<Printed> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null): void => reject(new Error(`the process ended with ${code}`));
      child.once("exit", onExit);
      child.once("message", (printed) => {
        child.off("exit", onExit);
        // The other side is run-modules.ts, and says nothing else.
        resolve(printed as Printed);
      });
      child.send(pathToFileURL(file).href);
    });
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}
