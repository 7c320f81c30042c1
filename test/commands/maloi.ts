import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The folder of this project. */
export const project = fileURLToPath(new URL("../../", import.meta.url));

/** What lets Node import TypeScript. */
export const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The name of the variable that says where the built program is, while there is one: see `built-program.ts`. */
export const builtProgram = "MALOI_BUILT_PROGRAM";

/** What Node is given to run `maloi` with `args`: as it is built of these sources, or these themselves. */
export function commandLine(args: readonly string[]): string[] {
  const built = process.env[builtProgram];
  return built === undefined ? sourceLine(args) : [built, ...args];
}

/** The same as `npm run maloi` gives it, which takes three times as long to start. */
function sourceLine(args: readonly string[]): string[] {
  return ["--import", loader, join(project, "scripts", "cli.ts"), ...args];
}

/** What such a process is given: sources understand JSX as this project has it, in whatever folder they run. */
export function environmentWith(own: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const TSX_TSCONFIG_PATH = join(project, "tsconfig.json");
  return { ...process.env, LC_ALL: "C.UTF-8", MALOI_DEBUG: "", TSX_TSCONFIG_PATH, ...own };
}

/** Runs `maloi` as a process, speaking English unless told otherwise. */
export function maloi(
  args: readonly string[],
  cwd = project,
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return runNode(commandLine(args), cwd, environmentWith(environment));
}

/** The same, as a checkout has it. */
export function maloiFromSources(args: readonly string[], cwd = project): Promise<Run> {
  return runNode(sourceLine(args), cwd, environmentWith());
}

function runNode(line: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Run> {
  const child = spawn(process.execPath, line, { cwd, env });
  const read = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    read.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    read.err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...read }));
  });
}

/** A new folder outside the project, with `files` in it. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "maloi-"));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return folder;
}

/** A new folder outside the project, with a copy of what is in `source`. */
export async function copyOf(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "maloi-"));
  await cp(source, folder, { recursive: true });
  return folder;
}

/** The files below `folder` by their paths, with what is in each. */
export async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const read = paths
    .sort()
    .map(async (path) => [path.slice(folder.length + 1), await readFile(path, "utf8")]);
  return Object.fromEntries(await Promise.all(read));
}
