import type { ErrorCode } from "../../generated/codes.js";
import type { OperationId } from "../../generated/operations.js";
import type { Failure } from "./failure.js";

export interface FailOptions {
  /** Only calls of this operation fail. Default: those of any. */
  readonly operation?: OperationId;
  /** How many calls fail. Default: 1. */
  readonly times?: number;
  /** What stands in the place of `{{detail}}` in the description. Default: `…`. */
  readonly detail?: string;
}

interface PlannedFailure {
  readonly failure: Failure;
  readonly operation: OperationId | undefined;
  left: number;
}

/** Which of the calls to come fail because somebody wants them to. */
export class FailurePlan {
  #planned: readonly PlannedFailure[] = [];
  #standing: Failure | undefined;

  /** Comes after what was planned before. */
  next(code: ErrorCode, { operation, times = 1, detail }: FailOptions): void {
    this.#planned = [...this.#planned, { failure: { code, detail }, operation, left: times }];
  }

  /** For all calls that nothing else is planned for; `undefined` ends it. */
  always(code: ErrorCode | undefined): void {
    this.#standing = code && { code };
  }

  /** How a call of `operation` is to fail, if it is. It counts as made. */
  take(operation: OperationId): Failure | undefined {
    this.#planned = this.#planned.filter(({ left }) => left > 0);
    const planned = this.#planned.find((candidate) => (candidate.operation ?? operation) === operation);
    if (!planned) return this.#standing;
    planned.left -= 1;
    return planned.failure;
  }
}
