import type { RetryAdvice } from "../contract.js";
import type { Locale } from "../locale.js";
import type { TimeOptions } from "../time-text.js";
import { describeText, textOf } from "./describe-code.js";
import { type Docs, docsUrl } from "./docs-url.js";
import { brand, type Description, MaloiError } from "./maloi-error.js";

export interface ApiErrorInit<Code extends string, Params> {
  readonly code: Code;
  readonly description: string;
  readonly status: number;
  readonly params: Params;
  readonly retry: RetryAdvice;
  /** How long the service asks to wait, in ms. */
  readonly retryAfter?: number | undefined;
  /** Where another thread or process had the answer: when it may be tried again. */
  readonly retryAt?: Date | undefined;
  /** Where the error reference is that has the code. */
  readonly docs?: Docs | undefined;
}

/** The service refused. `isApiError(error, code)` tells which parameters it has. */
export class ApiError<Code extends string = string, Params extends object = object> extends MaloiError {
  override readonly name = "ApiError";
  /** As it came over the wire, known to the contract or not. */
  readonly code: Code;
  /** The service's own words, in whatever language it chose; may be empty. */
  readonly description: string;
  /** The HTTP status it came with. The body decides, so it may be 200. */
  readonly status: number;
  /** The named parts of the description. */
  readonly params: Params;
  /** What the contract says may be done about it. For a code that it does not know, what the HTTP status says. */
  readonly retry: RetryAdvice;
  /** How long the service asked to wait, in ms; `undefined` where it did not ask. */
  readonly retryAfter: number | undefined;
  readonly #retryAt: Date | undefined;
  readonly #docs: Docs | undefined;

  constructor(operation: string, init: ApiErrorInit<Code, Params>) {
    const { code, description, status, params, retry, retryAfter, docs } = init;
    super(`${printable(code)} in answer to ${operation} (HTTP ${status})`, operation);
    this.code = code;
    this.description = description;
    this.status = status;
    this.params = params;
    this.retry = retry;
    this.retryAfter = retryAfter;
    const wait = retryAfter ?? (typeof retry === "object" ? retry.wait : undefined);
    this.#retryAt = init.retryAt ?? (wait === undefined ? undefined : new Date(Date.now() + wait));
    this.#docs = docs;
  }

  override get [brand](): "api" {
    return "api";
  }

  override get retryable(): boolean {
    return this.retry !== "never";
  }

  override get retryAt(): Date | undefined {
    return this.#retryAt;
  }

  override get docsUrl(): string | undefined {
    return this.#docs && docsUrl(this.#docs, this.code);
  }

  /**
   * The failure in the words of `locale`. For a code that the locale does not know, the description is the service's
   * own, or a general sentence where it sent none.
   */
  override describe(locale: Locale, options?: TimeOptions): Description {
    const text = textOf(locale, this.code);
    if (text) return describeText(this, text, locale.language, options, this.#docs);
    const { unknown } = locale.failures;
    const says = /[\p{L}\p{N}]/u.test(this.description);
    return {
      ...unknown,
      description: says ? this.description : unknown.description,
      language: locale.language,
    };
  }
}

/** A code as a line of a log may hold it: an unknown one can be anything. */
export function printable(code: string): string {
  return code.slice(0, 100).replace(/[^\x20-\x7E]/g, "?");
}
