import type { Locale } from "../locale.js";
import { fillPlaceholders } from "../placeholders.js";
import { type Docs, docsUrl } from "./docs-url.js";
import type { Description } from "./maloi-error.js";

/** The words that `locale` has for `code`, with `params` filled in; `undefined` where it has none. */
export function describeCode(
  { errors, language }: Locale,
  code: string,
  params: object,
  docs: Docs | undefined,
): Description | undefined {
  const text = Object.hasOwn(errors, code) ? errors[code] : undefined;
  return (
    text && {
      description: fillPlaceholders(text.description, params),
      explanation: fillPlaceholders(text.explanation, params),
      action: fillPlaceholders(text.action, params),
      language,
      ...(docs && { docsUrl: docsUrl(docs, code, language) }),
    }
  );
}
