import { type ErrorFacts, errorFacts } from "../../generated/errors.js";
import type { operations } from "../../generated/openapi-types.js";
import { type ErrorCodeOf, type OperationId, operationErrorCodes } from "../../generated/operations.js";
import { isJsonObject, type JsonObject } from "../json.js";
import type { Failure } from "./failure.js";
import { imageTask, type TaskOutcome } from "./options.js";
import type { Service } from "./service.js";

export type Success<Id extends OperationId> = operations[Id]["responses"][200]["content"]["application/json"];

/** How a call ends. Only a code that the contract lists for the operation passes the compiler. */
export type Outcome<Id extends OperationId> = Success<Id> | Failure<ErrorCodeOf<Id>>;

/** What each operation does, once the key is known to be right. */
export const handlers: {
  readonly [Id in OperationId]: (body: JsonObject, service: Service) => Outcome<Id> | Promise<Outcome<Id>>;
} = { createTask, getTaskResult, getBalance };

async function createTask({ task }: JsonObject, service: Service): Promise<Outcome<"createTask">> {
  if (!isJsonObject(task)) return invalid("task must be an object");
  const { type, body } = task;
  if (typeof type !== "string" || type === "") return invalid("task.type must be a non-empty string");
  if (!service.account.canPay) return { code: "ERROR_ZERO_BALANCE" };
  const fault = type === imageTask ? imageFault(body) : undefined;
  if (fault) return fault;
  const outcome = await service.settings.recognize({ ...task, type });
  return type === imageTask ? finishTask(outcome, service) : startTask(outcome, service);
}

function imageFault(body: unknown): Failure<ErrorCodeOf<"createTask">> | undefined {
  if (typeof body !== "string" || body === "") return invalid("task.body must be an image in base64");
  return isBase64(body) ? undefined : { code: "ERROR_PARSE_IMAGE_FAIL" };
}

/** Standard base64, padded, without a `data:` prefix or line breaks. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, ""));
}

function invalid(detail: string): Failure<"ERROR_INVALID_TASK_DATA"> {
  return { code: "ERROR_INVALID_TASK_DATA", detail };
}

/** A task whose result is known when it is created. */
function finishTask(solution: TaskOutcome, { account, tasks }: Service): Outcome<"createTask"> {
  if (typeof solution === "string") return { code: solution };
  // Another task may have been charged during the recognition.
  if (!account.charge()) return { code: "ERROR_ZERO_BALANCE" };
  return { errorId: 0, taskId: tasks.add(solution, ["ready"]), status: "ready", solution };
}

/** A task whose result has to be asked for. */
function startTask(outcome: TaskOutcome, { settings, account, tasks }: Service): Outcome<"createTask"> {
  if (typeof outcome === "string" && !isPollCode(outcome)) return { code: outcome };
  const free = typeof outcome === "string" && isFree(outcome);
  if (!free && !account.charge()) return { code: "ERROR_ZERO_BALANCE" };
  return { errorId: 0, taskId: tasks.add(outcome, settings.steps) };
}

type PollCode = ErrorCodeOf<"createTask"> & ErrorCodeOf<"getTaskResult">;

function isPollCode(code: ErrorCodeOf<"createTask">): code is PollCode {
  const codes: readonly string[] = operationErrorCodes.getTaskResult;
  return codes.includes(code);
}

function isFree(code: PollCode): boolean {
  const { billed }: ErrorFacts = errorFacts[code];
  return billed === false;
}

function getTaskResult({ taskId }: JsonObject, { tasks }: Service): Outcome<"getTaskResult"> {
  const poll = tasks.poll(taskId);
  if (!poll) return { code: "ERROR_TASKID_INVALID" };
  const { status, outcome } = poll;
  if (status !== "ready") return { errorId: 0, status };
  return typeof outcome === "string" ? { code: outcome } : { errorId: 0, status, solution: outcome };
}

function getBalance(_: JsonObject, { account }: Service): Outcome<"getBalance"> {
  return { errorId: 0, balance: account.balance, packages: [] };
}
