import { contract } from "../generated/contract.js";
import type { operations, paths } from "../generated/openapi-types.js";
import type { OperationId } from "../generated/operations.js";
import { UntypedClient } from "./api-client.js";
import { isMaloiError } from "./errors/guards.js";
import type { MaloiError } from "./errors/maloi-error.js";
import type { ApiClientOptions, CallOptions } from "./options.js";
import { type RunTaskOptions, TaskRun } from "./tasks/run-task.js";
import { Ticker } from "./ticker.js";
import type { FetchClient } from "./transport.js";

type JsonContent<T> = T extends { content: { "application/json": infer Body } } ? Body : never;

/** One object type instead of several joined: easier to read in an editor, and strict about what it does not know. */
type Flat<T> = { [Key in keyof T]: T[Key] };

/** The body of an operation's success. */
export type AnswerOf<Id extends OperationId> = Flat<JsonContent<operations[Id]["responses"][200]>>;

type Credential = (typeof contract)["credential"];

/** What an operation is called with: its request body without the key, which the client fills in. */
export type InputOf<Id extends OperationId> = Flat<
  Omit<JsonContent<NonNullable<operations[Id]["requestBody"]>>, Credential> & { [Key in Credential]?: never }
>;

/** An operation as a method. Where nothing is required, its input may be left out. */
export type OperationMethod<Id extends OperationId> =
  Partial<InputOf<Id>> extends InputOf<Id>
    ? (input?: InputOf<Id>, options?: CallOptions) => Promise<AnswerOf<Id>>
    : (input: InputOf<Id>, options?: CallOptions) => Promise<AnswerOf<Id>>;

/** How a call ended: with the body of the success, or with the error. */
export type Result<Data> =
  | { readonly data: Data; readonly error?: undefined }
  | { readonly data?: undefined; readonly error: MaloiError };

/** An operation that resolves whether it fails or not. Only the reason of the caller's own signal is still thrown. */
export type SafeMethod<Id extends OperationId> = (
  ...args: Parameters<OperationMethod<Id>>
) => Promise<Result<AnswerOf<Id>>>;

type Status = AnswerOf<"getTaskResult">["status"];
type Task = InputOf<"createTask">["task"];

/** The result of a task. Which properties it has depends on the type of the task. */
export type Solution = NonNullable<AnswerOf<"getTaskResult">["solution"]>;

export type RunTask = (
  task: Task,
  options?: RunTaskOptions<Status> & Omit<InputOf<"createTask">, "task" | Credential>,
) => Promise<Solution>;

/**
 * One method per operation. Each resolves to the body of the success and rejects with a `MaloiError`: `ApiError`,
 * `NetworkError`, `TimeoutError`, `UnexpectedResponseError` or `CooldownError`; or, where the caller's signal ended it,
 * with the signal's reason.
 */
export type ApiClient = { readonly [Id in OperationId]: OperationMethod<Id> } & {
  /**
   * Creates a task, asks for its result as often as the contract allows, and resolves to its solution.
   *
   * @throws what createTask and getTaskResult throw; TimeoutError where there is no solution in time.
   */
  readonly runTask: RunTask;
  /** The same operations for those who do not want exceptions: each resolves to `{ data }` or `{ error }`. */
  readonly safe: { readonly [Id in OperationId]: SafeMethod<Id> } & {
    readonly runTask: (...args: Parameters<RunTask>) => Promise<Result<Solution>>;
  };
  /**
   * The openapi-fetch client underneath, with all that it can do. What is called through it needs the key in the body,
   * and fails as openapi-fetch does. Middleware that it is given sees every call, the key included.
   */
  readonly fetch: FetchClient<paths>;
};

export type ClientOptions = ApiClientOptions;

/**
 * A client of the API that `generated/` describes.
 *
 * @example
 * const api = createClient({ baseUrl: "http://127.0.0.1:4010", clientKey: "demo-key" });
 * const { balance } = await api.getBalance();
 *
 * @throws TypeError where an option cannot be meant, such as a `baseUrl` that is no URL or an empty `clientKey`.
 */
export function createClient(options: ClientOptions): ApiClient {
  const client = new UntypedClient<paths>(contract, options);
  const method =
    (id: string) =>
    (input: object = {}, callOptions: CallOptions = {}) =>
      client.call(id, input, callOptions);
  const ids = Object.keys(contract.operations);
  const methods = Object.fromEntries(ids.map((id) => [id, method(id)]));
  // The contract's table and the types come from the same description: they have the same operations.
  const api = { ...methods, fetch: client.transport.client } as Omit<ApiClient, "safe" | "runTask">;
  const runTask = createRunTask(api);
  const safe = Object.fromEntries([
    ...ids.map((id) => [id, settle(method(id))]),
    ["runTask", settle(runTask)],
  ]);
  return { ...api, runTask, safe } as ApiClient;
}

/** Polls that are due within so many ms share a timer. */
const pollGrain = 100;

function createRunTask({
  createTask,
  getTaskResult,
}: Pick<ApiClient, "createTask" | "getTaskResult">): RunTask {
  const ticker = new Ticker(pollGrain);
  const { polling } = contract.operations.getTaskResult;
  return async (task, { callbackUrl, appId, ...options } = {}) => {
    const input = { task, ...(callbackUrl && { callbackUrl }), ...(appId && { appId }) };
    const run = new TaskRun({ create: createTask, result: getTaskResult }, polling, ticker, options);
    return run.solve(input);
  };
}

function settle<Args extends unknown[], Data>(method: (...args: Args) => Promise<Data>) {
  return (...args: Args): Promise<Result<Data>> =>
    method(...args).then(
      (data) => ({ data }),
      (error: unknown) => {
        if (isMaloiError(error)) return { error };
        throw error;
      },
    );
}
