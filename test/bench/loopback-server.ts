import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import type { Answer } from "./answers.js";

/* A server in a process of its own, so that its work is nobody's who is measured. */

export interface LoopbackServer extends Disposable {
  readonly url: string;
}

/** A server that answers everything with `answer`. */
export async function startServer(answer: Answer): Promise<LoopbackServer> {
  const file = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, ["--import", "tsx", file, JSON.stringify(answer)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(child.stdout, "data");
  return { url: `http://127.0.0.1:${String(port).trim()}`, [Symbol.dispose]: () => void child.kill() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve(JSON.parse(process.argv[2] ?? "{}"));

function serve({ status, headers, body }: Answer): void {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    console.log(typeof address === "object" ? address?.port : "");
  });
}
