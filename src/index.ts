export { ErrorCode } from "../generated/codes.js";
export type { ErrorParams } from "../generated/errors.js";
export type { ErrorText, Locale } from "../generated/locale.js";
export type { ErrorCodeOf, OperationId } from "../generated/operations.js";
export {
  type AnswerOf,
  type ApiClient,
  type ClientOptions,
  createClient,
  type InputOf,
  type RunTask,
  type Solution,
} from "./client.js";
export type { RetryAdvice, Scope } from "./contract.js";
export { formatDuration } from "./duration-text.js";
export { CooldownError } from "./errors/cooldown-error.js";
export { errorFromJSON } from "./errors/error-from-json.js";
export {
  isCooldownError,
  isMaloiError,
  isNetworkError,
  isTimeoutError,
  isUnexpectedResponseError,
} from "./errors/guards.js";
export { type Description, type ErrorKind, MaloiError } from "./errors/maloi-error.js";
export { NetworkError } from "./errors/network-error.js";
export { TimeoutError } from "./errors/timeout-error.js";
export { UnexpectedResponseError } from "./errors/unexpected-response-error.js";
export type { ClientEvent, EventListener } from "./events.js";
export { type FetchClient, fetchClientOf } from "./fetch-client.js";
export { type AnyErrorCode, ApiError, isApiError, type ParamsOf } from "./known-errors.js";
export { localeFor } from "./locale-for.js";
export type { CallOptions } from "./options.js";
export type { RunTaskOptions, TaskProgress } from "./tasks/run-task.js";
export { formatTime, type TimeOptions } from "./time-text.js";
export type { FetchClientOptions, FetchFunction } from "./transport.js";
export type { OperationMethod, Result, SafeMethod } from "./types.js";
