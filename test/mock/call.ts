import { type OperationId, operations } from "../../generated/operations.js";
import { isJsonObject, type JsonObject } from "../../src/json.js";
import { createMock, type Mock, type MockOptions, type Task } from "../../src/mock/index.js";

/** What came back, read. */
export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

/** Where the mock is called in tests: nobody listens there, so what gets past it fails. */
export const address = (operation: OperationId) => `http://mock.invalid${operations[operation].path}`;

/** Calls with the right key. */
export function call(
  mock: Mock,
  operation: OperationId,
  content: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = JSON.stringify({ clientKey: "demo-key", ...content });
  return send(mock, operation, { method: "POST", body, headers });
}

export async function send(mock: Mock, operation: OperationId, init: RequestInit): Promise<Answer> {
  return read(await mock.fetch(address(operation), init));
}

export async function read(response: Response): Promise<Answer> {
  const body: unknown = await response.json();
  if (!isJsonObject(body)) throw new Error("the body is no object");
  return { status: response.status, body };
}

/** A mock with a task that has to be asked for, and a way to ask. */
export async function startTask(options: MockOptions = {}, task: Task = { type: "AnyTask" }) {
  const mock = createMock(options);
  const created = await call(mock, "createTask", { task });
  const { taskId } = created.body;
  return { mock, created, taskId, poll: () => call(mock, "getTaskResult", { taskId }) };
}

/** `count` polls, one after the other. */
export async function pollTimes(poll: () => Promise<Answer>, count: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < count) answers.push(await poll());
  return answers;
}
