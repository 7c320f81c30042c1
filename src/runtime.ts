/* maloi/runtime: the client of any contract that maloi generated. It knows none itself. */

export type {
  RetryAdvice,
  RuntimeContract,
  RuntimeCredential,
  RuntimeEnvelope,
  RuntimeError,
  RuntimeOperation,
  Scope,
} from "./contract.js";
export { createClient } from "./create-client.js";
export { formatDuration } from "./duration-text.js";
export { ApiError } from "./errors/api-error.js";
export { CooldownError } from "./errors/cooldown-error.js";
export { errorFromJSON } from "./errors/error-from-json.js";
export {
  type Guards,
  guardsOf,
  isApiError,
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
export type { ErrorText, Locale } from "./locale.js";
export { localeFor } from "./locale-for.js";
export type { CallOptions } from "./options.js";
export type { ClientKey, Secret } from "./secrets.js";
export { formatTime, type TimeOptions } from "./time-text.js";
export type { FetchClientOptions, FetchFunction } from "./transport.js";
export type {
  AnswerOf,
  AnyCodeOf,
  ApiClient,
  ApiErrorOf,
  ClientOptionsOf,
  CodeOf,
  InputOf,
  OperationIdOf,
  OperationMethod,
  ParamsOf,
  Result,
  SafeMethod,
  TypedContract,
} from "./types.js";
