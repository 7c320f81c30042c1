import type { ApiErrorOf, CodeOf, TypedContract } from "../types.js";
import type { ApiError } from "./api-error.js";
import type { CooldownError } from "./cooldown-error.js";
import { brand, type ErrorKind, type MaloiError } from "./maloi-error.js";
import type { NetworkError } from "./network-error.js";
import type { TimeoutError } from "./timeout-error.js";
import type { UnexpectedResponseError } from "./unexpected-response-error.js";

/*
 * The guards look at the brand, not at the class, so that they know the errors of another copy of the package or of
 * another realm. They import types alone: a bundle that only asks needs no client.
 */

/** Whether `error` is a failure of a call, of whatever kind. */
export function isMaloiError(error: unknown): error is MaloiError {
  return kindOf(error) !== undefined;
}

/** Whether the service refused, and where codes are given, with one of these. `guardsOf` has it for a contract's codes. */
export function isApiError(error: unknown, ...codes: string[]): error is ApiError {
  if (kindOf(error) !== "api") return false;
  return codes.length === 0 || codes.includes((error as ApiError).code);
}

/** The guard that knows a contract's codes. */
export interface Guards<C extends TypedContract> {
  /**
   * Whether the service refused, and where codes are given, with one of these; then the compiler knows which parameters
   * there are. A code that the contract does not have is a mistake here: compare `error.code` with it instead.
   *
   * @example
   * if (isApiError(error, "ERROR_INVALID_TASK_DATA")) console.log(error.params.detail);
   */
  isApiError(error: unknown): error is ApiErrorOf<C>;
  isApiError<Code extends CodeOf<C>>(
    error: unknown,
    code: Code,
    ...more: Code[]
  ): error is Code extends CodeOf<C> ? ApiErrorOf<C, Code> : never;
}

/** The guards with the codes of `contract`, which matters to the compiler alone. */
export function guardsOf<C extends TypedContract>(_contract: C): Guards<C> {
  return { isApiError } as unknown as Guards<C>;
}

/** Whether there was no answer because the connection failed. */
export function isNetworkError(error: unknown): error is NetworkError {
  return kindOf(error) === "network";
}

/** Whether there was no answer in time. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return kindOf(error) === "timeout";
}

/** Whether nothing was sent, because the service blocks this key or IP address, or soon would. */
export function isCooldownError(error: unknown): error is CooldownError {
  return kindOf(error) === "cooldown";
}

/** Whether the answer was not the contract's. */
export function isUnexpectedResponseError(error: unknown): error is UnexpectedResponseError {
  return kindOf(error) === "unexpectedResponse";
}

/** A value may be a trap, and asking must not fail. */
function kindOf(error: unknown): ErrorKind | undefined {
  try {
    const kind =
      typeof error === "object" && error !== null ? (error as Partial<MaloiError>)[brand] : undefined;
    return typeof kind === "string" ? kind : undefined;
  } catch {
    return undefined;
  }
}
