export type { FailOptions } from "./failure-plan.js";
export { codeHeader, createMock, type Mock } from "./mock.js";
export type { MockOptions, Solution, Task, TaskOutcome, TaskStatus } from "./options.js";
export type { ReceivedRequest } from "./service.js";
