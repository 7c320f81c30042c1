import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CodeBlock } from "./code-blocks.js";
import type { ModuleRunner } from "./module-runner.js";

/** What a block did, and what its guide says that it does. */
export interface Played {
  readonly block: CodeBlock;
  readonly got: string;
  readonly want: string;
}

/** Whoever does what a guide says. */
export interface Reader {
  readonly runner: ModuleRunner;
  /** The file of the command line. */
  readonly cli: string;
  /** Such as `vi_VN.UTF-8`: maloi speaks its language. */
  readonly locale: string;
}

const documentedOrigin = "http://127.0.0.1:4010";

/**
 * Does what a guide tells its readers, in a folder of their own: saves the files, runs the TypeScript and the commands. A mock
 * that is started keeps running, on whatever port is free, and takes the place of the documented address.
 */
export class GuidePlayer implements AsyncDisposable {
  readonly #folder: string;
  readonly #runner: ModuleRunner;
  readonly #environment: NodeJS.ProcessEnv;
  #origin = documentedOrigin;
  #mock: ChildProcess | undefined;
  /** The TypeScript files that were saved. */
  readonly sources: string[] = [];

  constructor(folder: string, { runner, cli, locale }: Reader) {
    this.#folder = folder;
    this.#runner = runner;
    const bin = join(folder, ".bin");
    this.#write(".bin/npx", `#!/bin/sh\nshift\nexec '${process.execPath}' '${cli}' "$@"\n`);
    chmodSync(join(bin, "npx"), 0o755);
    const path = `${bin}:${process.env["PATH"]}`;
    this.#environment = { ...process.env, PATH: path, LC_ALL: locale, MALOI_DEBUG: "" };
  }

  /** @returns what came of it; where the guide does not say what a command prints, that it succeeded. */
  async play(block: CodeBlock): Promise<Played | undefined> {
    const { language, file, code, output, json } = block;
    if (file !== "") this.#write(file, this.#here(code));
    if (/^(ts|typescript)$/.test(language)) this.sources.push(join(this.#folder, file));
    if (language === "ts") return { block, got: await this.#runTypeScript(file), want: output ?? "" };
    if (language !== "sh") return undefined;
    const got = code.startsWith("npx maloi mock") ? await this.startMock(code) : await this.#shell(code);
    if (json !== undefined) return { block, got: compact(got), want: compact(json) };
    return { block, got: output === undefined ? "" : got, want: output ?? "" };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#mock?.kill("SIGKILL");
  }

  async #runTypeScript(file: string): Promise<string> {
    const { out, error } = await this.#runner.run(join(this.#folder, file));
    return error === undefined ? out : `${out}${error}`;
  }

  /** @throws where a command fails. */
  async #shell(code: string): Promise<string> {
    const child = this.#spawn(`set -e\n${this.#here(code)}`);
    const read = reading(child);
    const [status] = await once(child, "close");
    if (status !== 0) throw new Error(`${code}exit code ${status}\n${read.all}`);
    return read.out;
  }

  /** @returns what it prints. */
  async startMock(code: string): Promise<string> {
    this.#mock?.kill("SIGKILL");
    const child = this.#spawn(`exec ${code.trim()} --port 0`);
    this.#mock = child;
    const read = reading(child);
    while (!/maloi-code/.test(read.out)) {
      await Promise.race([once(child.stdout ?? child, "data"), once(child, "close")]);
      if (child.exitCode !== null) throw new Error(read.all);
    }
    this.#origin = /http:\/\/[\d.:]+/.exec(read.out)?.[0] ?? "";
    return read.out.replaceAll(this.#origin, documentedOrigin);
  }

  #spawn(script: string): ChildProcess {
    const options = { cwd: this.#folder, env: this.#environment };
    return spawn("/bin/sh", ["-c", script], options);
  }

  #here(code: string): string {
    return code.replaceAll(documentedOrigin, this.#origin);
  }

  #write(file: string, content: string): void {
    mkdirSync(dirname(join(this.#folder, file)), { recursive: true });
    writeFileSync(join(this.#folder, file), content);
  }
}

function reading({ stdout, stderr }: ChildProcess): { readonly out: string; readonly all: string } {
  const read = { out: "", all: "" };
  stdout?.setEncoding("utf8").on("data", (text: string) => {
    read.out += text;
    read.all += text;
  });
  stderr?.setEncoding("utf8").on("data", (text: string) => {
    read.all += text;
  });
  return read;
}

function compact(json: string): string {
  return JSON.stringify(JSON.parse(json));
}
