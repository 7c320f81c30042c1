import { clientOf } from "./fetch/create-client.js";
import type { Client, Middleware } from "./fetch/openapi-fetch.js";
import { sendRequest } from "./fetch/send-request.js";
import { readSettings } from "./fetch/settings.js";
import { type Fetching, type Transport, underneath } from "./transport.js";

/** The client of openapi-fetch for an API's `paths`. */
export type FetchClient<Paths extends object> = Client<Paths>;

/**
 * The openapi-fetch client underneath `api`, always the same one, with all that it can do. What is called through it needs the
 * secret, and fails as openapi-fetch does. Middleware that it is given sees every call of `api`, the secret included. A page
 * that does not import this does not load openapi-fetch.
 *
 * @example
 * fetchClientOf(api).use({ onRequest: ({ request }) => request.headers.set("x-trace", id) });
 */
export function fetchClientOf<Paths extends object>(api: Fetching<Paths>): FetchClient<Paths> {
  const transport = api[underneath];
  transport.client ??= attach(transport);
  // There is one for each transport, which is that of one API.
  return transport.client as FetchClient<Paths>;
}

function attach(transport: Transport): FetchClient<object> {
  const { baseUrl, fetch, headers, fetchOptions } = transport.options;
  const given = { ...fetchOptions, baseUrl, ...(fetch && { fetch }), ...(headers && { headers }) };
  const settings = { ...readSettings(given), ...(!fetch && { fetch: transport.fetch }) };
  const middleware: Middleware[] = [];
  transport.detour = (url, init, { path, request, parseAs }) => {
    if (middleware.length === 0) return undefined;
    const options = Object.freeze({ ...settings, parseAs });
    const told = { schemaPath: path, params: request.params, options };
    return sendRequest(url, init, { ...settings, middleware: [...middleware], told }).then(
      ({ response }) => response,
    );
  };
  return clientOf(settings, middleware);
}
