import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Builds a writer into one file, which starts ten times as fast as the source; returns where it is: alone in a folder. */
export async function buildWriter(source = new URL("writer.ts", import.meta.url)): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), "maloi-writer-")), "writer.mjs");
  await build({
    entryPoints: [fileURLToPath(source)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  return outfile;
}

/** A writer that is ready to begin. */
export interface Writer {
  readonly pid: number;
  /** Lets it begin. */
  go(): void;
  /** Ends it as nothing but the system can: it cannot do anything about it. */
  kill(): void;
  /** Resolves when it is done or dead, to what it said of itself; rejects with what it complained about. */
  readonly end: Promise<"done" | "killed">;
}

export async function startWriter(program: string, folder: string, list: string): Promise<Writer> {
  const child = spawn(process.execPath, [program, folder, list]);
  const end = endOf(child);
  // Whoever waits for the end hears of it.
  end.catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    end.catch(reject);
  });
  return {
    pid: child.pid ?? 0,
    go: () => void child.stdin.write("go\n"),
    kill: () => void child.kill("SIGKILL"),
    end,
  };
}

function endOf(child: ChildProcess): Promise<"done" | "killed"> {
  let said = "";
  let complaint = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  // A dead writer's pipe is broken; that is no news.
  child.stdin?.on("error", () => undefined);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (said.endsWith("done\n")) resolve("done");
      else if (signal === "SIGKILL") resolve("killed");
      else reject(new Error(`the writer ended with ${code}: ${complaint}`));
    });
  });
}
