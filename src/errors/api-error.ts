import type { ErrorCode } from "../../generated/codes.js";
import type { ErrorParams } from "../../generated/errors.js";
import type { Locale } from "../../generated/locale.js";
import type { RetryAdvice } from "../contract.js";
import { fillPlaceholders } from "../placeholders.js";
import { brand, type Description, MaloiError } from "./maloi-error.js";

/** One of the contract's codes, or one that the service learnt since: code completion for the former, room for the latter. */
export type AnyErrorCode = ErrorCode | (string & {});

/** The parameters of a code; none for most. */
export type ParamsOf<Code extends string> = Code extends keyof ErrorParams ? ErrorParams[Code] : object;

export interface ApiErrorInit<Code extends string> {
  readonly code: Code;
  readonly description: string;
  readonly status: number;
  readonly params: ParamsOf<Code>;
  readonly retry: RetryAdvice;
}

/** The service refused. `isApiError(error, code)` tells which parameters it has. */
export class ApiError<Code extends string = AnyErrorCode> extends MaloiError {
  override readonly name = "ApiError";
  /** As it came over the wire, known to the contract or not. */
  readonly code: Code;
  /** The service's own words, in whatever language it chose; may be empty. */
  readonly description: string;
  /** The HTTP status it came with. The body decides, so it may be 200. */
  readonly status: number;
  /** The named parts of the description. */
  readonly params: ParamsOf<Code>;
  /** What the contract says may be done about it; `never` for a code that it does not know. */
  readonly retry: RetryAdvice;

  constructor(operation: string, { code, description, status, params, retry }: ApiErrorInit<Code>) {
    super(`${printable(code)} in answer to ${operation} (HTTP ${status})`, operation);
    this.code = code;
    this.description = description;
    this.status = status;
    this.params = params;
    this.retry = retry;
  }

  override get [brand](): "api" {
    return "api";
  }

  /**
   * The failure in the words of `locale`. For a code that the locale does not know, the description is the service's
   * own, or a general sentence where it sent none.
   */
  override describe({ language, errors, failures }: Locale): Description {
    const known: Readonly<Record<string, Locale["failures"]["unknown"]>> = errors;
    const text = Object.hasOwn(known, this.code) ? known[this.code] : undefined;
    if (!text) {
      const { unknown } = failures;
      const says = /[\p{L}\p{N}]/u.test(this.description);
      return { ...unknown, description: says ? this.description : unknown.description, language };
    }
    return {
      description: fillPlaceholders(text.description, this.params),
      explanation: fillPlaceholders(text.explanation, this.params),
      action: fillPlaceholders(text.action, this.params),
      language,
    };
  }
}

/** A code as a line of a log may hold it: an unknown one can be anything. */
function printable(code: string): string {
  return code.slice(0, 100).replace(/[^\x20-\x7E]/g, "?");
}
