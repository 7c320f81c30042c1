import { brand, MaloiError } from "./maloi-error.js";

export interface UnexpectedResponse {
  readonly status: number;
  readonly reason: string;
  readonly body: string;
  /** Whether there was nothing to be read, as happens when an answer is cut off. */
  readonly unreadable: boolean;
}

/** An answer that is not the contract's. Whether the service carried the request out is not known. */
export class UnexpectedResponseError extends MaloiError {
  override readonly name = "UnexpectedResponseError";
  /** The HTTP status. */
  readonly status: number;
  /** What about the answer is not the contract's. */
  readonly reason: string;
  /** The beginning of the body, at most 500 characters. */
  readonly body: string;

  readonly #unreadable: boolean;

  constructor(operation: string, { status, reason, body, unreadable }: UnexpectedResponse) {
    super(`unexpected answer to ${operation}: ${reason} (HTTP ${status})`, operation);
    this.status = status;
    this.reason = reason;
    this.body = body;
    this.#unreadable = unreadable;
  }

  override get [brand](): "unexpectedResponse" {
    return "unexpectedResponse";
  }

  override get retryable(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408 || this.#unreadable;
  }
}
