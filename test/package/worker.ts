import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { peer } from "./peers.js";

/* A runtime with what service workers have, and nothing of Node's. */

const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["local", "private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
`;

/** The project's `worker.mjs`, served by workerd. */
export async function startWorker(project: string): Promise<AsyncDisposable & { readonly url: string }> {
  const folder = join(project, "workerd");
  mkdirSync(folder);
  const [entry, outfile] = [join(project, "worker.mjs"), join(folder, "worker.js")];
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", conditions: ["worker"] });
  writeFileSync(join(folder, "config.capnp"), config);
  const args = ["serve", "config.capnp", "--control-fd=3"];
  const workerd = spawn(peer("workerd"), args, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const ended = new Promise<void>((resolve) => workerd.once("exit", () => resolve()));
  const port = await new Promise((resolve, reject) => {
    workerd.stdio[3]?.once("data", (line) => resolve(JSON.parse(String(line)).port));
    ended.then(() => reject(new Error("workerd ended")));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      workerd.kill();
      await ended;
    },
  };
}
