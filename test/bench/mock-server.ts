import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createMock } from "../../src/mock/index.js";

/* The mock, in a process of its own, which counts what it is asked. */

export interface MockServer extends Disposable {
  readonly url: string;
  /** How many requests it has answered. */
  requests(): Promise<number>;
}

export async function startMock(): Promise<MockServer> {
  const file = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout, "data");
  const url = `http://127.0.0.1:${String(port).trim()}`;
  return {
    url,
    requests: async () => Number(await (await fetch(`${url}/requests`)).text()),
    [Symbol.dispose]: () => void child.kill(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve();

function serve(): void {
  const mock = createMock({ balance: 1e9, steps: ["processing", "ready"], recognize: () => ({ text: "a" }) });
  let requests = 0;
  const server = createServer(async (request, response) => {
    if (request.url === "/requests") return response.end(String(requests));
    requests++;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = "POST", url = "/" } = request;
    const answer = await mock.fetch(
      new Request(`http://mock${url}`, { method, body: Buffer.concat(parts).toString() }),
    );
    const body = await answer.text();
    return response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    console.log(typeof address === "object" ? address?.port : "");
  });
}
