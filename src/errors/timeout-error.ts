import type { Locale } from "../locale.js";
import type { TimeOptions } from "../time-text.js";
import { brand, type Description, MaloiError } from "./maloi-error.js";

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

  override get retryable(): boolean {
    return true;
  }

  override describe({ language, failures }: Locale, _options?: TimeOptions): Description {
    return { ...failures.timeout, language };
  }
}
