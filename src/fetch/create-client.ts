import { call } from "./call.js";
import {
  type CreateClient,
  type CreatePathBasedClient,
  type Middleware,
  wrapAsPathBasedClient,
} from "./openapi-fetch.js";
import type { Result } from "./read-response.js";
import { type CallOptions, readSettings, type Settings } from "./settings.js";

type Method = (path: string, options?: CallOptions) => Promise<Result>;

/**
 * A client as that of openapi-fetch, without a `Request` where there is neither middleware, nor a `fetch` or `Request` of the
 * application's: the global `fetch`, that which is there when the client is made, is called with an address and options.
 */
export const createClient: CreateClient = (options) => clientOf(readSettings(options), []);

/** @param middleware the client's; `use` and `eject` change it */
export function clientOf(settings: Settings, middleware: Middleware[]): ReturnType<CreateClient> {
  const request = (method: string, path: string, init?: CallOptions): Promise<Result> =>
    call(settings, middleware, method.toUpperCase(), path, init ?? {});
  const methodOf =
    (method: string): Method =>
    (path, init) =>
      call(settings, middleware, method, path, init ?? {});
  const client = {
    request,
    GET: methodOf("GET"),
    PUT: methodOf("PUT"),
    POST: methodOf("POST"),
    DELETE: methodOf("DELETE"),
    OPTIONS: methodOf("OPTIONS"),
    HEAD: methodOf("HEAD"),
    PATCH: methodOf("PATCH"),
    TRACE: methodOf("TRACE"),
    use: (...added: Middleware[]): void => {
      middleware.push(...added.filter(isMiddleware));
    },
    eject: (...removed: Middleware[]): void => {
      for (const one of removed) {
        const index = middleware.indexOf(one);
        if (index !== -1) middleware.splice(index, 1);
      }
    },
  };
  return client as never;
}

/** As `createClient`, by path: `client["/tasks"].GET()`. */
export const createPathBasedClient: CreatePathBasedClient = (options) =>
  wrapAsPathBasedClient(createClient(options));

/** @throws Error where it is something else */
function isMiddleware(given: Middleware): boolean {
  if (!given) return false;
  if (typeof given !== "object" || !("onRequest" in given || "onResponse" in given || "onError" in given))
    throw new Error("Middleware must be an object with one of `onRequest()`, `onResponse() or `onError()`");
  return true;
}
