import type { RetryAdvice } from "../contract.js";
import { isJsonObject, type JsonObject } from "../json.js";
import { ApiError } from "./api-error.js";
import { CooldownError } from "./cooldown-error.js";
import type { Docs } from "./docs-url.js";
import type { MaloiError } from "./maloi-error.js";
import { NetworkError } from "./network-error.js";
import { TimeoutError } from "./timeout-error.js";
import { UnexpectedResponseError } from "./unexpected-response-error.js";

/**
 * The error that `toJSON` told about, in another thread, process or realm: the same class, guards and sentences. Neither
 * `structuredClone` nor JSON keeps more of an error than its message.
 *
 * @param value what `toJSON` gave, cloned or parsed; anything else is answered with `undefined`.
 *
 * @example
 * worker.postMessage(error.toJSON());
 * onmessage = ({ data }) => show(errorFromJSON(data)?.describe(vi));
 */
export function errorFromJSON(value: unknown): MaloiError | undefined {
  if (!isJsonObject(value) || typeof value["operation"] !== "string") return undefined;
  const { name } = value;
  return typeof name === "string" && Object.hasOwn(makers, name)
    ? makers[name]?.(value["operation"], value)
    : undefined;
}

type Maker = (operation: string, json: JsonObject) => MaloiError | undefined;

const makers: Readonly<Record<string, Maker>> = {
  ApiError(operation, json) {
    const { code, description, status, params, retry, retryAfter } = json;
    if (typeof code !== "string" || !isAdvice(retry)) return undefined;
    return new ApiError(operation, {
      code,
      description: textOf(description),
      status: numberOf(status),
      params: isJsonObject(params) ? params : {},
      retry,
      retryAfter: typeof retryAfter === "number" ? retryAfter : undefined,
      retryAt: dateOf(json["retryAt"]),
      docs: docsOf(json),
    });
  },
  CooldownError(operation, json) {
    const { code, scope, reason } = json;
    const until = dateOf(json["until"])?.getTime();
    if (typeof code !== "string" || until === undefined || !isScope(scope)) return undefined;
    if (reason !== "blocked" && reason !== "guard") return undefined;
    return new CooldownError(operation, { code, scope, reason, until }, docsOf(json));
  },
  NetworkError: (operation, { sent }) => new NetworkError(operation, undefined, sent !== false),
  TimeoutError: (operation, { timeout }) => new TimeoutError(operation, numberOf(timeout)),
  UnexpectedResponseError(operation, { status, reason, body, retryable }) {
    const said = { status: numberOf(status), reason: textOf(reason), body: textOf(body) };
    return new UnexpectedResponseError(operation, { ...said, unreadable: retryable === true });
  },
};

function isAdvice(value: unknown): value is RetryAdvice {
  if (isJsonObject(value)) return typeof value["wait"] === "number" && isScope(value["scope"]);
  return value === "never" || value === "backoff" || value === "resubmit";
}

function isScope(value: unknown): value is "key" | "ip" {
  return value === "key" || value === "ip";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** A clone keeps dates, JSON writes them as text. */
function dateOf(value: unknown): Date | undefined {
  const date = new Date(value instanceof Date || typeof value === "string" ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Of the reference, the one page is known. */
function docsOf({ docsUrl }: JsonObject): Docs | undefined {
  return typeof docsUrl === "string" ? { url: docsUrl, language: "" } : undefined;
}
