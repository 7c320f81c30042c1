import type { Socket } from "node:net";
import { type Exchange, type FaultServer, startFaultServer } from "../faults/fault-server.js";
import type { Arrival } from "../faults/requests.js";
import { bytesOf } from "../faults/wire.js";
import { faults, readable } from "./faults.js";

/** A request of a trial, as the service tells of it. */
export interface SeenRequest {
  readonly operation: string;
  /** Whether its connection is over. */
  readonly ended: boolean;
}

const known: Readonly<Record<string, { readonly answer?: (exchange: Exchange) => void }>> = faults;

const sockets = new WeakMap<Arrival, Socket>();

/**
 * A service for any number of trials, each with its fault: `POST /<fault>/<trial>/<operation>`. What it saw of one is
 * at `GET /seen/<trial>`.
 */
export async function startFaultService(elsewhere?: string): Promise<FaultServer> {
  const answer = (exchange: Exchange) => meet(exchange, server.arrivals);
  const server = await startFaultServer({ answer }, elsewhere);
  return server;
}

function meet(exchange: Exchange, arrivals: readonly Arrival[]): void {
  const { arrival, socket } = exchange;
  sockets.set(arrival, socket);
  const { fault, trial } = partsOf(arrival);
  const seen = arrivals.filter(({ method, path }) => method === "POST" && partsOf({ path }).trial === trial);
  if (arrival.method === "OPTIONS") socket.end(permission());
  else if (arrival.method === "GET") socket.end(report(seen));
  else known[fault]?.answer?.({ ...exchange, turn: seen.length });
}

function partsOf({ path }: Pick<Arrival, "path">) {
  const [, fault = "", trial = "", operation = ""] = path.split("/");
  return { fault, trial, operation };
}

/** What a browser wants to be told before it sends JSON to another origin. */
function permission(): Buffer {
  const lines = [...readable, "access-control-allow-headers: *", "connection: close"];
  return bytesOf("", { status: 204, length: "none", lines });
}

function report(arrivals: readonly Arrival[]): Buffer {
  const seen = arrivals.map((arrival): SeenRequest => {
    return { operation: partsOf(arrival).operation, ended: sockets.get(arrival)?.closed === true };
  });
  return bytesOf(seen, { lines: [...readable, "connection: close", "cache-control: no-store"] });
}
