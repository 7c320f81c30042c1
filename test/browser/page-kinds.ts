import { inject } from "vitest";

export const languages = ["vi", "en", "ja", "ru", "zh-Hans"];

/** Those that everything is looked at in; the others differ from them in nothing but their words. */
export const looked = ["vi", "en", "ja"];
export const others = languages.filter((language) => !looked.includes(language));

/** Pages below a language, of which there are others alike. One code for each way to try again, and one with a parameter. */
const examples = [
  "errors/ERROR_INVALID_TASK_DATA",
  "errors/ERROR_RATE_LIMIT",
  "errors/ERROR_KEY_TEMP_BLOCKED",
  "errors/ERROR_CAPTCHA_UNSOLVABLE",
  "operations/createTask",
  "guides/first-call",
  "guides/handling-errors",
];

/** A page of every kind: those that are the only ones of theirs, and the examples of the others. */
export function pageKinds(): string[] {
  const own = inject("pages").filter((page) => !page.includes("/") || examples.includes(page));
  return own.map((page) => (page === "" ? "" : `${page}/`));
}
