import type { RuntimeContract, RuntimeOperation } from "../contract.js";
import { ApiError } from "../errors/api-error.js";
import type { MaloiError } from "../errors/maloi-error.js";
import { NetworkError } from "../errors/network-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { UnexpectedResponseError } from "../errors/unexpected-response-error.js";
import { own } from "../json.js";

/** Whether the same request may be sent again after `error` without anybody's asking. */
export function mayRetry(
  error: MaloiError,
  { errors }: RuntimeContract,
  { idempotent }: RuntimeOperation,
  retryAmbiguous: boolean,
): boolean {
  const repeatable = idempotent === true || retryAmbiguous;
  if (error instanceof ApiError) {
    const facts = own(errors, error.code);
    if (error.retry === "backoff") return true;
    // Of an operation that only asks, a task's end is an answer. Of one that creates, it is a refusal of this task.
    return error.retry === "resubmit" && facts?.billed === false && !idempotent;
  }
  if (error instanceof NetworkError) return repeatable || !error.sent;
  if (error instanceof TimeoutError) return repeatable;
  return error instanceof UnexpectedResponseError && error.retryable && repeatable;
}
