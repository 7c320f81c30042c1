import type { Fault } from "../fault-server.js";
import { clientKey, keyInUrl } from "../key.js";
import { answer, bytesOf, failure, good, lastAnswer, refuse } from "../wire.js";
import { fine, foreign, late, lost, type Row, refused, temporary, unreadable } from "./row.js";

const length = JSON.stringify(good).length;
const chunk = `${length.toString(16)}\r\n${JSON.stringify(good)}\r\n`;
const chunked = { length: "none", lines: ["transfer-encoding: chunked"] } as const;

/** A refusal that asks to be left alone for a while. */
function wait(...values: string[]): Fault {
  const lines = values.map((value) => `retry-after: ${value}`);
  return refuse(failure("ERROR_RATE_LIMIT"), { status: 429, lines });
}

function redirect(status: number): Row {
  const answer: Fault["answer"] = ({ socket, elsewhere }) => {
    const lines = [`location: ${elsewhere}/getBalance?key=${keyInUrl}`];
    socket.write(bytesOf(`moved: ${clientKey}`, { status, lines }));
  };
  return [`a redirect, ${status}`, { answer }, foreign];
}

function page(status: number): Fault {
  return answer(`<h1>${clientKey}</h1>`, { status, lines: ["content-type: text/html"] });
}

/** The head is wrong about the body, or wrong in itself. */
export const head: readonly Row[] = [
  ["too long a length, then a close", lastAnswer(good, { length: length + 5 }), lost],
  ["too long a length", answer(good, { length: length + 5 }), late],
  ["too short a length", answer(good, { length: length - 5 }), unreadable],
  ["two lengths", answer(good, { lines: [`content-length: ${length + 5}`] }), lost],
  ["a length and chunks", answer(`${chunk}0\r\n\r\n`, { lines: chunked.lines }), lost],
  ["chunks without end", answer(chunk, chunked), late],
  ["chunks without end, then a close", lastAnswer(chunk, chunked), lost],
  ["a chunk whose size is no number", answer(`${keyInUrl}\r\n`, chunked), lost],
  ["a header of 100 kB", answer(good, { lines: [`x-long: ${clientKey.repeat(5000)}`] }), lost],
  ["a header without a name", answer(good, { lines: [clientKey] }), lost],
  ["HTML for a content type", answer(good, { lines: ["content-type: text/html"] }), fine],
  ["two content types", answer(good, { lines: ["content-type: text/css", "content-type: text/html"] }), fine],
  ["two waits", wait("60", "0"), temporary("api")],
  ["a wait that is none", wait(clientKey), temporary("api")],
  ["a wait beyond the deadline", wait("3"), refused],
  ...[301, 302, 303, 307, 308].map(redirect),
  ["a redirect to nowhere", answer("", { status: 302 }), foreign],
  ["HTML under 401", page(401), foreign],
  ["HTML under 404", page(404), foreign],
  // Node keeps to the standard of fetch, in which a proxy's question is a failure of the network.
  ["HTML under 407", page(407), lost],
  ["HTML under 408", page(408), unreadable],
  ["HTML under 502", page(502), unreadable],
  ["status 0", answer(good, { status: 0 }), lost],
  ["status 999", answer(good, { status: 999 }), unreadable],
];
