import type { AnswerShape, RetryAdvice, RuntimeContract } from "./contract.js";
import { ApiError } from "./errors/api-error.js";
import { docsOf } from "./errors/docs-url.js";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.js";
import { isJsonObject, type JsonObject, jsonType, parseJson, valueAt } from "./json.js";
import { readParams } from "./params.js";
import type { Redactor } from "./redact.js";
import type { Incoming } from "./transport.js";

/** So much of an unexpected body is kept, in characters. */
const excerptLength = 500;

/** So much of an unexpected body is searched for the secret, and so much of a description is kept, in characters. */
const longestRead = 10_000;

/**
 * The success that `incoming` is. The body decides, not the status.
 *
 * @throws ApiError where the service refused.
 * @throws UnexpectedResponseError where the answer is not the contract's: then nothing is claimed about it.
 */
export function readAnswer(
  contract: RuntimeContract,
  operation: string,
  incoming: Incoming,
  redact: Redactor,
): JsonObject {
  const { status, ok, body: received } = incoming;
  const body = typeof received === "string" ? parseJson(ok ? received : "") : received;
  try {
    const reading = interpret(contract, operation, { ...incoming, body }, redact);
    if (typeof reading === "object") return reading;
    const reason = body === undefined ? reasonForNone(incoming) : reading;
    const unreadable = ok && body === undefined;
    throw new UnexpectedResponseError(operation, {
      status,
      reason,
      body: excerpt(body ?? received, redact),
      unreadable,
    });
  } catch (error) {
    if (error instanceof ApiError || error instanceof UnexpectedResponseError) throw error;
    // A body too deep or too long for the engine itself.
    throw new UnexpectedResponseError(operation, {
      status,
      reason: "the body cannot be processed",
      body: "",
      unreadable: false,
    });
  }
}

/** The success, or in words what keeps the answer from being one. */
function interpret(
  contract: RuntimeContract,
  operation: string,
  { status, ok, body, retryAfter }: Incoming,
  redact: Redactor,
): JsonObject | string {
  const { envelope, operations } = contract;
  if (!isJsonObject(body)) return `the body is JSON of type ${jsonType(body)}, not an object`;
  const failure = valueAt(body, envelope.failure.at);
  if (failure === undefined) return `no ${envelope.failure.at.join(".")} in the body`;
  if (failure !== envelope.failure.not) {
    const code = valueAt(body, envelope.code);
    if (typeof code !== "string" || code === "") return "a failure without a code";
    throw refusal(
      contract,
      operation,
      { code, status, said: valueAt(body, envelope.description), retryAfter },
      redact,
    );
  }
  if (!ok) return "a success under a failure's status";
  return violation(operations[operation]?.answer ?? {}, body) ?? body;
}

function refusal(
  contract: RuntimeContract,
  operation: string,
  {
    code,
    status,
    said,
    retryAfter,
  }: { code: string; status: number; said: unknown; retryAfter?: number | undefined },
  redact: Redactor,
): ApiError {
  const { errors } = contract;
  const facts = Object.hasOwn(errors, code) ? errors[code] : undefined;
  const whole = typeof said === "string" ? said : "";
  const isCut = whole.length > longestRead;
  const description = whole.slice(0, longestRead);
  // The parameters are read first: what is left of a sentence without the secret may be no known wording.
  const params = Object.entries(readParams(facts ?? {}, description)).map(([name, value]) => {
    return [name, typeof value === "string" ? redact.text(value, isCut) : value];
  });
  return new ApiError(operation, {
    // A known code is no secret, even where the secret happens to be a part of it.
    code: facts ? code : redact.text(code),
    description: redact.text(description, isCut),
    status,
    params: Object.fromEntries(params),
    retry: facts ? (facts.retry ?? "never") : adviceOf(status),
    retryAfter,
    docs: facts && docsOf(contract),
  });
}

/** What a status alone says, for a code that the contract does not have. */
function adviceOf(status: number): RetryAdvice {
  return status === 429 || status === 503 ? "backoff" : "never";
}

/** What about the properties of a success is not as the contract says. Looks at the outermost ones, not into them. */
function violation(answer: AnswerShape, body: JsonObject): string | undefined {
  for (const [name, { type, values, optional }] of Object.entries(answer)) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
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

function reasonForNone({ status, body }: Incoming): string {
  // Browsers hide everything about a redirect that is not followed, its status included.
  if (status === 0 || (status >= 300 && status < 400)) return "a redirect, which is not followed";
  return body === undefined || body === "" ? "an empty body" : "the body is no JSON";
}

function excerpt(received: unknown, redact: Redactor): string {
  const text = typeof received === "string" ? received : (JSON.stringify(received) ?? "");
  return redact.text(text.slice(0, longestRead), text.length > longestRead).slice(0, excerptLength);
}
