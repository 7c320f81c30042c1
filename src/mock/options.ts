import type { Locale } from "../../generated/locale.js";
import { vi } from "../../generated/locales/vi.js";
import type { components } from "../../generated/openapi-types.js";
import type { ErrorCodeOf } from "../../generated/operations.js";

export type Task = components["schemas"]["Task"];
export type TaskStatus = components["schemas"]["TaskStatus"];
export type Solution = components["schemas"]["Solution"];

/**
 * How a task ends: with a solution or with a code. A code that getTaskResult can return is what the poll gets that
 * would have got the solution; any other, and any for a task that is answered at once, is createTask's answer.
 */
export type TaskOutcome = Solution | ErrorCodeOf<"createTask">;

export interface MockOptions {
  /** The only key that is accepted. Default: `demo-key`. */
  readonly clientKey?: string;
  /** What the account holds at first. Default: 10. */
  readonly balance?: number;
  /** What a task costs. Default: 1. */
  readonly price?: number;
  /** The language of `errorDescription`. Default: `vi`, as the guide has it. */
  readonly locale?: Locale;
  /** The clock that tasks age and bans end by, in ms. Default: `Date.now`. */
  readonly now?: () => number;
  /**
   * The statuses that a task answers its polls with, the last of them from then on; its outcome comes with `ready`.
   * Without `ready` a task never ends. Default: `idle`, `processing`, `ready`.
   */
  readonly steps?: readonly TaskStatus[];
  /** Decides, once and when the task is created, how it ends. Default: a made-up solution. */
  readonly recognize?: (task: Task) => TaskOutcome | Promise<TaskOutcome>;
  /** In ms: how long after its creation a task answers. Default: 300000, that is 5 minutes. */
  readonly taskLifetime?: number;
  /** How many polls a task answers. Default: 120. */
  readonly maxPolls?: number;
  /**
   * In ms: how long each answer is on its way, after the request has had its effect; `Infinity` for an answer that
   * never comes. Default: 0.
   */
  readonly latency?: number;
  /**
   * Whether too many failures get the caller banned, as the catalog says: once so many were answered in so short a
   * time, whatever their codes and operations, every call that comes is answered with the ban's code until the longest
   * stated wait has passed. It comes before the header and whatever is planned. Default: `false`.
   */
  readonly banRule?: boolean;
}

/** The task type that is answered at once. */
export const imageTask = "ImageToTextTask";

export type Settings = Required<MockOptions>;

export function settingsFrom({
  clientKey = "demo-key",
  balance = 10,
  price = 1,
  locale = vi,
  // Looked up at each call, so that a test may replace the clock later.
  now = () => Date.now(),
  steps = ["idle", "processing", "ready"],
  recognize = recognizeNothing,
  taskLifetime = 5 * 60 * 1000,
  maxPolls = 120,
  latency = 0,
  banRule = false,
}: MockOptions): Settings {
  return {
    clientKey,
    balance,
    price,
    locale,
    now,
    steps,
    recognize,
    taskLifetime,
    maxPolls,
    latency,
    banRule,
  };
}

function recognizeNothing({ type }: Task): Solution {
  return type === imageTask ? { text: "maloi" } : { token: "maloi-mock-token" };
}
