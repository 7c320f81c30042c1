import type { Socket } from "node:net";
import type { Fault } from "./fault-server.js";
import { clientKey, keyInUrl } from "./key.js";

/** What is a success of both operations, so that only the fault is wrong with an answer. */
export const good = { errorId: 0, taskId: "t-1", balance: 1, packages: [] };

/** A failure that quotes the key, as a service does that tells which one it does not know. */
export function failure(errorCode: unknown, more: object = {}): object {
  return { errorId: 1, errorCode, errorDescription: `invalid task data: ${clientKey}`, ...more };
}

export type Body = object | string | Buffer;

export interface Head {
  readonly status?: number;
  readonly version?: "1.0" | "1.1";
  /** Lines as they are. */
  readonly lines?: readonly string[];
  /** What the head says about the length of the body: the truth, something else, or nothing. */
  readonly length?: number | "none";
}

/** The bytes of an answer. Its head quotes the key wherever a head can. */
export function bytesOf(
  body: Body,
  { status = 200, version = "1.1", lines = [], length }: Head = {},
): Buffer {
  const bytes = Buffer.from(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  const head = [
    `HTTP/${version} ${status} ${clientKey}`,
    `x-request: ${clientKey}`,
    `set-cookie: key=${keyInUrl}`,
    ...lines,
    ...(length === "none" ? [] : [`content-length: ${length ?? bytes.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), bytes]);
}

/** Answers every request alike, and keeps the connection. */
export function answer(body: Body, head?: Head): Fault {
  return send(bytesOf(body, head));
}

/** The same, and closes the connection. */
export function lastAnswer(body: Body, head?: Head): Fault {
  const bytes = bytesOf(body, head);
  return { answer: ({ socket }) => void socket.end(bytes) };
}

/** A refusal with a code, of a service that did nothing. */
export function refuse(body: Body, head: Head = { status: 400 }): Fault {
  const bytes = bytesOf(body, head);
  return {
    answer: ({ socket, arrival }) => {
      arrival.refused = true;
      socket.write(bytes);
    },
  };
}

/** Bytes as they are. */
export function send(...bytes: readonly (Buffer | string)[]): Fault {
  const joined = Buffer.concat(bytes.map((part) => Buffer.from(part)));
  return { answer: ({ socket }) => void socket.write(joined) };
}

/** `start`, then `piece` every few ms for as long as the client listens. */
export function drip(start: Buffer | string, piece: string): Fault {
  return {
    endless: true,
    answer: ({ socket }) => {
      socket.write(start);
      // Not held, or it would be counted among the timers that the client left behind.
      const timer = setInterval(() => socket.write(piece), 5).unref();
      socket.on("close", () => clearInterval(timer));
    },
  };
}

/** What is done about the first request, and about those after it. */
export function inTurn(first: Fault, later: Fault): Fault {
  return { answer: (exchange) => (exchange.turn === 1 ? first : later).answer?.(exchange) };
}

/** Ends the connection as if the other machine had died. */
export function reset(socket: Socket): void {
  socket.resetAndDestroy();
}
