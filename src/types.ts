import type { RuntimeContract } from "./contract.js";
import type { ApiError } from "./errors/api-error.js";
import type { MaloiError } from "./errors/maloi-error.js";
import type { ApiClientOptions, CallOptions } from "./options.js";
import type { ClientKey } from "./secrets.js";
import type { Fetching } from "./transport.js";

/* What the compiler knows of a client, from the contract that was generated for it. */

/** What an operation is called with, and what it answers. */
export interface CallTypes {
  readonly input: object;
  readonly answer: unknown;
}

/** The types that belong to a contract. */
export interface ContractTypes {
  readonly calls: object;
  /** openapi-typescript's. */
  readonly paths: object;
  /** The parameters of those codes that have any. */
  readonly params: object;
}

/** `generated/contract.ts`: what the client decides by, and what the compiler knows of it. */
export interface TypedContract extends RuntimeContract {
  /** Known to the compiler alone: there is no such property. */
  readonly types?: ContractTypes;
}

export type TypesOf<C extends TypedContract> = NonNullable<C["types"]>;

export type OperationIdOf<C extends TypedContract> = keyof TypesOf<C>["calls"] & string;

/** The codes of a contract. */
export type CodeOf<C extends TypedContract> = keyof C["errors"] & string;

/** The parameters of a code; none for most. */
export type ParamsOf<C extends TypedContract, Code extends string> = Code extends keyof TypesOf<C>["params"]
  ? TypesOf<C>["params"][Code] & object
  : object;

/** One of the contract's codes, or one that the service learnt since: code completion for the former, room for the latter. */
export type AnyCodeOf<C extends TypedContract> = CodeOf<C> | (string & {});

/** What a call of a contract's client may be refused with. */
export type ApiErrorOf<C extends TypedContract, Code extends string = AnyCodeOf<C>> = ApiError<
  Code,
  ParamsOf<C, Code>
>;

/** One object type instead of several joined: easier to read in an editor, and strict about what it does not know. */
type Flat<T> = { [Key in keyof T]: T[Key] };

type CallOf<
  C extends TypedContract,
  Id extends OperationIdOf<C>,
> = TypesOf<C>["calls"][Id] extends infer Types extends CallTypes ? Types : never;

/** The success of an operation. */
export type AnswerOf<C extends TypedContract, Id extends OperationIdOf<C>> = CallOf<C, Id>["answer"];

/**
 * What an operation is called with: its request body, without the secret, which the client fills in; or, where it has
 * parameters, `path`, `query`, `header`, `cookie` and `body`.
 */
export type InputOf<C extends TypedContract, Id extends OperationIdOf<C>> = Flat<CallOf<C, Id>["input"]>;

/** An operation as a method. Where nothing is required, its input may be left out. */
export type OperationMethod<C extends TypedContract, Id extends OperationIdOf<C>> =
  Partial<InputOf<C, Id>> extends InputOf<C, Id>
    ? (input?: InputOf<C, Id>, options?: CallOptions) => Promise<AnswerOf<C, Id>>
    : (input: InputOf<C, Id>, options?: CallOptions) => Promise<AnswerOf<C, Id>>;

/** How a call ended: with the success, or with the error. */
export type Result<Data> =
  | { readonly data: Data; readonly error?: undefined }
  | { readonly data?: undefined; readonly error: MaloiError };

/** An operation that resolves whether it fails or not. Only the reason of the caller's own signal is still thrown. */
export type SafeMethod<C extends TypedContract, Id extends OperationIdOf<C>> = (
  ...args: Parameters<OperationMethod<C, Id>>
) => Promise<Result<AnswerOf<C, Id>>>;

/**
 * One method per operation. Each resolves to the success and rejects with a `MaloiError`: `ApiError`, `NetworkError`,
 * `TimeoutError`, `UnexpectedResponseError` or `CooldownError`; or, where the caller's signal ended it, with the signal's
 * reason.
 */
export type ApiClient<C extends TypedContract> = {
  readonly [Id in OperationIdOf<C>]: OperationMethod<C, Id>;
} & {
  /** The same operations for those who do not want exceptions: each resolves to `{ data }` or `{ error }`. */
  readonly safe: { readonly [Id in OperationIdOf<C>]: SafeMethod<C, Id> };
} & Fetching<TypesOf<C>["paths"]>;

/** The secret is needed where the contract says where it goes. */
export type ClientOptionsOf<C extends TypedContract> = Omit<ApiClientOptions, "clientKey"> &
  (C["credentials"] extends object
    ? { readonly clientKey: ClientKey<keyof C["credentials"] & string> }
    : { readonly clientKey?: undefined });
