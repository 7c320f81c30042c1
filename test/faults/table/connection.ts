import { clientKey, keyInJson } from "../key.js";
import { answer, bytesOf, drip, failure, good, inTurn, lastAnswer, refuse, reset, send } from "../wire.js";
import { fine, late, lost, type Row, temporary, tries, unreadable } from "./row.js";

const whole = bytesOf(good, { length: 1000 });
const head = whole.subarray(0, whole.indexOf("\r\n\r\n") + 4);
const interim = `HTTP/1.1 103 Early Hints\r\nlink: ${clientKey}\r\n\r\n`;
const old = { version: "1.0", length: "none" } as const;
const busy = refuse(failure("ERROR_RATE_LIMIT"));

/** The connection fails, stalls, or ends when it should not. */
export const connection: readonly Row[] = [
  ["refused", { listens: false }, temporary("network")],
  ["reset at once", { connect: reset }, lost],
  ["reset before the headers", { answer: ({ socket }) => reset(socket) }, lost],
  ["closed before the headers", { answer: ({ socket }) => void socket.end() }, lost],
  ["closed within the headers", { answer: ({ socket }) => void socket.end(head.subarray(0, 40)) }, lost],
  ["reset after the headers", { answer: ({ socket }) => void socket.write(head, () => reset(socket)) }, lost],
  ["closed within the body", lastAnswer(`{"said":"${keyInJson}"`, { length: 1000 }), lost],
  ["reset after a refusal", inTurn(busy, { answer: ({ socket }) => reset(socket) }), tries(3, 2, "network")],
  ["no headers", {}, late],
  ["no body", send(head), late],
  ["headers that drip", drip(`HTTP/1.1 200 OK\r\nx-request: ${clientKey}`, "y"), late],
  ["a body that drips", drip(head, " "), late],
  ["1xx without end", drip("", interim), late],
  ["103 before the answer", send(interim, bytesOf(good)), fine],
  [
    "102 three times before the answer",
    send("HTTP/1.1 102 Processing\r\n\r\n".repeat(3), bytesOf(good)),
    fine,
  ],
  // Both are Node's own doing: it takes neither from a server that was not asked for it.
  ["100 before the answer", send("HTTP/1.1 100 Continue\r\n\r\n", bytesOf(good)), lost],
  ["101", send("HTTP/1.1 101 Go\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n", clientKey), lost],
  ["two answers to one request", send(bytesOf(good), bytesOf(good)), fine],
  ["another protocol", send(`220 ${clientKey} ESMTP\r\n`), lost],
  ["HTTP/1.0 without a length", lastAnswer(good, old), fine],
  ["HTTP/1.0 that is cut off", lastAnswer(`{"said":"${keyInJson}`, old), unreadable],
  ["HTTP/1.1 without a length", lastAnswer(good, { length: "none" }), fine],
  ["nothing wrong", answer(good), fine],
];
