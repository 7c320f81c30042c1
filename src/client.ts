import { contract } from "../generated/contract.js";
import { createClient as createClientOf, settle } from "./create-client.js";
import { type RunTaskOptions, TaskRun } from "./tasks/run-task.js";
import { Ticker } from "./ticker.js";
import type {
  AnswerOf as AnswerOfContract,
  ApiClient as ClientOf,
  ClientOptionsOf,
  InputOf as InputOfContract,
  OperationIdOf,
  Result,
} from "./types.js";

type Contract = typeof contract;

/** The body of an operation's success. */
export type AnswerOf<Id extends OperationIdOf<Contract>> = AnswerOfContract<Contract, Id>;

/** What an operation is called with: its request body without the key, which the client fills in. */
export type InputOf<Id extends OperationIdOf<Contract>> = InputOfContract<Contract, Id>;

export type ClientOptions = ClientOptionsOf<Contract>;

type Status = AnswerOf<"getTaskResult">["status"];
type Task = InputOf<"createTask">["task"];

/** The result of a task. Which properties it has depends on the type of the task. */
export type Solution = NonNullable<AnswerOf<"getTaskResult">["solution"]>;

export type RunTask = (
  task: Task,
  options?: RunTaskOptions<Status> & Omit<InputOf<"createTask">, "task" | "clientKey">,
) => Promise<Solution>;

/** The client of the API that maloi ships: one method per operation, and `runTask` over two of them. */
export type ApiClient = Omit<ClientOf<Contract>, "safe"> & {
  /**
   * Creates a task, asks for its result as often as the contract allows, and resolves to its solution.
   *
   * @throws what createTask and getTaskResult throw; TimeoutError where there is no solution in time.
   */
  readonly runTask: RunTask;
  /** The same for those who do not want exceptions: each resolves to `{ data }` or `{ error }`. */
  readonly safe: ClientOf<Contract>["safe"] & {
    readonly runTask: (...args: Parameters<RunTask>) => Promise<Result<Solution>>;
  };
};

/**
 * A client of the API that maloi ships.
 *
 * @example
 * const api = createClient({ baseUrl: "http://127.0.0.1:4010", clientKey: "demo-key" });
 * const { balance } = await api.getBalance();
 *
 * @throws TypeError where an option cannot be meant, such as a `baseUrl` that is no URL or an empty `clientKey`.
 */
export function createClient(options: ClientOptions): ApiClient {
  const api = createClientOf(contract, options);
  const runTask = createRunTask(api);
  return { ...api, runTask, safe: { ...api.safe, runTask: settle(runTask) } };
}

/** Polls that are due within so many ms share a timer. */
const pollGrain = 100;

function createRunTask({
  createTask,
  getTaskResult,
}: Pick<ClientOf<Contract>, "createTask" | "getTaskResult">): RunTask {
  const ticker = new Ticker(pollGrain);
  const { polling } = contract.operations.getTaskResult;
  return async (task, { callbackUrl, appId, ...options } = {}) => {
    const input = { task, ...(callbackUrl && { callbackUrl }), ...(appId && { appId }) };
    const run = new TaskRun({ create: createTask, result: getTaskResult }, polling, ticker, options);
    return run.solve(input);
  };
}
