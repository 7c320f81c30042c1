import { ApiError, printable } from "../errors/api-error.js";
import { errorFromJSON } from "../errors/error-from-json.js";
import { isMaloiError } from "../errors/guards.js";
import type { Description, MaloiError } from "../errors/maloi-error.js";
import { isJsonObject, valueAt } from "../json.js";
import { languageChain } from "../language-chain.js";
import type { ErrorText, Locale } from "../locale.js";
import type { TimeOptions } from "../time-text.js";
import { escapeHtml } from "./html.js";
import { defaultNamespace, type I18nInstance } from "./instance.js";
import { failuresKey, type Library, preferences } from "./library.js";

/** What a program that has no client knows of a failure: what its own back end told it. */
export interface ReportedFailure {
  readonly code: string;
  readonly params?: object | undefined;
  /** The service's own words. */
  readonly description?: string | undefined;
  /** Before this time another try is of no use; a Date, or what JSON makes of one. Texts may have it as `{{retryIn}}`. */
  readonly retryAt?: Date | string | undefined;
}

export interface DescribeOptions extends TimeOptions {
  /** A language other than the instance's, whose texts are there. */
  readonly lng?: string;
  /** Where the texts are. Default: `errors`. */
  readonly namespace?: string;
  /** Whether the words are meant for `innerHTML`. Default: `false`, they are plain text. */
  readonly html?: boolean;
}

/** See `ErrorTexts.describe`. */
export function describe(
  library: Library,
  error: MaloiError | ReportedFailure,
  i18n: I18nInstance,
  { lng, namespace = defaultNamespace, html = false, ...times }: DescribeOptions = {},
): Description {
  const failure = isMaloiError(error) ? error : (errorFromJSON(error) ?? toApiError(error));
  const tags = [...(lng === undefined ? [] : [lng]), ...preferences(i18n.languages ?? [])];
  const bundles = bundlesFor(tags, library, (tag) => i18n.getResourceBundle(tag, namespace));
  const code = "code" in failure && typeof failure.code === "string" ? failure.code : undefined;
  // What was reported is of no operation, and has no message.
  const name = failure.operation ? failure.message : printable(code ?? "");
  const description = failure.describe(localeOf(bundles, code, name), times);
  return html ? escapeHtml(description) : description;
}

/** As JSON it may be anything: services have numbers for codes, and write `null` for what they do not know. */
function toApiError({ code, params, description, retryAt }: ReportedFailure): ApiError {
  const at = new Date(retryAt ?? Number.NaN);
  return new ApiError("", {
    code: String(code ?? ""),
    params: params ?? {},
    description: typeof description === "string" ? description : "",
    status: 0,
    retry: "never",
    retryAt: Number.isNaN(at.getTime()) ? undefined : at,
  });
}

interface Bundle {
  readonly language: string;
  readonly words: unknown;
}

/**
 * The texts that there are for a reader of `tags`, best first: those of the store, and where it has none in a language, those
 * that were loaded in it. A sentence in a language of others is better than a code.
 */
function bundlesFor(
  tags: readonly string[],
  library: Library,
  wordsOf: (tag: string) => unknown,
): readonly Bundle[] {
  const chains = tags.flatMap((tag) => [tag, ...languageChain(tag)]);
  const places = new Set([...chains, library.languageFor(tags), ...library.languages]);
  return [...places].map((tag) => ({
    language: library.languageFor([tag, ...tags]),
    words: wordsOf(tag) ?? library.wordsOf(tag),
  }));
}

/** Words for one failure, all in one language: the first that has them. Where none has any, `name` is what there is to say. */
function localeOf(bundles: readonly Bundle[], code: string | undefined, name: string): Locale {
  const coded = code === undefined ? undefined : firstOf(bundles, code, isErrorText);
  const general = firstOf(bundles, failuresKey, isFailures);
  return {
    language: coded?.language ?? general?.language ?? "en",
    errors: code !== undefined && coded ? { [code]: coded.value } : {},
    failures: general?.value ?? unspoken(name),
  };
}

function firstOf<T>(
  bundles: readonly Bundle[],
  key: string,
  is: (value: unknown) => value is T,
): { readonly language: string; readonly value: T } | undefined {
  for (const { language, words } of bundles) {
    const value = valueAt(words, [key]);
    if (is(value)) return { language, value };
  }
  return undefined;
}

function isErrorText(value: unknown): value is ErrorText {
  return (
    isJsonObject(value) &&
    ["description", "explanation", "action"].every((field) => typeof value[field] === "string")
  );
}

const kinds = ["unknown", "network", "timeout", "unexpectedResponse", "cooldown"];

function isFailures(value: unknown): value is Locale["failures"] {
  return isJsonObject(value) && kinds.every((kind) => isErrorText(value[kind]));
}

function unspoken(description: string): Locale["failures"] {
  const text = { description, explanation: "", action: "" };
  return { unknown: text, network: text, timeout: text, unexpectedResponse: text, cooldown: text };
}
