import type { ErrorCodeOf } from "../../generated/operations.js";
import type { Settings, Solution, TaskStatus } from "./options.js";

/** What a poll finds; the outcome counts once the status is `ready`. */
export interface Poll {
  readonly status: TaskStatus;
  readonly outcome: Solution | ErrorCodeOf<"getTaskResult">;
}

interface StoredTask {
  readonly created: number;
  readonly steps: readonly TaskStatus[];
  readonly outcome: Poll["outcome"];
  polls: number;
}

/** The tasks that still answer. */
export class TaskStore {
  readonly #settings: Settings;
  readonly #tasks = new Map<string, StoredTask>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Keeps a task and names it. */
  add(outcome: Poll["outcome"], steps: readonly TaskStatus[]): string {
    this.#sweep();
    const id = crypto.randomUUID();
    this.#tasks.set(id, { created: this.#settings.now(), steps, outcome, polls: 0 });
    return id;
  }

  /** What the task answers this time; nothing where `id` names none, or one that no longer answers. */
  poll(id: unknown): Poll | undefined {
    const task = typeof id === "string" ? this.#tasks.get(id) : undefined;
    if (!task || this.#isOver(task)) return undefined;
    const status = task.steps[Math.min(task.polls, task.steps.length - 1)] ?? "ready";
    task.polls += 1;
    return { status, outcome: task.outcome };
  }

  #isOver({ created, polls }: StoredTask): boolean {
    const { now, taskLifetime, maxPolls } = this.#settings;
    return now() - created >= taskLifetime || polls >= maxPolls;
  }

  /** A mock may run for days. The oldest tasks come first. */
  #sweep(): void {
    for (const [id, task] of this.#tasks) {
      if (!this.#isOver(task)) return;
      this.#tasks.delete(id);
    }
  }
}
