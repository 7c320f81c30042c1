import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { type Arrival, readRequests } from "./requests.js";

/** A request whose whole body arrived, and what it can be answered over. */
export interface Exchange {
  readonly socket: Socket;
  readonly arrival: Arrival;
  /** Which request of the call it is, from 1. */
  readonly turn: number;
  /** Where a redirect may point: another host, which must get nothing. */
  readonly elsewhere: string;
}

export interface Fault {
  /** False where nobody is to listen. */
  readonly listens?: false;
  /** Done to every connection, as soon as it is there. */
  readonly connect?: (socket: Socket) => void;
  /** Done about every request; without it, there is no answer. */
  readonly answer?: (exchange: Exchange) => void;
  /** Whether the answer goes on for as long as the client listens. */
  readonly endless?: true;
}

/** A service that misbehaves, in raw bytes over TCP, for one call. */
export interface FaultServer extends AsyncDisposable {
  readonly url: string;
  /** The requests so far, in order. */
  readonly arrivals: readonly Arrival[];
  /** How many connections were made. */
  readonly connections: number;
  /** The connections that there are; `used` are those that something was sent over. */
  readonly open: { readonly all: number; readonly used: number };
  /** Takes no more connections and says goodbye to those that there are. They close once the client lets go too. */
  end(): void;
}

export async function startFaultServer(fault: Fault, elsewhere = ""): Promise<FaultServer> {
  const arrivals: Arrival[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    connections++;
    open.add(socket.on("close", () => open.delete(socket)));
    misbehave(socket, fault, arrivals, elsewhere);
  });
  const url = await listen(server);
  if (fault.listens === false) await close(server);
  return {
    url,
    arrivals,
    get connections() {
      return connections;
    },
    get open() {
      return { all: open.size, used: [...open].filter((socket) => socket.bytesRead > 0).length };
    },
    end: () => end(server, open),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await close(server);
    },
  };
}

function misbehave(socket: Socket, fault: Fault, arrivals: Arrival[], elsewhere: string): void {
  // Whatever the client does to its connection is its right.
  socket.on("error", () => undefined);
  fault.connect?.(socket);
  readRequests(socket, arrivals, (arrival) => {
    fault.answer?.({ socket, arrival, turn: arrivals.length, elsewhere });
  });
}

function end(server: Server, open: ReadonlySet<Socket>): void {
  server.close();
  for (const socket of open) socket.end();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Its callback is also called where the server is closed already. */
async function close(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}
