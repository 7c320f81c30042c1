import type { OperationId } from "../../generated/operations.js";
import { Account } from "./account.js";
import { BanRule } from "./ban-rule.js";
import { FailurePlan } from "./failure-plan.js";
import type { Settings } from "./options.js";
import { TaskStore } from "./task-store.js";

/** A call as the mock remembers it. The key is not part of it. */
export interface ReceivedRequest {
  readonly operation: OperationId;
  /** The HTTP status that it was answered with. */
  readonly status: number;
  /** The code that it was answered with; absent when it succeeded. */
  readonly code?: string;
}

/** The simulated service between two resets. */
export interface Service {
  readonly settings: Settings;
  readonly account: Account;
  readonly tasks: TaskStore;
  readonly plan: FailurePlan;
  /** `undefined` where nobody is ever banned. */
  readonly banRule: BanRule | undefined;
  /** Grows with each call. */
  readonly requests: ReceivedRequest[];
}

export function startService(settings: Settings): Service {
  return {
    settings,
    account: new Account(settings.balance, settings.price),
    tasks: new TaskStore(settings),
    plan: new FailurePlan(),
    banRule: settings.banRule ? new BanRule(settings.now) : undefined,
    requests: [],
  };
}
