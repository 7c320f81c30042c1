import { gzipSync } from "node:zlib";
import { clientKey, keyInJson } from "../key.js";
import { answer, bytesOf, drip, failure, good, refuse } from "../wire.js";
import { ambiguous, fine, foreign, late, lost, type Row, refused, unreadable } from "./row.js";

const text = JSON.stringify(good);
const open = text.slice(1);
const deep = `${"[".repeat(100_000)}"${keyInJson}"${"]".repeat(100_000)}`;
const notUtf8 = Buffer.from([0xff, 0xfe, 0xc0]);
const long = `invalid task data: ${clientKey.repeat(200_000)}`;

const gzip = { lines: ["content-encoding: gzip"] };
const zip = (bytes: Buffer | string) => answer(bytes, gzip);
const zipped = gzipSync(JSON.stringify({ ...good, said: clientKey }));
/** 1 MB that unpacks to 1 GB: members of a gzip file may follow one another. */
const bomb = Buffer.concat(new Array<Buffer>(1000).fill(gzipSync(Buffer.alloc(1_000_000, " "))));

/** The body cannot be read, or does harm to whoever reads it. */
export const body: readonly Row[] = [
  ["nothing under 200", answer(""), unreadable],
  ["nothing under 400", answer("", { status: 400 }), foreign],
  ["204", answer("", { status: 204, length: "none" }), unreadable],
  ["205", answer("", { status: 205 }), unreadable],
  ["304", answer("", { status: 304, length: "none" }), foreign],
  ["no UTF-8", answer(Buffer.concat([notUtf8, Buffer.from(clientKey)])), unreadable],
  [
    "no UTF-8 in a string",
    answer(Buffer.concat([Buffer.from('{"x":"'), notUtf8, Buffer.from(`",${open}`)])),
    fine,
  ],
  ["UTF-16", answer(Buffer.from(`\ufeff${text}`, "utf16le")), unreadable],
  ["UTF-8 with a mark of its order", answer(`\ufeff${text}`), fine],
  ["JSON cut off", answer(`{"errorId":0,"said":"${keyInJson}`), unreadable],
  ["JSON cut off under 400", answer(`{"errorId":1,"errorCode":"${keyInJson}`, { status: 400 }), foreign],
  ["null", answer("null"), foreign],
  ["an array", answer([good, clientKey]), foreign],
  ["a string", answer(`"${keyInJson}"`), foreign],
  ["a number", answer("0"), foreign],
  ["arrays, 100,000 deep", answer(deep), foreign],
  ["arrays under 500, 100,000 deep", answer(deep, { status: 500 }), unreadable],
  ["a success, 100,000 deep", answer(`{"solution":{"a":${deep}},${open}`), fine],
  ["a failure, 100,000 deep", refuse(`{"a":${deep},${JSON.stringify(failure("NEW")).slice(1)}`), refused],
  ["50 MB", answer(`${clientKey}${"x".repeat(50_000_000)}`), ambiguous("unexpectedResponse", "timeout")],
  ["4 MB of a description", refuse(failure("ERROR_INVALID_TASK_DATA", { errorDescription: long })), refused],
  ["an answer in __proto__", answer(`{"__proto__":${text}}`), foreign],
  [
    "keys that objects inherit",
    answer(`{"__proto__":{"harm":1},"constructor":{"prototype":{"harm":1}},${open}`),
    fine,
  ],
  ["methods that are none", answer(`{"toJSON":1,"toString":1,"then":1,"said":"${keyInJson}"}`), foreign],
  ["gzip", zip(zipped), fine],
  ["gzip that unpacks to 1 GB", zip(bomb), late],
  ["gzip that is none", zip(clientKey), lost],
  ["gzip that is none, without end", drip(bytesOf(clientKey, { ...gzip, length: 100_000 }), "x"), lost],
  ["gzip with damage", zip(Buffer.from(zipped).fill(7, 20, 40)), lost],
  ["gzip cut off", zip(zipped.subarray(0, 30)), unreadable],
  ["a coding that nobody knows", answer(clientKey, { lines: ["content-encoding: x-key"] }), unreadable],
];
