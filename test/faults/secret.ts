import { inspect } from "node:util";
import { vi } from "../../generated/locales/vi.js";
import { isMaloiError } from "../../src/index.js";
import { findLeaks } from "./key.js";

/** Where the key can be seen in what an error or an event shows: the way of looking, and what is around it. */
export function leaksOf(shown: unknown): string[] {
  return findLeaks(viewsOf(shown));
}

/** Everything that a log, a reporter or a debugger could make of a value. */
function viewsOf(shown: unknown): Record<string, string> {
  const whole = { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null };
  const { message, stack } = shown instanceof Error ? shown : { message: "", stack: "" };
  return {
    message,
    stack: stack ?? "",
    string: String(shown),
    json: JSON.stringify(shown) ?? "",
    inspect: inspect(shown, whole),
    clone: inspect(structuredClone(shown), whole),
    words: isMaloiError(shown) ? inspect(shown.describe(vi)) : "",
  };
}
