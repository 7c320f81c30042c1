/* Compiled, never run: what must be an error for the compiler, and what must not be. `npm run types` checks it. */
import type { ErrorParams } from "maloi";
import {
  createClient,
  type ErrorCodeOf,
  formatDuration,
  formatTime,
  isApiError,
  isCooldownError,
  isNetworkError,
  type Locale,
  localeFor,
} from "maloi";
import { ErrorCode } from "maloi/codes";
import { en } from "maloi/locales/en";
import { vi } from "maloi/locales/vi";

const api = createClient({ baseUrl: "http://127.0.0.1:4010", clientKey: "k" });

export async function calls(): Promise<void> {
  const { taskId } = await api.createTask({ task: { type: "ImageToTextTask", body: "aGk=", anything: 1 } });
  const id: string = taskId;
  const { status, solution } = await api.getTaskResult({ taskId: id }, { timeout: 1000 });
  const known: "idle" | "processing" | "ready" = status;
  const text: unknown = solution?.["text"];
  const { balance, packages } = await api.getBalance();
  const sum: number = balance + packages.length;
  void [known, text, sum];

  // @ts-expect-error: a task has a type
  await api.createTask({ task: { body: "aGk=" } });
  // @ts-expect-error: the input is required
  await api.getTaskResult();
  // @ts-expect-error: the key is filled in by the client
  await api.getBalance({ clientKey: "k" });
  // @ts-expect-error: the input is an object
  await api.getBalance(5);
  const options = { timeout: 1000 };
  // @ts-expect-error: options are the second argument
  await api.getBalance(options);
  // @ts-expect-error: no such operation
  await api.deleteTask({ taskId: id });
  // @ts-expect-error: no such option
  await api.getBalance({}, { retries: 1 });
}

export function locales(tags: readonly string[]): Locale {
  const { language }: { language: "vi" | "en" } = localeFor("vi-VN", [vi, en]);
  void language;
  // @ts-expect-error: somebody may read none of them
  localeFor(tags, []);
  return localeFor(tags, [vi, en]);
}

export function errors(error: unknown): void {
  if (isApiError(error, "ERROR_INVALID_TASK_DATA")) {
    const detail: string = error.params.detail;
    const code: "ERROR_INVALID_TASK_DATA" = error.code;
    void [detail, code];
  }
  if (isApiError(error, ErrorCode.ERROR_RATE_LIMIT)) {
    // @ts-expect-error: this code has no parameters
    void error.params.detail;
  }
  if (isApiError(error, "ERROR_RATE_LIMIT", "ERROR_ZERO_BALANCE")) {
    const code: "ERROR_RATE_LIMIT" | "ERROR_ZERO_BALANCE" = error.code;
    void code;
  }
  if (isApiError(error, "ERROR_RATE_LIMIT", "ERROR_INVALID_TASK_DATA")) {
    if (error.code === "ERROR_INVALID_TASK_DATA") void error.params.detail.length;
  }
  const codes: ErrorCode[] = [];
  // @ts-expect-error: a list may be empty, and then it would ask for no code at all
  isApiError(error, ...codes);
  if (isApiError(error)) {
    // Known codes are offered, unknown ones are allowed.
    if (error.code === "ERROR_ZERO_BALANCE" || error.code === "ERROR_FROM_THE_FUTURE") return;
    const sentence: string = error.describe(vi).description;
    void sentence;
  }
  if (isNetworkError(error)) void error.describe(en, { timeZone: "Asia/Ho_Chi_Minh" }).action;
  // @ts-expect-error: no such option
  if (isApiError(error)) void error.describe(en, { zone: "UTC" });
  // @ts-expect-error: the right spelling is not the service's
  isApiError(error, "ERROR_SERVICE_UNAVAILABLE");
}

export function times(error: unknown): void {
  if (!isCooldownError(error)) return;
  const left: string = formatDuration(error.retryAt.getTime() - Date.now(), "vi");
  const until: string = formatTime(error.retryAt, "vi", { timeZone: "UTC" });
  // @ts-expect-error: in which language must be said
  formatDuration(1000);
  // @ts-expect-error: a time is a Date
  formatTime(1000, "vi");
  void [left, until];
}

/** Exhaustive by compiler: a code that is added to the operation makes this an error. */
export function exhaustive(code: ErrorCodeOf<"getBalance">): string {
  switch (code) {
    case "ERROR_SERVICE_UNAVALIABLE":
    case "ERROR_RATE_LIMIT":
      return "later";
    case "ERROR_BAD_REQUEST":
    case "ERROR_KEY_DENIED_ACCESS":
      return "never";
    case "ERROR_IP_BANNED":
    case "ERROR_KEY_TEMP_BLOCKED":
      return "blocked";
  }
}

// @ts-expect-error: getBalance is not about a task
export const wrong: ErrorCodeOf<"getBalance"> = "ERROR_TASKID_INVALID";

export const params: ErrorParams["ERROR_INVALID_TASK_DATA"] = { detail: "" };

// @ts-expect-error: a language has every code
export const half: Locale = { ...vi, errors: { ERROR_RATE_LIMIT: vi.errors.ERROR_RATE_LIMIT } };

// @ts-expect-error: the key is required
createClient({ baseUrl: "http://127.0.0.1:4010" });

// @ts-expect-error: the contract does not have this language
export const other = import("maloi/locales/fr");
