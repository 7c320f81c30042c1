import {
  isApiError,
  isCooldownError,
  isNetworkError,
  isTimeoutError,
  isUnexpectedResponseError,
} from "../../src/index.js";

const guards: Readonly<Record<string, (error: unknown) => boolean>> = {
  api: isApiError,
  cooldown: isCooldownError,
  network: isNetworkError,
  timeout: isTimeoutError,
  unexpectedResponse: isUnexpectedResponseError,
};

/** The kind of an error by every guard that knows it; nothing for what is no error of ours. */
export function kindOf(error: unknown): string {
  const kinds = Object.keys(guards).filter((kind) => guards[kind]?.(error));
  return kinds.join(" and ");
}
