import type { ErrorText, Locale } from "../locale.js";
import { fillPlaceholders } from "../placeholders.js";
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
  return Object.hasOwn(errors, code) ? errors[code] : undefined;
}

/** `text` with everything filled in. */
export function describeText(
  { code, params, retryAt }: Mentioned,
  text: ErrorText,
  language: string,
  options: TimeOptions | undefined,
  docs: Docs | undefined,
): Description {
  const values = withTimes(params, retryAt, language, options);
  const fill = (words: string) => fillPlaceholders(words, values, language);
  return {
    description: fill(text.description),
    explanation: fill(text.explanation),
    action: fill(text.action),
    language,
    ...(docs && { docsUrl: docsUrl(docs, code, language) }),
  };
}
