import { brand, MaloiError } from "./maloi-error.js";

/** No complete answer in time. Whether the service carried the request out is not known. */
export class TimeoutError extends MaloiError {
  override readonly name = "TimeoutError";
  /** The time that was allowed, in ms. */
  readonly timeout: number;

  constructor(operation: string, timeout: number) {
    super(`no answer to ${operation} within ${timeout} ms`, operation);
    this.timeout = timeout;
  }

  override get [brand](): "timeout" {
    return "timeout";
  }
}
