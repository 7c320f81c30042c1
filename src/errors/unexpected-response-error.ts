import type { Locale } from "../../generated/locale.js";
import { brand, type Description, MaloiError } from "./maloi-error.js";

/** An answer that is not the contract's. Whether the service carried the request out is not known. */
export class UnexpectedResponseError extends MaloiError {
  override readonly name = "UnexpectedResponseError";
  /** The HTTP status. */
  readonly status: number;
  /** What about the answer is not the contract's. */
  readonly reason: string;
  /** The beginning of the body, at most 500 characters. */
  readonly body: string;

  constructor(operation: string, { status, reason, body }: { status: number; reason: string; body: string }) {
    super(`unexpected answer to ${operation}: ${reason} (HTTP ${status})`, operation);
    this.status = status;
    this.reason = reason;
    this.body = body;
  }

  override get [brand](): "unexpectedResponse" {
    return "unexpectedResponse";
  }

  override describe({ language, failures }: Locale): Description {
    return { ...failures.unexpectedResponse, language };
  }
}
