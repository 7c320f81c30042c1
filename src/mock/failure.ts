import { ErrorCode } from "../../generated/codes.js";
import { errorFacts, statuses } from "../../generated/errors.js";
import type { Locale } from "../../generated/locale.js";
import { fillPlaceholders, findPlaceholders } from "../placeholders.js";

/** That a call fails; `detail` stands where the code's description has `{{detail}}`. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly detail?: string | undefined;
}

/** What goes over the wire for it. */
export interface FailureAnswer {
  readonly status: number;
  readonly body: { readonly errorId: number; readonly errorCode: string; readonly errorDescription: string };
}

/** A code that is not in the catalog comes as a service would send it that is newer than its clients. */
export function answerFailure(
  { code, detail }: Failure,
  { errors, failures, language }: Locale,
): FailureAnswer {
  const known = isErrorCode(code);
  const status = known ? errorFacts[code].status : 400;
  const { description } = known ? errors[code] : failures.unknown;
  const errorDescription = fillPlaceholders(findPlaceholders(description), { detail }, language);
  return { status, body: { errorId: statuses[status].errorId, errorCode: code, errorDescription } };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ErrorCode, code);
}
