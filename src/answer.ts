import type { AnswerShape, RetryAdvice, RuntimeContract, RuntimeOperation } from "./contract.js";
import { judge, textAt } from "./envelope.js";
import { ApiError } from "./errors/api-error.js";
import { docsOf } from "./errors/docs-url.js";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.js";
import { isJsonObject, type JsonObject, jsonType, own, valueAt } from "./json.js";
import { readParams } from "./params.js";
import type { Redactor } from "./redact.js";
import { readRetryAfter } from "./retry/retry-after.js";
import type { Incoming } from "./transport.js";

/** So much of an unexpected body is kept, in characters. */
const excerptLength = 500;

/** So much of an unexpected body is searched for the secret, and so much of a description is kept, in characters. */
const longestRead = 10_000;

/** What an answer is read for. */
export interface Reading {
  readonly contract: RuntimeContract;
  readonly operation: string;
  readonly facts: RuntimeOperation;
  readonly redact: Redactor;
}

/**
 * The success that `incoming` is.
 *
 * @throws ApiError where the service refused.
 * @throws UnexpectedResponseError where the answer is not the contract's: then nothing is claimed about it.
 */
export function readAnswer(reading: Reading, incoming: Incoming): unknown {
  const { operation, redact } = reading;
  const { status, ok, body } = incoming;
  try {
    const answer = interpret(reading, incoming);
    if ("data" in answer) return answer.data;
    const said = excerpt(incoming, redact);
    const unreadable = ok && body === undefined;
    throw new UnexpectedResponseError(operation, { status, reason: answer.odd, body: said, unreadable });
  } catch (error) {
    if (error instanceof ApiError || error instanceof UnexpectedResponseError) throw error;
    // A body too deep or too long for the engine itself.
    const reason = "the body cannot be processed";
    throw new UnexpectedResponseError(operation, { status, reason, body: "", unreadable: false });
  }
}

type Answer = { readonly data: unknown } | { readonly odd: string };

/** The success, or in words what keeps the answer from being one. */
function interpret(reading: Reading, incoming: Incoming): Answer {
  const { contract, facts } = reading;
  const { ok, body, received } = incoming;
  const judged = judge(contract.envelope, incoming, facts.returns);
  if (typeof judged === "object") return { odd: judged.odd || notAnObject(incoming) };
  if (judged === "failure") {
    const code = textAt(contract.envelope.code, incoming);
    if (code === undefined || code === "")
      return { odd: isJsonObject(body) ? "a failure without a code" : notAnObject(incoming) };
    throw refusal(reading, incoming, code);
  }
  if (!ok)
    return {
      odd: isJsonObject(body) ? "a success under a failure's status" : notAnObject(incoming),
    };
  switch (facts.returns) {
    case "nothing":
      return { data: undefined };
    case "text":
      return { data: received };
    case "blob":
      return { data: typeof received === "string" ? new Blob([received]) : received };
    case "any":
      if (body !== undefined || received === "") return { data: body };
      return { odd: notAnObject(incoming) };
    default:
      return readObject(facts.answer ?? {}, incoming);
  }
}

function readObject(answer: AnswerShape, incoming: Incoming): Answer {
  const { body } = incoming;
  if (!isJsonObject(body)) return { odd: notAnObject(incoming) };
  const odd = violation(answer, body);
  return odd === undefined ? { data: body } : { odd };
}

function notAnObject({ status, body, received }: Incoming): string {
  if (body !== undefined) return `the body is JSON of type ${jsonType(body)}, not an object`;
  // Browsers hide everything about a redirect that is not followed, its status included.
  if (status === 0 || (status >= 300 && status < 400)) return "a redirect, which is not followed";
  return received === "" ? "an empty body" : "the body is no JSON";
}

function refusal({ contract, operation, redact }: Reading, incoming: Incoming, code: string): ApiError {
  const { envelope, errors } = contract;
  const { status, body, headers } = incoming;
  const facts = own(errors, code);
  const whole = textAt(envelope.description, incoming) ?? "";
  const isCut = whole.length > longestRead;
  const description = whole.slice(0, longestRead);
  // The parameters are read first: what is left of a sentence without the secret may be no known wording.
  const given = envelope.params && valueAt(body, envelope.params);
  const params = Object.entries(readParams(facts ?? {}, description, given)).map(([name, value]) => {
    return [name, typeof value === "string" ? redact.text(value, isCut) : value];
  });
  return new ApiError(operation, {
    // A known code is no secret, even where the secret happens to be a part of it.
    code: facts ? code : redact.text(code),
    description: redact.text(description, isCut),
    status,
    params: Object.fromEntries(params),
    retry: facts ? (facts.retry ?? "never") : adviceOf(status),
    retryAfter: readRetryAfter(headers, Date.now()),
    docs: facts && docsOf(contract),
  });
}

/** What a status alone says, for a code that the contract does not have. */
function adviceOf(status: number): RetryAdvice {
  return status === 429 || status === 503 ? "backoff" : "never";
}

/** What about the properties of a success is not as the contract says. Looks at the outermost ones, not into them. */
function violation(answer: AnswerShape, body: JsonObject): string | undefined {
  for (const name of Object.keys(answer)) {
    const { type, values, optional } = answer[name] ?? {};
    const value = own(body, name);
    // Many a service writes null for what it leaves out.
    if (optional && (value === undefined || value === null)) continue;
    if (value === undefined) return `a success without ${name}`;
    const found = jsonType(value);
    if (type !== undefined && found !== type) return `${name} is of type ${found}, not ${type}`;
    if (values && !values.some((known) => known === value))
      return `${name} has a value that the contract lacks`;
  }
  return undefined;
}

/** JSON is written anew: escapes such as `\u0061` would hide a secret. */
function excerpt({ body, received }: Incoming, redact: Redactor): string {
  const text = body === undefined ? String(received) : JSON.stringify(body);
  return redact.text(text.slice(0, longestRead), text.length > longestRead).slice(0, excerptLength);
}
