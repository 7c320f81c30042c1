import { makeRequest } from "./make-request.js";
import type { Middleware, MiddlewareCallbackParams } from "./openapi-fetch.js";
import type { Settings } from "./settings.js";

/** Who sees a request on its way, and what they are told besides. */
export interface Viewers extends Pick<Settings, "Request" | "initExtension"> {
  readonly middleware: readonly Middleware[];
  readonly told: Omit<MiddlewareCallbackParams, "request" | "id">;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** Sends a real `Request`, past everybody who sees it. Middleware may replace it, answer it, and answer for its failure. */
export async function sendRequest(url: string, init: RequestInit, viewers: Viewers): Promise<Exchange> {
  const { Request, middleware, initExtension } = viewers;
  const told = { ...viewers.told, id: Math.random().toString(36).slice(2, 11) };
  let request = makeRequest(url, init, Request);
  for (const one of middleware) {
    const result = await one.onRequest?.({ ...told, request });
    if (result instanceof Response) return { request, response: result };
    if (result instanceof Request) request = result;
    else if (result) refuse("onRequest: must return new Request() or Response() when modifying the request");
  }
  const turns = [...middleware].reverse();
  const { fetch } = told.options;
  let response: Response;
  try {
    response = await fetch(request, initExtension);
  } catch (error) {
    response = await passError(error, { ...told, request }, turns);
  }
  for (const one of turns) {
    const result = await one.onResponse?.({ ...told, request, response });
    if (result instanceof Response) response = result;
    else if (result) refuse("onResponse: must return new Response() when modifying the response");
  }
  return { request, response };
}

/** @throws what is left of `error` where nobody answers for it */
async function passError(
  error: unknown,
  params: MiddlewareCallbackParams,
  turns: readonly Middleware[],
): Promise<Response> {
  let left = error;
  for (const one of turns) {
    const result = await one.onError?.({ ...params, error: left });
    if (result instanceof Response) return result;
    if (result instanceof Error) left = result;
    else if (result) refuse("onError: must return new Response() or instance of Error");
  }
  throw left;
}

function refuse(message: string): never {
  throw new Error(message);
}
