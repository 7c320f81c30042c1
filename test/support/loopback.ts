import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A real server on this machine, for one test. */
export interface Loopback extends AsyncDisposable {
  readonly url: string;
  /** The bodies received so far, in order. */
  readonly received: readonly { readonly path: string; readonly method: string; readonly body: string }[];
  /** How many sockets were closed so far. */
  readonly closed: number;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export async function startLoopback(handler: Handler): Promise<Loopback> {
  const received: { path: string; method: string; body: string }[] = [];
  let closed = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    received.push({ path: request.url ?? "", method: request.method ?? "", body });
    handler(request, response, body);
  });
  server.on("connection", (socket) => socket.on("close", () => closed++));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    get closed() {
      return closed;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers every request alike. A string is sent as it is, anything else as JSON. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Handler {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}
