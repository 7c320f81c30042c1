import { clientKey } from "../key.js";
import { answer, failure, good, refuse } from "../wire.js";
import { fine, foreign, type Row, refused, temporary, unreadable } from "./row.js";

const said = { ...good, said: clientKey };

/** A failure that is one, whatever its `errorId` is. */
function numbered(errorId: unknown): Row {
  return [`errorId ${JSON.stringify(errorId)}`, refuse(failure("ERROR_ZERO_BALANCE", { errorId })), refused];
}

/** A code that the contract lacks: then the status decides. Some are the names of what every object has. */
function unknown(code: string): Row {
  return [`the code ${code} under 503`, refuse(failure(code), { status: 503 }), temporary("api")];
}

/** JSON that says neither yes nor no as the contract does, or both at once. */
export const envelope: readonly Row[] = [
  ["no errorId", answer({ ...said, errorId: undefined }), foreign],
  ["no errorId, but a code", answer(failure("ERROR_RATE_LIMIT", { errorId: undefined })), foreign],
  ['errorId "0" with a success', answer({ ...said, errorId: "0" }), foreign],
  ["errorId null with a success", answer({ ...said, errorId: null }), foreign],
  ...["0", "1", 2, null, true, {}].map(numbered),
  ["errorId 0 as -0.0", answer(`{"errorId":-0.0,${JSON.stringify(good).slice(13)}`), fine],
  ["no code", answer(failure(undefined)), foreign],
  ["an empty code", answer(failure("")), foreign],
  ["a code that is no string", answer(failure({ code: clientKey })), foreign],
  ["a code that is the key", refuse(failure(clientKey)), refused],
  ["a code that holds the key", refuse(failure(`NEW_${clientKey}`)), refused],
  ...["NEW", "constructor", "__proto__", "toString"].map(unknown),
  ["a final failure under 200", refuse(failure("ERROR_ZERO_BALANCE"), { status: 200 }), refused],
  ["a temporary failure under 200", refuse(failure("ERROR_RATE_LIMIT"), { status: 200 }), temporary("api")],
  ["a success under 400", answer(said, { status: 400 }), foreign],
  ["a success under 500", answer(said, { status: 500 }), unreadable],
  ["a success with a code", answer({ ...good, errorCode: clientKey }), foreign],
  ["a success without its properties", answer({ errorId: 0, said: clientKey }), foreign],
  ["a success of wrong types", answer({ ...good, taskId: [clientKey], balance: clientKey }), foreign],
  [
    "a description that is no text",
    refuse(failure("ERROR_BAD_REQUEST", { errorDescription: { clientKey } })),
    refused,
  ],
];
