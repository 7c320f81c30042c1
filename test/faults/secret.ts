import { inspect } from "node:util";
import { vi } from "../../generated/locales/vi.js";
import { isMaloiError } from "../../src/index.js";

/** No encoding changes these, so they give the key away, or a half of it, in whatever form it was written. */
const halves = ["zq7xw9", "9wk3vh"] as const;

/** Holds what JSON, URLs and forms write otherwise. */
export const clientKey = `${halves[0]}"/ \\'%41+é/"${halves[1]}`;

/** The key as it is between JSON's quotes. */
export const keyInJson = JSON.stringify(clientKey).slice(1, -1);
export const keyInUrl = encodeURIComponent(clientKey);

/** Where the key can be seen in what an error or an event shows: the way of looking, and what is around it. */
export function leaksOf(shown: unknown): string[] {
  return Object.entries(viewsOf(shown)).flatMap(([view, text]) => {
    const at = Math.max(...halves.map((half) => text.indexOf(half)));
    return at < 0 ? [] : [`${view}: ${text.slice(Math.max(0, at - 60), at + 60)}`];
  });
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
