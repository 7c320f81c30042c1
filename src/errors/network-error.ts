import { brand, MaloiError } from "./maloi-error.js";

/** What Node says where no connection was made: then nothing was sent. Browsers do not tell. */
const unconnected: readonly unknown[] = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

/**
 * No answer: the connection could not be made, or broke. `cause` is what `fetch` threw, retold without the secret: its
 * name, message, stack and `code`, and its own causes.
 */
export class NetworkError extends MaloiError {
  override readonly name = "NetworkError";
  /** Whether the request may have reached the service. Where it did not, the service did nothing. */
  readonly sent: boolean;

  /** @param sent where another thread or process had the cause. */
  constructor(operation: string, cause: Error | undefined, sent?: boolean) {
    super(`no answer to ${operation}: the connection failed`, operation, cause && { cause });
    this.sent = sent ?? !codesOf(cause).some((code) => unconnected.includes(code));
  }

  override get [brand](): "network" {
    return "network";
  }
}

function codesOf(cause: unknown): unknown[] {
  return cause instanceof Error ? [Reflect.get(cause, "code"), ...codesOf(cause.cause)] : [];
}
