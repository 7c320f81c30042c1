import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { isMaloiError } from "../../src/index.js";
import { findLeaks } from "../faults/key.js";

/** Where the key can be seen in what an error or an event shows, looked at by what every platform has. */
export function leaksOf(shown: unknown): string[] {
  const { message, stack } = shown instanceof Error ? shown : { message: "", stack: "" };
  return findLeaks({
    message,
    stack: stack ?? "",
    string: String(shown),
    json: JSON.stringify(shown) ?? "",
    parts: textsIn(shown).join("\n"),
    clone: textsIn(structuredClone(shown)).join("\n"),
    words: isMaloiError(shown) ? JSON.stringify([shown.describe(vi), shown.describe(en)]) : "",
  });
}

/** Every text in what `value` has of its own, hidden or not, as deep as it goes. */
function textsIn(value: unknown, before: readonly unknown[] = []): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || before.includes(value)) return [];
  return Reflect.ownKeys(value).flatMap((key) => {
    return [String(key), ...textsIn(Reflect.get(value, key), [...before, value])];
  });
}
