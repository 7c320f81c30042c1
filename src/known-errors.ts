import type { contract } from "../generated/contract.js";
import { ApiError as AnyApiError } from "./errors/api-error.js";
import { type Guards, isApiError as isAnyApiError } from "./errors/guards.js";
import type { AnyCodeOf, ParamsOf as ParamsOfContract } from "./types.js";

/* The errors of the contract that maloi ships, by their codes. */

type Contract = typeof contract;

/** One of the contract's codes, or one that the service learnt since: code completion for the former, room for the latter. */
export type AnyErrorCode = AnyCodeOf<Contract>;

/** The parameters of a code; none for most. */
export type ParamsOf<Code extends string> = ParamsOfContract<Contract, Code>;

/** The service refused. `isApiError(error, code)` tells which parameters it has. */
export type ApiError<Code extends string = AnyErrorCode> = AnyApiError<Code, ParamsOf<Code>>;
export const ApiError = AnyApiError;

/**
 * Whether the service refused, and where codes are given, with one of these; then the compiler knows which parameters
 * there are. A code that the contract does not have is a mistake here: compare `error.code` with it instead.
 *
 * @example
 * if (isApiError(error, "ERROR_INVALID_TASK_DATA")) console.log(error.params.detail);
 */
export const isApiError = isAnyApiError as Guards<Contract>["isApiError"];
