import { own } from "../json.js";
import type { ErrorText, Locale } from "../locale.js";
import { fillPlaceholders, findPlaceholders, type Template } from "../placeholders.js";
import { withTimes } from "../retry-text.js";
import type { TimeOptions } from "../time-text.js";
import { type Docs, docsUrl } from "./docs-url.js";
import type { Description } from "./maloi-error.js";

/** What a text may mention of a failure. */
export interface Mentioned {
  readonly code: string;
  readonly params?: object;
  readonly retryAt: Date | undefined;
}

/** The words that `locale` has for `code`; `undefined` where it has none. */
export function textOf({ errors }: Locale, code: string): ErrorText | undefined {
  return own(errors, code);
}

/** Of each text that was shown once, so that its placeholders are looked for once. */
const templates = new WeakMap<ErrorText, Readonly<Record<keyof ErrorText, Template>>>();

function templatesOf(text: ErrorText): Readonly<Record<keyof ErrorText, Template>> {
  const known = templates.get(text);
  if (known) return known;
  const { description, explanation, action } = text;
  const found = {
    description: findPlaceholders(description),
    explanation: findPlaceholders(explanation),
    action: findPlaceholders(action),
  };
  templates.set(text, found);
  return found;
}

/** `text` with everything filled in. */
export function describeText(
  failure: Mentioned,
  text: ErrorText,
  language: string,
  options: TimeOptions | undefined,
  docs: Docs | undefined,
): Description {
  const { description, explanation, action } = templatesOf(text);
  let values: object | undefined;
  const fill = (template: Template) => {
    if (typeof template === "string") return template;
    values ??= withTimes(failure.params, failure.retryAt, language, options);
    return fillPlaceholders(template, values, language);
  };
  const filled = {
    description: fill(description),
    explanation: fill(explanation),
    action: fill(action),
    language,
  };
  return docs ? { ...filled, docsUrl: docsUrl(docs, failure.code, language) } : filled;
}
