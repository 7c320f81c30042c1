import { operations } from "../../generated/operations.js";
import { createClient, isCooldownError } from "../../src/index.js";
import type { Mock, Task } from "../../src/mock/index.js";

export type CallEnd = "success" | "failure" | "refused";

/** Calls createTask for a worker, with all retries. `refused` where the client sent nothing, or nothing more. */
export type Caller = (task: Task) => Promise<CallEnd>;

const clientKey = "demo-key";
const baseUrl = "http://mock.invalid";

/** What many write: whatever the status calls no success is sent again, three times, after a short fixed pause. */
function naive({ fetch }: Mock): Caller {
  const { method, path } = operations.createTask;
  return async (task) => {
    const body = JSON.stringify({ clientKey, task });
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(baseUrl + path, { method, body });
      if (response.ok) return "success";
      if (attempt > 3) return "failure";
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  };
}

/** One client for all workers, as it is by default. */
function maloi({ fetch }: Mock): Caller {
  const api = createClient({ baseUrl, clientKey, fetch });
  return async (task) => {
    const { error } = await api.safe.createTask({ task });
    if (!error) return "success";
    return isCooldownError(error) ? "refused" : "failure";
  };
}

export const callers = { naive, maloi } as const;

export type CallerName = keyof typeof callers;
