import { ApiError } from "../errors/api-error.js";
import { MaloiError } from "../errors/maloi-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { UnexpectedResponseError } from "../errors/unexpected-response-error.js";
import type { CallOptions } from "../options.js";
import type { Ticker } from "../ticker.js";

/** How a task is getting on. */
export interface TaskProgress<Status extends string = string> {
  readonly taskId: string;
  readonly status: Status;
  /** In ms, since `runTask` was called. */
  readonly elapsed: number;
  /** How many times this task's result was asked for. */
  readonly polls: number;
}

export interface RunTaskOptions<Status extends string = string> {
  /**
   * How long the whole may take, in ms, further tasks included.
   *
   * @default 120 000
   */
  readonly deadline?: number | undefined;
  /**
   * How many further tasks may be created when one is over without a result and the contract says that a new one may
   * succeed. Each may cost money.
   *
   * @default 1
   */
  readonly maxResubmits?: number | undefined;
  /** Ends it at once; the task itself goes on at the service. */
  readonly signal?: AbortSignal | undefined;
  /** Told after the creation and after each poll. What it throws is ignored. */
  readonly onProgress?: ((progress: TaskProgress<Status>) => void) | undefined;
}

/** How often, and how many times, a result is asked for; from the contract. */
export interface Polling {
  /** In ms. */
  readonly every: number;
  readonly atMost: number;
}

/** What a state of a task looks like to us. */
interface TaskState<Status extends string, Solution> {
  readonly status?: Status | undefined;
  readonly solution?: Solution | undefined;
}

/** The two operations that a task takes. */
export interface TaskApi<Input, Status extends string, Solution> {
  create(
    input: Input,
    options: CallOptions,
  ): Promise<TaskState<Status, Solution> & { readonly taskId: string }>;
  result(input: { taskId: string }, options: CallOptions): Promise<TaskState<Status, Solution>>;
}

const defaultDeadline = 120_000;
const defaultResubmits = 1;

/** Polls are spread over this share of the interval, so that tasks that began together do not ask together. */
const jitter = 0.2;

/** One run: creates a task, asks for its result until there is one, and creates another where that may help. */
export class TaskRun<Input, Status extends string, Solution> {
  readonly #api: TaskApi<Input, Status, Solution>;
  readonly #polling: Polling;
  readonly #ticker: Ticker;
  readonly #options: RunTaskOptions<Status>;
  readonly #started = Date.now();

  constructor(
    api: TaskApi<Input, Status, Solution>,
    polling: Polling,
    ticker: Ticker,
    options: RunTaskOptions<Status>,
  ) {
    this.#api = api;
    this.#polling = polling;
    this.#ticker = ticker;
    this.#options = options;
  }

  async solve(input: Input): Promise<Solution> {
    const { maxResubmits = defaultResubmits } = this.#options;
    for (let resubmits = 0; ; resubmits++) {
      try {
        return await this.#solveOnce(input);
      } catch (error) {
        const isOver = error instanceof ApiError && error.retry === "resubmit";
        if (!isOver || resubmits >= maxResubmits) throw error;
      }
    }
  }

  async #solveOnce(input: Input): Promise<Solution> {
    const { taskId, ...created } = await this.#api.create(input, this.#callOptions("createTask"));
    this.#report(taskId, created.status, 0);
    if (created.solution !== undefined) return created.solution;
    for (let polls = 1; polls <= this.#polling.atMost; polls++) {
      await this.#pause(this.#polling.every * (1 + Math.random() * jitter));
      const state = await this.#ask(taskId);
      this.#report(taskId, state?.status, polls);
      if (state?.solution !== undefined) return state.solution;
      if (state?.status === "ready") throw readyWithoutSolution();
    }
    throw this.#timeout();
  }

  /** The state of the task; nothing where it could not be had this time. The task may be paid for: it is not given up. */
  async #ask(taskId: string): Promise<TaskState<Status, Solution> | undefined> {
    try {
      return await this.#api.result({ taskId }, this.#callOptions("getTaskResult"));
    } catch (error) {
      if (!(error instanceof MaloiError) || !error.retryable) throw error;
      if (error instanceof ApiError && error.retry === "resubmit") throw error;
      const until = error.retryAt?.getTime() ?? Date.now();
      if (until >= this.#ends) throw error;
      await this.#pause(until - Date.now());
      return undefined;
    }
  }

  get #ends(): number {
    return this.#started + (this.#options.deadline ?? defaultDeadline);
  }

  #callOptions(operation: string): CallOptions {
    const deadline = this.#ends - Date.now();
    if (deadline <= 0) throw this.#timeout(operation);
    return { deadline, signal: this.#options.signal };
  }

  /** Does not wait for what comes too late. */
  async #pause(ms: number): Promise<void> {
    const left = this.#ends - Date.now();
    await this.#ticker.wait(Math.max(0, Math.min(ms, left)), this.#options.signal);
    if (ms >= left) throw this.#timeout();
  }

  #timeout(operation = "getTaskResult"): TimeoutError {
    return new TimeoutError(operation, Date.now() - this.#started);
  }

  #report(taskId: string, status: Status | undefined, polls: number): void {
    if (status === undefined) return;
    try {
      this.#options.onProgress?.({ taskId, status, elapsed: Date.now() - this.#started, polls });
    } catch {
      // Progress never changes what happens.
    }
  }
}

function readyWithoutSolution(): UnexpectedResponseError {
  const reason = "ready without a solution";
  return new UnexpectedResponseError("getTaskResult", { status: 200, reason, body: "", unreadable: false });
}
