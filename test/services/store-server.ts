import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, isListening, startWire } from "./wire.js";

/** A real store, for one test, behind a port of its own. */
export interface StoreServer extends AsyncDisposable {
  readonly url: string;
  /** Lets nothing through any more, as a network does that lost its way. */
  pause(): void;
  resume(): void;
  /** Ends it at once, without a farewell. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export type StoreKind = "redis" | "postgres";

/** @throws Error that says how to install it where it is not there. */
export async function startStore(kind: StoreKind): Promise<StoreServer> {
  const folder = mkdtempSync(join(tmpdir(), `maloi-${kind}-`));
  const port = await freePort();
  const { scheme, path, command, ending } = programs[kind](folder, port);
  let child = await start(command, port);
  const wire = await startWire(port);
  return {
    url: `${scheme}://${wire.address}${path}`,
    pause: () => wire.pause(),
    resume: () => wire.resume(),
    kill: () => end(child, ending),
    async restart() {
      child = await start(command, port);
    },
    async [Symbol.asyncDispose]() {
      await wire[Symbol.asyncDispose]();
      await end(child, ending);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
}

interface Program {
  readonly scheme: string;
  /** What comes after the address. */
  readonly path: string;
  readonly command: Command;
  /** What ends it at once, with all its processes. */
  readonly ending: NodeJS.Signals;
}

const programs: Readonly<Record<StoreKind, (folder: string, port: number) => Program>> = {
  redis(folder, port) {
    const file = find("redis-server", [], "redis-server");
    const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
    return { scheme: "redis", path: "", command: { file, args }, ending: "SIGKILL" };
  },
  postgres(folder, port) {
    const file = find("postgres", postgresFolders(), "postgresql");
    const data = join(folder, "data");
    const user = ordinaryUser(folder);
    const initdb = ["--pgdata", data, "--username", "maloi", "--auth", "trust", "--no-sync"];
    execFileSync(join(dirname(file), "initdb"), initdb, { ...user, cwd: folder });
    const args = ["-D", data, "-p", `${port}`, "-h", "127.0.0.1", "-k", folder, "-F"];
    const command = { file, args, ...user };
    return { scheme: "postgres", path: "/postgres?user=maloi", command, ending: "SIGQUIT" };
  },
};

/** Postgres refuses to run as root. */
function ordinaryUser(folder: string): { readonly uid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = 65_534;
  chownSync(folder, nobody, nobody);
  return { uid: nobody };
}

/** Debian keeps its servers off the PATH. */
function postgresFolders(): string[] {
  const versions = "/usr/lib/postgresql";
  return existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, "bin")) : [];
}

function find(file: string, folders: readonly string[], debianPackage: string): string {
  const places = [...folders, ...(process.env["PATH"] ?? "").split(delimiter)];
  const place = places.map((folder) => join(folder, file)).find((path) => existsSync(path));
  if (!place) throw new Error(`${file} is not installed. On Debian: apt-get install ${debianPackage}`);
  return place;
}

async function start({ file, args, uid }: Command, port: number): Promise<ChildProcess> {
  const child = spawn(file, args, { stdio: "ignore", ...(uid !== undefined && { uid }) });
  for (let tries = 0; tries < 200; tries++) {
    if (await isListening(port)) return child;
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`);
    await sleep(50);
  }
  throw new Error(`${file} does not listen`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}
