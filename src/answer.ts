import type { RuntimeContract, RuntimeOperation } from "./contract.js";
import { ApiError } from "./errors/api-error.js";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.js";
import { isJsonObject, type JsonObject, jsonType, parseJson, valueAt } from "./json.js";
import { readParams } from "./params.js";
import type { Redactor } from "./redact.js";
import type { Incoming } from "./transport.js";

/** So much of an unexpected body is kept, in characters. */
const excerptLength = 500;

/** Longer bodies are not searched for the secret, and so not quoted at all. */
const longestQuoted = 1_000_000;

/**
 * The success that `incoming` is. The body decides, not the status.
 *
 * @throws ApiError where the service refused.
 * @throws UnexpectedResponseError where the answer is not the contract's: then nothing is claimed about it.
 */
export function readAnswer(
  { envelope, operations, errors }: RuntimeContract,
  operation: string,
  { status, ok, body: received }: Incoming,
  redact: Redactor,
): JsonObject {
  const body = ok && typeof received === "string" ? parseJson(received) : received;
  const unexpected = (reason: string) =>
    new UnexpectedResponseError(operation, { status, reason, body: excerpt(received, redact) });

  if (!isJsonObject(body)) throw unexpected(reasonFor(received));
  const failure = valueAt(body, envelope.failure.at);
  if (failure === undefined) throw unexpected(`no ${envelope.failure.at.join(".")} in the body`);
  if (failure !== envelope.failure.not) {
    const code = valueAt(body, envelope.code);
    if (typeof code !== "string" || code === "") throw unexpected("a failure without a code");
    throw refusal(errors, operation, { code, status, said: valueAt(body, envelope.description) }, redact);
  }
  if (!ok) throw unexpected("a success under a failure's status");
  const wrong = violation(operations[operation], body);
  if (wrong !== undefined) throw unexpected(wrong);
  return body;
}

function refusal(
  errors: RuntimeContract["errors"],
  operation: string,
  { code, status, said }: { code: string; status: number; said: unknown },
  redact: Redactor,
): ApiError {
  const facts = Object.hasOwn(errors, code) ? errors[code] : undefined;
  const description = typeof said === "string" ? redact.text(said) : "";
  return new ApiError(operation, {
    // A known code is no secret, even where the secret happens to be a part of it.
    code: facts ? code : redact.text(code),
    description,
    status,
    params: readParams(facts ?? {}, description),
    retry: facts?.retry ?? "never",
  });
}

/** Which property that every success of `operation` has is missing from `body`, or of another type. */
function violation(operation: RuntimeOperation | undefined, body: JsonObject): string | undefined {
  for (const [name, type] of Object.entries(operation?.requires ?? {})) {
    if (!Object.hasOwn(body, name)) return `a success without ${name}`;
    const found = jsonType(body[name]);
    if (type !== "any" && found !== type) return `${name} is of type ${found}, not ${type}`;
  }
  return undefined;
}

function reasonFor(received: unknown): string {
  if (received === undefined || received === "") return "an empty body";
  return typeof received === "string"
    ? "the body is no JSON object"
    : `the body is JSON of type ${jsonType(received)}`;
}

function excerpt(received: unknown, redact: Redactor): string {
  const text = typeof received === "string" ? received : (JSON.stringify(received) ?? "");
  return text.length > longestQuoted ? "" : redact.text(text).slice(0, excerptLength);
}
