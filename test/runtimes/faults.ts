import type { Fault } from "../faults/fault-server.js";
import { clientKey, keyInJson } from "../faults/key.js";
import {
  answer,
  type Body,
  bytesOf,
  failure,
  good,
  type Head,
  inTurn,
  lastAnswer,
  reset,
  send,
} from "../faults/wire.js";

/** What lets a page of any origin read an answer, and how long to wait. */
export const readable = ["access-control-allow-origin: *", "access-control-expose-headers: retry-after"];

const text = JSON.stringify(good);
const open = text.slice(1);
const notUtf8 = Buffer.from([0xff, 0xfe, 0xc0]);
const whole = bytesOf(good, { length: 1000, lines: readable });
const head = whole.subarray(0, whole.indexOf("\r\n\r\n") + 4);

/** Ends its connection, or what comes next would be about a connection that was kept as well. */
function reply(body: Body, { lines = [], ...head }: Head = {}): Fault {
  return lastAnswer(body, { ...head, lines: [...readable, "connection: close", ...lines] });
}

function refusal(code: string, status = 400, ...lines: string[]): Fault {
  return reply(failure(code), { status, lines });
}

/** To where the same call would succeed. */
const redirect: Fault = {
  answer: (exchange) => {
    const { arrival, elsewhere } = exchange;
    const [, , trial, operation] = arrival.path.split("/");
    const lines = [`location: ${elsewhere}/fine/${trial}/${operation}`];
    reply("moved", { status: 307, lines }).answer?.(exchange);
  },
};

const resetBeforeHeaders: Fault = { answer: ({ socket }) => reset(socket) };

/** What the service does about a request, by the name that its path begins with. */
export const faults = {
  fine: reply(good),
  errorUnder200: refusal("ERROR_ZERO_BALANCE", 200),
  errorWithDetail: refusal("ERROR_INVALID_TASK_DATA"),
  newCode: refusal("ERROR_FROM_THE_FUTURE"),
  inheritedCode: refusal("constructor", 503),
  noErrorId: reply({ ...good, errorId: undefined, said: clientKey }),
  html502: reply(`<h1>${clientKey}</h1>`, { status: 502, lines: ["content-type: text/html"] }),
  empty200: reply(""),
  noContent204: reply("", { status: 204, length: "none" }),
  jsonCutOff: reply(`{"errorId":0,"said":"${keyInJson}`),
  notUtf8: reply(Buffer.concat([notUtf8, Buffer.from(clientKey)])),
  notUtf8InString: reply(Buffer.concat([Buffer.from('{"x":"'), notUtf8, Buffer.from(`",${open}`)])),
  inheritedKeys: reply(`{"__proto__":{"harm":1},"constructor":{"prototype":{"harm":1}},${open}`),
  successInProto: reply(`{"__proto__":${text}}`),
  redirect,
  resetBeforeHeaders,
  resetAfterHeaders: { answer: ({ socket }) => void socket.write(head, () => reset(socket)) },
  closedBeforeHeaders: { answer: ({ socket }) => void socket.end() },
  halfBody: reply(`{"said":"${keyInJson}"`, { length: 1000 }),
  noHeaders: {},
  noBody: send(head),
  busyOnce: inTurn(refusal("ERROR_RATE_LIMIT", 429, "retry-after: 1"), reply(good)),
  busy: refusal("ERROR_RATE_LIMIT", 429, "retry-after: 3600"),
  blockedOnce: inTurn(refusal("ERROR_KEY_TEMP_BLOCKED", 400, "retry-after: 1"), reply(good)),
  lostWhereKept: inTurn(answer(good, { lines: readable }), resetBeforeHeaders),
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
