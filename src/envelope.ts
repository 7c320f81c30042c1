import type { FailureMark, Locator, RuntimeEnvelope, RuntimeOperation } from "./contract.js";
import { isJsonObject, valueAt } from "./json.js";
import type { Incoming } from "./transport.js";

/** What an answer says of itself: that it is a failure, that it is none, or in words what is odd about it. */
export type Verdict = "failure" | "success" | { readonly odd: string };

/**
 * The body decides, not the status, unless the contract says that the status does, or there is no place for a mark in what the
 * operation `returns`: a file, a text, a list, nothing.
 */
export function judge(
  { failure }: RuntimeEnvelope,
  { ok, status, body }: Omit<Incoming, "received">,
  returns: RuntimeOperation["returns"],
): Verdict {
  if (!failure || (returns !== undefined && !isJsonObject(body))) {
    if (status >= 300 && status < 400) return { odd: "a redirect, which is not followed" };
    return ok ? "success" : "failure";
  }
  const found = valueAt(body, failure.at);
  if (failure.not === undefined && failure.is === undefined) {
    return found === undefined || found === null ? "success" : "failure";
  }
  if (found === undefined) return { odd: oddness(failure, body) };
  return failure.not === undefined ? verdict(found === failure.is) : verdict(found !== failure.not);
}

function verdict(isFailure: boolean): Verdict {
  return isFailure ? "failure" : "success";
}

function oddness({ at }: FailureMark, body: unknown): string {
  return isJsonObject(body) ? `no ${at.join(".")} in the body` : "";
}

/** The text at a place of an answer; where the contract has a number there, as it is written. */
export function textAt(
  locator: Locator | undefined,
  { body, headers }: Omit<Incoming, "received">,
): string | undefined {
  if (!locator) return undefined;
  const found = "at" in locator ? valueAt(body, locator.at) : headers.get(locator.header);
  if ("number" in locator && locator.number) return typeof found === "number" ? String(found) : undefined;
  if (typeof found !== "string") return undefined;
  const { prefix = "" } = locator;
  return found.startsWith(prefix) ? found.slice(prefix.length) : found;
}
